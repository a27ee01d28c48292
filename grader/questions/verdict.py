"""What reading and judging one answer ends in.  Nouns only."""

from __future__ import annotations

from typing import NamedTuple


class NotReadable(ValueError):
    """An answer is not of the form that was asked for; the text says why, in words for the student."""


class Verdict(NamedTuple):
    """The share of a question's points, 0 to 1, and what the student reads of it; never the right answer."""

    share: float
    message: str = ""
