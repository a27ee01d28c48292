"""Compare any plain value: the door of this room.

In: actual and expected, two plain values, and a Tolerance.  Out: one Comparison.
Pure.  A dict or a tuple is compared part by part, text and None as they are, everything else as numbers (arrays.py).

To compare another kind of value: write its file and add a branch to `compare`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import numpy as np

from grader.compare.arrays import compare_arrays
from grader.compare.comparison import Comparison
from grader.compare.tolerance import Tolerance
from grader.compare.values import is_tensor, phrase


def compare(actual: Any, expected: Any, within: Tolerance) -> Comparison:
    """Compare an answer with the expected value, to within a tolerance relative to the expected value.

    expected: a number, an array or tensor, a list of numbers, text, bytes, None, or a dict or tuple of these.
    A dict must hold the expected keys and may hold more; a tuple must have the expected length, as its caller
    unpacks it.  Raises AuthorError where `expected` is none of these, and never because of `actual`.
    """
    if type(expected) is dict:
        return _compare_dict(actual, expected, within)
    if _is_tuple_of_parts(expected):
        return _compare_tuple(actual, expected, within)
    if expected is None or type(expected) in (str, bytes):
        return _compare_plain(actual, expected)
    return compare_arrays(actual, expected, within)


def _is_tuple_of_parts(expected: Any) -> bool:
    """True for a tuple or list that holds an array, a dict or the like; one of bare numbers is an array."""
    return type(expected) in (list, tuple) and any(
        value is None or type(value) in (str, bytes, dict, np.ndarray) or is_tensor(value) for value in expected)


def _compare_dict(actual: Any, expected: dict, within: Tolerance) -> Comparison:
    if type(actual) is not dict:
        return Comparison("type", note=phrase(actual), wanted="a dictionary")
    missing = tuple(key for key in expected if key not in actual)
    if missing:
        return Comparison("keys", wrong=len(missing), total=len(expected), missing=missing)
    return _together((key, compare(actual[key], value, within)) for key, value in expected.items())


def _compare_tuple(actual: Any, expected: list | tuple, within: Tolerance) -> Comparison:
    wanted = f"{len(expected)} values"
    if type(actual) not in (list, tuple):
        return Comparison("type", note=phrase(actual), wanted=wanted)
    if len(actual) != len(expected):
        return Comparison("keys", note=str(len(actual)), wanted=wanted)
    return _together((i, compare(a, e, within)) for i, (a, e) in enumerate(zip(actual, expected)))


def _compare_plain(actual: Any, expected: Any) -> Comparison:
    if type(actual) is not type(expected):
        return Comparison("type", note=phrase(actual), wanted=phrase(expected))
    if actual == expected:
        return Comparison("equal", total=1)
    return Comparison("values", wrong=1, total=1, actual_value=actual, expected_value=expected)


def _together(parts: Iterable[tuple[Any, Comparison]]) -> Comparison:
    """The first wrong part, told in full, with the names of the others; or equal."""
    done = list(parts)
    wrong = [(key, part) for key, part in done if not part.ok]
    if not wrong:
        widest = max((part for _, part in done if part.used is not None), key=lambda part: part.used, default=None)
        return Comparison("equal", total=sum(part.total for _, part in done),
                          **({"used": widest.used, "within": widest.within} if widest else {}))
    key, first = wrong[0]
    return replace(first, part=(key, *first.part), also_wrong=tuple(other for other, _ in wrong[1:]))
