"""The check that is running now: whether it is hidden, and the pictures that it has shown."""

from __future__ import annotations

from contextvars import ContextVar
from dataclasses import dataclass, field

from grader.model import Check, Picture, Visibility


@dataclass
class Running:
    """One check while it runs."""

    check: Check
    pictures: list[Picture] = field(default_factory=list)
    asked: int = 0  # how often it spoke with the submission
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
