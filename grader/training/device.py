"""Which device computes the trainings that are judged by their accuracy.

In: what was asked for, the level, the libraries of the assignment.  Out: its name in PyTorch and a note for the report,
or OperatorError.  PyTorch is imported where a device other than the CPU is asked for, and looks at this machine.
"""

from __future__ import annotations

from typing import Literal

from grader.errors import OperatorError
from grader.model import Level

Device = Literal["cpu", "cuda", "mps"]
_ACCELERATORS: tuple[Device, ...] = ("cuda", "mps")   # `auto` takes the first that is there


def device_for(asked: str, level: Level, libraries: tuple[str, ...]) -> tuple[Device, str]:
    """Return the device for `asked` ("auto", "cpu", "cuda" or "mps") and a sentence, empty where there is no choice.

    Raises OperatorError for a device that `level` keeps workers from, or that this machine does not have.
    """
    if asked == "cpu":
        return "cpu", ""
    if not any(library.partition(".")[0] == "torch" for library in libraries):
        return "cpu", f"Device: cpu. --device {asked} is for PyTorch, which this assignment does not use."
    if level is not Level.PROCESS:
        return _behind_a_wall(asked, level)
    if asked == "auto":
        found = next((device for device in _ACCELERATORS if _is_here(device)), "cpu")
        return found, f"Device: {found}, which --device auto chose."
    if not _is_here(asked):
        raise OperatorError(f"--device {asked}: PyTorch finds none on this machine (torch.{_QUESTIONS[asked]}() is "
                            "False).  Look at its driver and at the build of PyTorch, or leave --device out.")
    return asked, ""


def _behind_a_wall(asked: str, level: Level) -> tuple[Device, str]:
    if asked == "auto":
        return "cpu", f"Device: cpu, which --device auto chose: level {level.value} keeps workers from every other one."
    raise OperatorError(f"--device {asked}: at level `{level.value}` a worker cannot reach it, since the driver is far "
                        "more of the kernel than that wall lets through.\n"
                        f"For code that you trust, or in a machine of its own: --level process --device {asked}")


_QUESTIONS = {"cuda": "cuda.is_available", "mps": "backends.mps.is_available"}


def _is_here(device: str) -> bool:
    import torch

    return torch.cuda.is_available() if device == "cuda" else torch.backends.mps.is_available()
