"""Are these the mistake's answers?

In: the submission's answers, the mistake's on the same inputs, and the right ones; plain values of any kind.
Out: True or False.  Pure, and safe for hostile values: whatever cannot be compared is not alike.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from grader.compare.values import MAX_NUMBERS, NotNumbers, numbers

# Parts of the way from the right answer to the mistake's.  float32 keeps seven digits and training loses some more.
_WAY, _WAY_FLOAT32 = 1e-6, 1e-3
# Parts of the size: a way shorter than this is rounding and tells nothing.
_ROUNDING, _ROUNDING_FLOAT32 = 1e-9, 1e-5


class _Different(Exception):
    pass


def alike(given: Any, mistaken: Any, right: Any) -> bool:
    """True when `given` is what the mistake gives, to within rounding, and that differs from what is right."""
    try:
        return any([_same_leaf(*leaf) for leaf in _leaves(given, mistaken, right)])
    except _Different:
        return False


def _leaves(given: Any, mistaken: Any, right: Any) -> Iterator[tuple[Any, Any, Any]]:
    """Yield the parts that hold no further ones; raises _Different where the forms differ."""
    if type(mistaken) is dict:
        if type(given) is not dict or not set(mistaken) <= set(given):
            raise _Different
        for key, part in mistaken.items():
            yield from _leaves(given[key], part, right.get(key) if type(right) is dict else None)
    elif type(mistaken) in (list, tuple) and not _is_array(mistaken):
        if type(given) not in (list, tuple) or len(given) != len(mistaken):
            raise _Different
        rights = right if type(right) in (list, tuple) and len(right) == len(mistaken) else [None] * len(mistaken)
        for parts in zip(given, mistaken, rights):
            yield from _leaves(*parts)
    else:
        yield given, mistaken, right


def _is_array(value: Any) -> bool:
    return _array(value) is not None


def _array(value: Any) -> np.ndarray | None:
    try:
        array = numbers(value)
    except NotNumbers:
        return None
    return array if array.dtype.kind in "biuf" and array.size <= MAX_NUMBERS else None


def _same_leaf(given: Any, mistaken: Any, right: Any) -> bool:
    """True when equal and telling, False when equal to the right answer too; raises _Different."""
    a, m, r = _array(given), _array(mistaken), _array(right)
    if m is None:
        if a is not None or type(given) is not type(mistaken) or given != mistaken:
            raise _Different
        return not (type(right) is type(mistaken) and right == mistaken)
    if a is None or a.shape != m.shape:
        raise _Different
    short = any(array.dtype.kind == "f" and array.dtype.itemsize < 8 for array in (a, m))
    with np.errstate(all="ignore"):
        return _same_numbers(a.astype(np.float64), m.astype(np.float64), r, short)


def _same_numbers(a: np.ndarray, m: np.ndarray, r: np.ndarray | None, short: bool) -> bool:
    finite = np.isfinite(m)
    if not np.array_equal(a[~finite], m[~finite], equal_nan=True) or not np.isfinite(a[finite]).all():
        raise _Different
    comparable = r is not None and r.shape == m.shape
    base = r.astype(np.float64) if comparable else np.zeros_like(m)
    way = np.abs(m - base)[finite & np.isfinite(base)].max(initial=0.0)
    size = np.abs(m[finite]).max(initial=0.0)
    rounding = (_ROUNDING_FLOAT32 if short else _ROUNDING) * size
    telling = not comparable or way > rounding or not np.array_equal(finite, np.isfinite(base))
    allowed = (_WAY_FLOAT32 if short else _WAY) * way if way > rounding else rounding
    if np.abs(a - m)[finite].max(initial=0.0) > allowed:
        raise _Different
    return telling
