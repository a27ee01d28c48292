"""Which levels of isolation there are, and which one this machine can give.

To add a mechanism: one file beside this one with the four doors of `Channel`, and one line in MECHANISMS.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Callable, Protocol

from grader.errors import OperatorError
from grader.model import Level, Limits, Submission
from grader.sandbox.process import ProcessWorker


class Channel(Protocol):
    """What every mechanism gives: one worker to speak with."""

    def ask(self, body: bytes, cpu_seconds: float, wall_seconds: float) -> bytes: ...

    def printed(self) -> str: ...

    def cpu_seconds(self) -> float: ...

    def close(self) -> None: ...


@dataclass(frozen=True)
class Mechanism:
    """One way to wall student code off, and what weakens a report that was made with it."""

    level: Level
    start: Callable[[Submission, tuple[str, ...], Limits], Channel]
    warning: str


MECHANISMS = (
    Mechanism(Level.PROCESS, ProcessWorker,
              "Isolation: process. Student code ran in a process of its own with limits, but could read this machine's "
              "files: hidden checks are not secret from it."),
)


@dataclass(frozen=True)
class Sandbox:
    """A mechanism with the libraries and limits of one assignment; `connect` starts a worker."""

    mechanism: Mechanism
    libraries: tuple[str, ...]
    limits: Limits

    @property
    def level(self) -> Level:
        """The level that this sandbox gives."""
        return self.mechanism.level

    def connect(self, submission: Submission) -> Channel:
        """Return a fresh worker that holds `submission`'s files; raises GraderError when it cannot start."""
        return self.mechanism.start(submission, self.libraries, self.limits)


def best_level() -> Level:
    """Return the strongest level that this machine can give."""
    return MECHANISMS[0].level


def open_sandbox(level: Level, libraries: tuple[str, ...], limits: Limits) -> Sandbox:
    """Return a sandbox of exactly `level`, never a weaker one; raises OperatorError when there is none."""
    for mechanism in MECHANISMS:
        if mechanism.level is level:
            return Sandbox(mechanism, libraries, limits)
    raise OperatorError(f"Isolation level `{level.value}` is not available here; the strongest is "
                        f"`{best_level().value}`.  To use it, name it: --level {best_level().value}")
