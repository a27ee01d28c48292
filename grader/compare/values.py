"""Turn a plain value into an array of numbers, or say what it is instead.

In: a value that crossed the wire (or a trusted one).  Out: a NumPy array, or NotNumbers with a phrase.
Pure; torch is never imported: a tensor is known by the module of its exact type.  Lists are walked along one
shape and only as far as MAX_NUMBERS, so a list that holds itself, or one list a million times over, costs little.

To accept another kind of value: add a branch to `numbers`.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np

MAX_NUMBERS = 5_000_000  # in nested lists; arrays have no such bound, they arrive as one buffer
MAX_DEPTH = 16
_PHRASES = {type(None): "None", str: "text", bytes: "bytes", dict: "a dictionary"}


class NotNumbers(ValueError):
    """The value is no array of numbers; the text is a phrase that says what it is ("None", "a dictionary")."""


def numbers(value: Any) -> np.ndarray:
    """The array that a number, an array, a tensor or a list of numbers stands for, of its own shape and dtype.

    An array keeps whatever dtype it has, numeric or not.  Raises NotNumbers for everything else.
    """
    if type(value) is np.ndarray:
        return value
    if type(value) in (bool, int, float, complex):
        return _from_scalar(value)
    if isinstance(value, np.generic):
        return np.asarray(value)
    if is_tensor(value):
        return _from_tensor(value)
    if type(value) in (list, tuple):
        return _from_list(value)
    raise NotNumbers(phrase(value))


def phrase(value: Any) -> str:
    """What a value is, in a few words and without a figure: "None", "text", "an array", "a list"."""
    if type(value) is np.ndarray or is_tensor(value):
        return "an array"
    if isinstance(value, (bool, int, float, complex, np.generic)):
        return "a number"
    if type(value) in (list, tuple):
        return f"a {type(value).__name__}"
    return _PHRASES.get(type(value), f"an object of type {type(value).__name__}")


def is_tensor(value: Any) -> bool:
    """True for exactly torch.Tensor, which is not imported for that."""
    return type(value).__module__ == "torch" and type(value).__name__ == "Tensor"


def _from_scalar(value: bool | int | float | complex) -> np.ndarray:
    if type(value) is int and not -2**63 <= value < 2**64:
        raise NotNumbers("a whole number of more than 64 bits")
    return np.asarray(value)


def _from_tensor(value: Any) -> np.ndarray:
    tensor = value.detach().cpu()
    try:
        return tensor.numpy()
    except (TypeError, RuntimeError):  # bfloat16 and lazily conjugated tensors have no NumPy form
        pass
    try:
        return tensor.float().numpy()
    except Exception:  # sparse, quantised, meta: torch has a different error for each
        raise NotNumbers("a tensor that is not a plain block of numbers") from None


def _from_list(value: list | tuple) -> np.ndarray:
    shape = _list_shape(value)
    if math.prod(max(1, length) for length in shape) > MAX_NUMBERS:  # rows without entries are walked too
        raise NotNumbers(f"a list of more than {MAX_NUMBERS:,} numbers")
    leaves: list[Any] = []
    _collect(value, shape, leaves)
    return _one_dtype(leaves).reshape(shape)


def _list_shape(value: Any) -> tuple[int, ...]:
    shape: list[int] = []
    while type(value) in (list, tuple):
        shape.append(len(value))
        if len(shape) > MAX_DEPTH:
            raise NotNumbers(f"lists nested more than {MAX_DEPTH} deep")
        if not value:
            return tuple(shape)
        value = value[0]
    inner = numbers(value).shape
    return tuple(shape) + inner


def _collect(value: Any, shape: tuple[int, ...], leaves: list[Any]) -> None:
    if type(value) is float and not shape:
        leaves.append(value)  # the usual leaf; an array for each of a million would take seconds
        return
    if type(value) not in (list, tuple):
        array = numbers(value)
        if array.dtype.kind not in "biufc":
            raise NotNumbers("a list that holds more than numbers")
        if array.shape != shape:
            raise NotNumbers("a list with rows of different lengths")
        leaves.extend(array.ravel().tolist())
        return
    if not shape or len(value) != shape[0]:
        raise NotNumbers("a list with rows of different lengths")
    for item in value:
        _collect(item, shape[1:], leaves)


def _one_dtype(leaves: list[Any]) -> np.ndarray:
    kinds = set(map(type, leaves))
    if kinds - {bool, int, float, complex}:
        raise NotNumbers("a list that holds more than numbers")
    if complex in kinds or float in kinds or not kinds:
        return np.array(leaves, dtype=np.complex128 if complex in kinds else np.float64)
    if kinds == {bool}:
        return np.array(leaves, dtype=np.bool_)
    signed = min(leaves) < 0 or max(leaves) < 2**63
    if signed and max(leaves) >= 2**63:
        raise NotNumbers("a list of whole numbers that no 64-bit type can hold together")
    return np.array(leaves, dtype=np.int64 if signed else np.uint64)
