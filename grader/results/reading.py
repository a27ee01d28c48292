"""The bytes of a JSON file -> a plain value; the fields of a result file -> arrays, and a copy of these.

In: bytes that a student has written.  Out: plain values, or Unreadable with a sentence for the student.
Pure, and safe for hostile bytes: sizes are counted before anything is parsed, so what is made of them stays small.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import msgspec
import numpy as np

from grader.compare.values import NotNumbers, is_tensor, numbers

MOST_BYTES = 20 * 2**20
_MOST_PARTS = 2_000_000      # numbers, texts and lists: first-layer weights of 3x32x32 inputs are 98,304
_MOST_CONTAINERS = 200_000
_DEEPEST = 64                # lists and dictionaries inside each other
_NO_NUMBER = re.compile(rb"(?<![\w\"'])-?(NaN|Infinity|Inf|nan|inf)\b")


class Unreadable(ValueError):
    """The file cannot be read; the text is a sentence for the student that goes on after the file's name."""


def read_json(data: bytes) -> Any:
    """Return the value that JSON says, a text, number, list or dict; raises Unreadable."""
    if len(data) > MOST_BYTES:
        raise Unreadable(f"is larger than {MOST_BYTES // 2**20} MiB")
    if data.count(b",") > _MOST_PARTS or data.count(b"[") + data.count(b"{") > _MOST_CONTAINERS:
        raise Unreadable("holds more values than a result file needs")
    try:
        value = msgspec.json.decode(data)
    except RecursionError:
        raise Unreadable("holds lists or dictionaries inside each other, far too deep") from None
    except (msgspec.DecodeError, ValueError) as error:
        raise Unreadable(_why(data, error)) from None
    if _deeper_than(_DEEPEST, value):
        raise Unreadable("holds lists or dictionaries inside each other, far too deep")
    return value


def _deeper_than(most: int, value: Any) -> bool:
    """Say whether more than `most` lists and dictionaries are inside each other."""
    level = _containers([value])
    for _ in range(most):
        level = _containers(inner for one in level for inner in (one.values() if type(one) is dict else one))
    return bool(level)


def _containers(values: Iterable[Any]) -> list[Any]:
    return [value for value in values if type(value) in (list, dict)]


def _why(data: bytes, error: Exception) -> str:
    if not data.strip():
        return "is empty"
    if found := _NO_NUMBER.search(data):
        line = data.count(b"\n", 0, found.start()) + 1
        return (f"holds {found[0].decode()} in line {line}, which is no number: "
                "a loss that becomes one means that the training diverged")
    return f"is no JSON that can be read: {' '.join(str(error).split())[:200]}"


def arrays_of(value: Any) -> dict[str, Any]:
    """Return a result file's fields, with an array (float64 for floats) for each that is made of numbers.

    A number becomes an array without axes.  Raises Unreadable for what is no dictionary with names for keys.
    """
    if type(value) is not dict:
        raise Unreadable("does not hold a dictionary of named fields")
    if not all(type(key) is str for key in value):
        raise Unreadable("holds a dictionary whose keys are not all names")
    return {name: _array(field) for name, field in value.items()}


def _array(field: Any) -> Any:
    try:
        array = numbers(field)
    except NotNumbers:
        return field
    return array.astype(np.float64) if array.dtype.kind == "f" else array


def copied(value: Any) -> Any:
    """Return a copy of fields that shares no array, list or dict with them, so that a check may change its own."""
    if type(value) is dict:
        return {name: copied(inner) for name, inner in value.items()}
    if type(value) in (list, tuple):
        return type(value)(map(copied, value))
    if is_tensor(value):
        return value.clone()
    return value.copy() if type(value) is np.ndarray else value
