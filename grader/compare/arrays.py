"""Compare numbers: one, or an array of them.

In: actual (any plain value), expected (a trusted array or number), a Tolerance.  Out: Comparison.
Pure, and safe for hostile numbers: it raises for a wrong expected value only.  Asked in this order, and the first
that is wrong is told: the type, the shape, the dtype, NaN and infinity, the values.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Optional

import numpy as np

from grader.compare.comparison import Comparison
from grader.compare.tolerance import Tolerance
from grader.compare.values import NotNumbers, numbers, phrase
from grader.errors import AuthorError

# Which dtype kinds may answer for which.  A bool is no float: `x > 0` is a usual slip for `(x > 0) * x`.
ACCEPTED = {"b": "biu", "i": "iuf", "u": "iuf", "f": "iuf", "c": "iufc"}
_KINDS = {"b": "true and false", "i": "whole numbers", "u": "whole numbers", "f": "real numbers",
          "c": "complex numbers", "O": "objects", "S": "text", "U": "text"}
_FLOAT_HOLDS = 2**53  # up to here float64 holds every whole number


def compare_arrays(actual: Any, expected: Any, within: Tolerance) -> Comparison:
    """Compare `actual` with the numbers `expected`, entry by entry, relative to the expected ones.

    Shapes must be equal: nothing is broadcast.  float32 on either side is judged within FLOAT32 (see for_dtype).
    NaN equals nothing; an infinity equals itself.  Raises AuthorError where `expected` is not numeric.
    """
    right = _expected_numbers(expected)
    wanted = "an array of numbers" if right.ndim else "a number"
    try:
        given = numbers(actual)
    except NotNumbers as reason:
        return Comparison("type", expected_shape=right.shape, note=str(reason), wanted=wanted)
    seen = Comparison("equal", given.shape, right.shape, total=right.size)
    if given.shape != right.shape:  # first of all, since broadcasting would call (3,) and (1, 3) equal
        return replace(seen, kind="shape", total=0)
    if given.dtype.kind not in ACCEPTED[right.dtype.kind]:
        return replace(seen, kind="dtype", total=0, note=_kind(given), wanted=_kind(right))
    seen = replace(seen, within=within.for_dtype(given.dtype).for_dtype(right.dtype))
    with np.errstate(all="ignore"):  # an answer may overflow on purpose; the result is then infinite, and wrong
        return _nonfinite(seen, given.ravel(), right.ravel()) or _values(seen, given.ravel(), right.ravel())


def _expected_numbers(expected: Any) -> np.ndarray:
    try:
        right = numbers(expected)
    except NotNumbers as reason:
        raise AuthorError(f"the expected value is {reason}. Give numbers, or a dict or tuple of them.") from None
    if right.dtype.kind not in ACCEPTED:
        raise AuthorError(f"the expected value is {phrase(expected)} of dtype {right.dtype}. Give a numeric dtype.")
    return right


def _kind(array: np.ndarray) -> str:
    return _KINDS.get(array.dtype.kind, "something else than numbers")


def _nonfinite(seen: Comparison, given: np.ndarray, right: np.ndarray) -> Optional[Comparison]:
    bad = ~(np.isfinite(given) & np.isfinite(right)) & ~(given == right)
    if not bad.any():
        return None
    nan, infinite = np.isnan(given[bad]).sum(), np.isinf(given[bad]).sum()
    counts = [f"{n} {word}" for n, word in ((nan, "NaN"), (infinite, "infinite")) if n]
    seen = _at(seen, int(np.argmax(bad)), given, right)
    return replace(seen, kind="nonfinite", wrong=int(bad.sum()), wrong_mask=bad.reshape(seen.expected_shape),
                   note=" and ".join(counts))


def _values(seen: Comparison, given: np.ndarray, right: np.ndarray) -> Comparison:
    a, e = _common(given, right)
    error, allowed = np.abs(a - e), seen.within.allowed(e)
    # "Not within" rather than "beyond": a comparison with NaN is false either way, and false must mean wrong.
    wrong = ~((a == e) | (error <= allowed)).astype(bool)
    seen = replace(seen, used=_used(error, allowed))
    if not wrong.any():
        return replace(seen, scale=_scale(e))
    error, size = np.where(wrong, error, -1).astype(np.float64), np.abs(e).astype(np.float64)
    relative = np.where(size > 0, error / size, np.inf)[wrong]
    worst = int(np.argmax(error))
    seen = _at(seen, worst, given, right)
    return replace(seen, kind="values", wrong=int(wrong.sum()), wrong_mask=wrong.reshape(seen.expected_shape),
                   largest_absolute=float(error[worst]), largest_relative=float(relative.max()),
                   scale=_scale(e), allowed=float(allowed[worst]))


def _used(error: np.ndarray, allowed: np.ndarray) -> float:
    """The largest part of what is allowed; any error is infinitely much of an allowed zero."""
    error, allowed = error.astype(np.float64), np.broadcast_to(allowed, error.shape).astype(np.float64)
    part = np.where(error == 0, 0.0, np.where(allowed > 0, error / np.where(allowed > 0, allowed, 1), np.inf))
    return float(np.nan_to_num(part, nan=0.0, posinf=np.inf).max(initial=0.0))


def _common(given: np.ndarray, right: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Both in one dtype whose difference neither wraps (uint8 would) nor loses a unit (float64 would, past 2**53)."""
    whole = given.dtype.kind in "biu" and right.dtype.kind in "biu"
    if whole and (_is_long(given) or _is_long(right)):
        return given.astype(object), right.astype(object)
    dtype = np.complex128 if "c" in (given.dtype.kind, right.dtype.kind) else np.float64
    return given.astype(dtype), right.astype(dtype)


def _is_long(array: np.ndarray) -> bool:
    return bool(array.size) and (int(array.max()) > _FLOAT_HOLDS or int(array.min()) < -_FLOAT_HOLDS)


def _at(seen: Comparison, index: int, given: np.ndarray, right: np.ndarray) -> Comparison:
    position = tuple(int(i) for i in np.unravel_index(index, seen.expected_shape))
    return replace(seen, position=position, actual_value=_plain(given[index]), expected_value=_plain(right[index]))


def _plain(value: np.generic) -> Any:
    python = value.item()
    # A long double stays a NumPy number under item(): it is shown as a float.
    return float(python) if isinstance(python, np.floating) else python


def _scale(expected: np.ndarray) -> float:
    finite = np.abs(expected).astype(np.float64)
    finite = finite[np.isfinite(finite)]
    return float(finite.max()) if finite.size else 0.0
