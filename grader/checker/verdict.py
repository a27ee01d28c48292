"""How a check ends other than by returning: a verdict on the student's work, raised through pytest."""

from __future__ import annotations

from grader.model import Diagnosis, Outcome


class Verdict(Exception):
    """Ends the running check with `outcome`; `share` (0 to 1) of the points when it is PARTIAL."""

    def __init__(self, outcome: Outcome, message: str, diagnosis: Diagnosis | None = None, share: float = 0.0) -> None:
        super().__init__(message)
        self.outcome, self.message, self.diagnosis, self.share = outcome, message, diagnosis, share

    def again(self) -> Verdict:
        """Return the same verdict anew: an exception that was raised before drags its old traceback along."""
        return Verdict(self.outcome, self.message, self.diagnosis, self.share)
