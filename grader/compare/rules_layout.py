"""Rules for right values in the wrong place: transposed, flipped, shifted, cut short, or in another shape.

In: Case.  Out: Diagnosis, or None.  Pure.  Evidence names axes and never their lengths: hidden sizes stay hidden.
"""

from __future__ import annotations

from itertools import permutations
from typing import Optional

import numpy as np

from grader.compare.case import Case
from grader.model import Diagnosis

_MAX_AXES = 4  # 23 orders of four axes are tried; no homework here returns more


def transposed(case: Case) -> Optional[Diagnosis]:
    """The answer is the expected value with its axes in another order."""
    ndim = case.expected.ndim
    if not 2 <= ndim <= _MAX_AXES or case.actual.ndim != ndim:
        return None
    for order in sorted(permutations(range(ndim)), key=lambda order: len(_moved(order))):
        if _moved(order) and case.explained_by(case.expected.transpose(order)):
            return _axes_swapped(case, order)
    return None


def _moved(order: tuple[int, ...]) -> list[int]:
    return [axis for axis, origin in enumerate(order) if axis != origin]


def _axes_swapped(case: Case, order: tuple[int, ...]) -> Diagnosis:
    hint = "Check which axis counts the examples, and in which order the handout lists the axes."
    if len(order) == 2:
        return Diagnosis("transposed", f"{case.subject} is the expected value with rows and columns exchanged.", hint)
    moved = _moved(order)
    what = f"axes {moved[0]} and {moved[1]} exchanged" if len(moved) == 2 else f"axes in the order {order}"
    return Diagnosis("axes swapped", f"{case.subject} is the expected value with its {what}.", hint)


def flipped(case: Case) -> Optional[Diagnosis]:
    """The answer is the expected value backwards along one or both of the last two axes."""
    last = range(max(0, case.expected.ndim - 2), case.expected.ndim)
    for axes in [(axis,) for axis in last] + [tuple(last)]:
        if axes and case.explained_by(np.flip(case.expected, axes)):
            return Diagnosis("flipped", f"{case.subject} is the expected value read backwards along {_axis(axes)}.",
                             "Look for a [::-1], a flip, or a loop that runs the other way.")
    return None


def shifted(case: Case) -> Optional[Diagnosis]:
    """The answer is the expected value moved by one along one axis."""
    actual, expected = case.actual, case.expected
    if actual.shape != expected.shape:
        return None
    for axis in range(expected.ndim):
        head, tail = _slices(axis, slice(None, -1)), _slices(axis, slice(1, None))
        for here, there in ((head, tail), (tail, head)):
            if case.explains(expected[there], actual[here], base=expected[here]):
                return Diagnosis("off by one", f"{case.subject} is the expected value moved by one along axis {axis}.",
                                 "Check where the loop or the slice starts and ends.")
    return None


def cut_short(case: Case) -> Optional[Diagnosis]:
    """The answer lacks the first or the last entries along one or more axes, and is right otherwise."""
    actual, expected = case.actual, case.expected
    if actual.ndim != expected.ndim or not _one_less(actual.shape, expected.shape):
        return None
    axes = tuple(axis for axis, (a, e) in enumerate(zip(actual.shape, expected.shape)) if a != e)
    for which, part in (("last", slice(None, -1)), ("first", slice(1, None))):
        kept = tuple(part if axis in axes else slice(None) for axis in range(expected.ndim))
        if case.explained_by(expected[kept]):
            return Diagnosis("off by one",
                             f"{case.subject} lacks the {which} entry along {_axis(axes)}; the rest is right.",
                             "A window of h fits into H places H - h + 1 times.")
    return None


def _one_less(actual: tuple[int, ...], expected: tuple[int, ...]) -> bool:
    return actual != expected and all(e - a in (0, 1) for a, e in zip(actual, expected))


def reshaped(case: Case) -> Optional[Diagnosis]:
    """The values are right and only the shape is not: (N, 1) for (N,)."""
    actual, expected = case.actual, case.expected
    if actual.shape == expected.shape or actual.size != expected.size:
        return None
    if not case.explains(expected.ravel(), actual.ravel()):
        return None
    return Diagnosis("right values in another shape", "Read in order, the values are the expected ones.",
                     "Return the shape that the handout asks for; reshape changes it without moving a value.")


def broadcast(case: Case) -> Optional[Diagnosis]:
    """(N,) met (N, 1), and NumPy made (N, N) of them: the diagonal holds what was asked."""
    count = case.expected.size
    if count < 2 or max(case.expected.shape) != count or case.actual.shape != (count, count):
        return None
    if not case.explains(case.expected.ravel(), np.diagonal(case.actual)):
        return None
    return Diagnosis("a column and a vector were combined",
                     "The result is an N by N table, and its diagonal holds the expected values.",
                     "(N, 1) with (N,) gives (N, N): give both the same shape first, with reshape(-1).")


def _slices(axis: int, part: slice) -> tuple[slice, ...]:
    return (slice(None),) * axis + (part,)


def _axis(axes: tuple[int, ...]) -> str:
    return f"ax{'is' if len(axes) == 1 else 'es'} {' and '.join(map(str, axes))}"
