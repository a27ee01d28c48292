"""From figures of many runs to a threshold that can be defended: the arithmetic of `grader calibrate`.

    bound.py      samples -> a Bound that future figures of right solutions keep, with its risk and its confidence
    groups.py     the same for several solutions: the worst of them counts
    tails.py      the bounds themselves, on a scale on which the samples are taken to be normal or heavier-tailed
    scale.py      which scale that is: the angle of a counted figure, the logarithm, or the figure as it is
    evidence.py   the nouns: RightRuns, MistakeRuns, Proposal
    proposal.py   figures of right solutions and of mistakes -> a Proposal: goal, floor, and what they do
    margins.py    used parts of a tolerance -> a ToleranceFinding
    found.py      a Proposal in words: its verdict, and the text beside the threshold
    words.py      figures and risks in words, and numbers rounded to the safe side

Pure: samples in, frozen structs out; no runs, no files, no clock.  Figures are trusted numbers: the checker measured
them.  Start reading at bound.py.
"""

from grader.calibration.bound import Bound, lower_bound, upper_bound
from grader.calibration.evidence import MistakeRuns, Proposal, RightRuns
from grader.calibration.groups import risk_of_missing, worst_bound
from grader.calibration.margins import ToleranceFinding, margins
from grader.calibration.proposal import propose

__all__ = ["Bound", "MistakeRuns", "Proposal", "RightRuns", "ToleranceFinding", "lower_bound", "margins", "propose",
           "risk_of_missing", "upper_bound", "worst_bound"]
