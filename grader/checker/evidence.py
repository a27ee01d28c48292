"""What a check saw of a submission: the answers, the comparison that ended it, the figures that it measured.

It stays inside the grader: it names the mistake behind a failure (catalogue/) and calibrates tolerances and
thresholds (calibrate.py).  No report holds it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from grader.compare.values import NotNumbers, is_tensor, numbers
from grader.training import Threshold

_MOST_BYTES = 32 << 20  # of answers in one check; a submission that sends more is not told its mistake by them


@dataclass(frozen=True)
class Failing:
    """The comparison that ended a check: what was compared, the answer, and what was expected."""

    name: str
    actual: Any
    expected: Any


@dataclass(frozen=True)
class Figure:
    """A figure that earned a share of the points, and the threshold that it was held against."""

    value: float
    threshold: Threshold
    of: int | None = None    # the number of examples of which it is a fraction


@dataclass(frozen=True)
class Margin:
    """The largest part of a tolerance that an answer used: 1 is all of it, more is a failure."""

    tolerance: str
    name: str
    used: float


@dataclass
class Evidence:
    """Of one check on one submission.  `answers` is None when there were too many bytes of them."""

    answers: list[Any] | None = field(default_factory=list)
    failing: Failing | None = None
    figures: list[Figure] = field(default_factory=list)
    margins: list[Margin] = field(default_factory=list)
    _bytes: int = 0

    def heard(self, value: Any, size: int = 0) -> None:
        """Keep an answer that arrived in `size` bytes."""
        self._bytes += size
        if self._bytes > _MOST_BYTES:
            self.answers = None
        if self.answers is not None:
            self.answers.append(_plain(value))

    def stopped(self, *how: str) -> None:
        """Keep that no value came, and how it was told."""
        self.heard(("stopped", *how))


def _plain(value: Any) -> Any:
    """`value` with a text in the place of each object that stays in the worker, and arrays for tensors."""
    if type(value) in (list, tuple):
        return type(value)(_plain(item) for item in value)
    if type(value) is dict:
        return {key: _plain(item) for key, item in value.items()}
    if is_tensor(value):
        return _array(value)
    return "an object" if hasattr(type(value), "handle_in") else value


def _array(tensor: Any) -> Any:
    try:
        return numbers(tensor)  # it must be readable where torch is not loaded
    except NotNumbers as reason:
        return str(reason)
