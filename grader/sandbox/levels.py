"""Which levels of isolation there are, and which ones this machine can give.

To add a mechanism: one file beside this one that makes a Sandbox, and one line in MECHANISMS.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from grader.errors import OperatorError
from grader.model import Level, Limits, Submission
from grader.sandbox.process import ProcessSandbox
from grader.sandbox.trial import why_not_contained, why_not_strict
from grader.sandbox.walled import WalledSandbox


class Channel(Protocol):
    """One worker to speak with."""

    def ask(self, body: bytes, cpu_seconds: float, wall_seconds: float) -> bytes: ...

    def printed(self) -> str: ...

    def cpu_seconds(self) -> float: ...

    def close(self) -> None: ...


class Sandbox(Protocol):
    """Where one assignment's workers run; one worker at a time."""

    def connect(self, submission: Submission, limits: Limits, device: str = "cpu") -> Channel:
        """Return a fresh worker that holds `submission`'s files and may use `device`; another one than the CPU is for
        level `process` alone.  Raises GraderError when it cannot start."""

    def close(self) -> None: ...


@dataclass(frozen=True)
class Mechanism:
    """One way to wall student code off: what it guarantees, and why this machine cannot give it (None: it can)."""

    level: Level
    open: Callable[..., Sandbox]  # (libraries to import, those to keep away, threads=1)
    why_not: Callable[[], str | None]
    promise: str
    warning: str  # what weakens a report that was made with it


# The strongest first.
MECHANISMS = (
    Mechanism(Level.STRICT, WalledSandbox.strict, why_not_strict,
              "no file, network, process or signal outside its own; memory, time, threads and disk bounded", ""),
    Mechanism(Level.CONTAINED, WalledSandbox.contained, why_not_contained,
              "as strict, but it can see that a path exists, and fill the disk that temporary files lie on",
              "Isolation: contained. Student code could see which files exist on this machine, though not read them."),
    Mechanism(Level.PROCESS, ProcessSandbox, lambda: None,
              "a process of its own with limits; it can read this user's files and use the network",
              "Isolation: process. Student code ran in a process of its own with limits, but could read this machine's "
              "files: hidden checks are not secret from it, and tricks reach the libraries that are not allowed."),
)


def mechanism_for(level: Level) -> Mechanism:
    """Return the mechanism that gives exactly `level`, never a weaker one; raises OperatorError when there is none."""
    mechanism = next(mechanism for mechanism in MECHANISMS if mechanism.level is level)
    reason = mechanism.why_not()
    if reason is None:
        return mechanism
    best = best_level().value
    raise OperatorError(f"Isolation level `{level.value}` is not available here: {reason}\n"
                        f"The strongest level here is `{best}`.  To use it all the same, name it: --level {best}")


def best_level() -> Level:
    """Return the strongest level that this machine can give."""
    return next(mechanism.level for mechanism in MECHANISMS if mechanism.why_not() is None)
