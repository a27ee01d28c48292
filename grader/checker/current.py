"""The check that is running now: whether it is hidden, what it has shown, and what it has seen."""

from __future__ import annotations

from contextvars import ContextVar
from dataclasses import dataclass, field

from grader.checker.evidence import Evidence
from grader.model import Check, Picture, Visibility


@dataclass
class Running:
    """One check while it runs."""

    check: Check
    pictures: list[Picture] = field(default_factory=list)
    evidence: Evidence = field(default_factory=Evidence)
    float32: bool = False  # arrays are sent as float32, so answers have no more digits
    asked: int = 0  # how often it spoke with the submission
    returned_none: str = ""  # the function of the submission that was asked last, where it answered None
    waited: float = 0.0  # seconds until the answers came, all together

    @property
    def hidden(self) -> bool:
        """True when its inputs and expected values must stay out of what the student reads."""
        return self.check.visibility is Visibility.HIDDEN


running: ContextVar[Running | None] = ContextVar("running", default=None)


def is_hidden() -> bool:
    """True when the running check is hidden; also when none runs, since doubt must not show anything."""
    now = running.get()
    return now is None or now.hidden
