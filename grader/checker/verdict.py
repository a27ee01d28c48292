"""How a check ends other than by returning: a verdict on the student's work, raised through pytest."""

from __future__ import annotations

from grader.model import Diagnosis, Outcome, Place


class Verdict(Exception):
    """Ends the running check with `outcome`; `share` (0 to 1) of the points when it is PARTIAL.

    `place` is the line of the student's code at which it stopped; None in a hidden check.  `unread` says that the
    file could not be loaded: the same cause for all checks.
    """

    def __init__(self, outcome: Outcome, message: str, diagnosis: Diagnosis | None = None, share: float = 0.0,
                 place: Place | None = None) -> None:
        super().__init__(message)
        self.outcome, self.message, self.diagnosis, self.share = outcome, message, diagnosis, share
        self.place, self.unread = place, False

    def again(self) -> Verdict:
        """Return the same verdict anew: an exception that was raised before drags its old traceback along."""
        verdict = Verdict(self.outcome, self.message, self.diagnosis, self.share, self.place)
        verdict.unread = self.unread
        return verdict
