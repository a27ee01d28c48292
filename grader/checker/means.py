"""Whether an assignment can be graded with what is asked for, before anything is graded.

In: the assignment, the level, a budget and a device as they were typed.  Out: Means, or OperatorError.
"""

from __future__ import annotations

import os
from typing import Any

from grader.checker.run import without_answers
from grader.datasets import available
from grader.errors import OperatorError
from grader.model import Level
from grader.training import Means, device_for

_SETS = {"mnist": ("MNIST", "MNIST/raw"), "cifar10": ("CIFAR-10", "cifar-10-batches-py")}


def means_for(assignment: Any, level: Level, budget: str = "short", device: str = "cpu", *,
              public_only: bool = False) -> Means:
    """Return the means of a run of `assignment` (an Assignment).

    Raises OperatorError where there is no full budget, or nothing public in it when `public_only`, where its data is
    missing, or the device cannot be had.
    """
    if budget == "full":
        _refuse_what_cannot_be_full(assignment)
        if public_only:
            _refuse_what_is_hidden(assignment)
        _refuse_missing_data(assignment.settings.full.data)
    return Means(budget, *device_for(device, level, assignment.settings.libraries))


def _refuse_what_cannot_be_full(assignment: Any) -> None:
    if assignment.settings.full is None:
        why = ("A bundle holds the short checks alone." if assignment.settings.bundle else
               f"{assignment.folder / 'assignment.yaml'} has no section `full`.")
        raise OperatorError(f"{assignment.id} has no full budget.  {why}  Leave out --budget full.")


def _refuse_what_is_hidden(assignment: Any) -> None:
    short, full = (without_answers(assignment, "", public_only=True, budget=budget) for budget in ("short", "full"))
    if len(short) == len(full):
        raise OperatorError(f"The full budget adds hidden checks alone to {assignment.id}, and this command runs the "
                            "public ones.  Leave out --budget full.")


def _refuse_missing_data(data: str) -> None:
    if f"{data}: real" in available():
        return
    name, inside = _SETS[data]
    folder = os.environ.get("GRADER_DATA")
    looked = (f"It is neither in {folder} nor in {os.path.join(folder, data)}" if folder
              else "The environment variable GRADER_DATA, which names its folder, is not set")
    raise OperatorError(f"--budget full trains on the whole real {name}.  {looked}.\n"
                        f"Put the set there as torchvision keeps it, a folder with {inside} in it, and set "
                        "GRADER_DATA=FOLDER; or leave out --budget full.")
