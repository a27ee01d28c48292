"""What training may spend, how its result becomes points, and how its data is posed.

    budget.py      steps and processor seconds
    means.py       which budget a run has, short or full, and which device
    device.py      the device that is asked for, where it can be had
    threshold.py   a measured figure between a floor and a goal -> a share of the points
    posed.py       images altered and labels permuted from the course's secret: memorised labels are worth nothing
    trajectory.py  the parameters that a right training loop reaches; needs torch, so checks import it by themselves
"""

from grader.training.budget import Budget
from grader.training.device import device_for
from grader.training.means import SHORT, Means
from grader.training.posed import Posed, pose
from grader.training.threshold import Threshold

__all__ = ["SHORT", "Budget", "Means", "Posed", "Threshold", "device_for", "pose"]
