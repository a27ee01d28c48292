"""Judge a tolerance by what right answers use of it and by how far mistakes exceed it.

In: largest differences as parts of the allowed one, of right solutions and of mistakes.  Out: ToleranceFinding.  Pure.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Literal, Optional

import msgspec

from grader.calibration.words import figure_words, list_words

ROOM = 10.0    # how many times a tolerance should lie from both sides: other machines and threads sum differently

_Samples = Mapping[str, Sequence[float]]


class ToleranceFinding(msgspec.Struct, frozen=True):
    """The part of a tolerance that right answers use, and the smallest multiple of it by which a mistake is wrong.

    rejected and missed: right solutions with a run above 1, and mistakes with one at 1 or below.  otherwise: mistakes
    that fail the check and exceed the tolerance by no finite multiple: by a shape, a type, or where nothing is allowed.
    """

    largest_used: float
    smallest_excess: Optional[float]    # null where no mistake was run
    verdict: Literal["roomy", "tight", "separates nothing"]
    factor: Optional[float]             # the tolerance times this lies midway (geometric mean); null where none does
    rejected: tuple[str, ...]
    missed: tuple[str, ...]
    text: str
    otherwise: tuple[str, ...] = ()


def margins(right: _Samples, wrong: _Samples, otherwise: Sequence[str] = ()) -> ToleranceFinding:
    """Return how a tolerance parts right answers from mistakes; `otherwise` names those that fail without a sample.

    right, wrong: name -> for each run the largest difference / allowed difference, (n,), n >= 1, finite and not
    negative.  An exact tolerance has no such part and is no matter for this.  wrong may be empty.
    Raises ValueError for other samples, and where there is no right solution.
    """
    if not right:
        raise ValueError("no right solutions: give at least one with its samples")
    used = max(max(_checked(name, samples)) for name, samples in right.items())
    excess = min((min(_checked(name, samples)) for name, samples in wrong.items()), default=None)
    rejected = tuple(name for name, samples in right.items() if max(samples) > 1)
    missed = tuple(name for name, samples in wrong.items() if min(samples) <= 1)
    verdict = _verdict(used, excess)
    factor = math.sqrt(used * excess) if excess is not None and 0 < used < excess else None
    return ToleranceFinding(float(used), excess, verdict, factor, rejected, missed,
                            _text(used, excess, verdict, rejected, missed, otherwise), tuple(otherwise))


def _checked(name: str, samples: Sequence[float]) -> list[float]:
    parts = [float(part) for part in samples]
    if not parts or not all(math.isfinite(part) and part >= 0 for part in parts):
        raise ValueError(f"{name}: samples are empty, negative or not finite; give parts of the tolerance, from 0")
    return parts


def _verdict(used: float, excess: Optional[float]) -> Literal["roomy", "tight", "separates nothing"]:
    if excess is not None and excess <= used:
        return "separates nothing"
    roomy = used * ROOM <= 1 and (excess is None or excess >= ROOM)
    return "roomy" if roomy else "tight"


def _text(used: float, excess: Optional[float], verdict: str, rejected: tuple[str, ...],
          missed: tuple[str, ...], otherwise: Sequence[str]) -> str:
    reach = f"the nearest mistake differs by {figure_words(excess)} times the tolerance" if excess is not None else \
        f"{list_words(otherwise)} fail by a shape, a type or an exact value, and not by it" if otherwise else \
        "no mistake was run"
    text = f"{verdict}: right answers use up to {figure_words(used)} of the tolerance, {reach}"
    text += f"; it refuses right answers of {list_words(rejected)}" if rejected else ""
    return text + (f"; it lets pass {list_words(missed)}" if missed else "") + _remedy(used, excess, verdict)


def _remedy(used: float, excess: Optional[float], verdict: str) -> str:
    """Say what to do about a tolerance that has too little room on one side, or on both."""
    if verdict == "roomy":
        return ""
    apart = "choose cases in which the mistakes differ more"
    if verdict == "separates nothing":
        return f".  No other factor parts them: {apart}"
    factor = used * ROOM if excess is None else math.sqrt(used * excess) if used > 0 else excess / ROOM
    cramped = excess is not None and excess < used * ROOM**2
    return f".  Multiply it by about {figure_words(factor)}{', and ' + apart if cramped else ''}"
