"""One plain value -> bytes.

In: a value of the language (language.py).  Out: bytes, or Refused with what could not be said.
Used on both sides; in the worker it meets whatever student code returns, so it asks for exact types only.
"""

from __future__ import annotations

import json
import re
import sys
from collections import OrderedDict, defaultdict
from collections.abc import Callable
from typing import Any

import numpy as np

from grader.wire.language import (
    DEFAULT_CAPS,
    DTYPES,
    HEADER,
    INT_MAX,
    INT_MIN,
    TENSOR_DTYPES,
    Caps,
    Handle,
    Refused,
    printable,
)

_LONE = re.compile("[\ud800-\udfff]")  # half of a pair of UTF-16 units: no character


def _refuse(value: object) -> Handle:
    raise Refused(f"an object of type {type(value).__name__}")


def encode(value: Any, opaque: Callable[[object], Handle] = _refuse, caps: Caps = DEFAULT_CAPS) -> bytes:
    """Return `value` as bytes.

    `opaque` is asked for a Handle for each object that is not a plain value.  Raises Refused when some part of the
    value cannot be said: an array of objects, an integer of more than 64 bits, half a character, a structure too deep
    or too large.
    """
    writer = _Writer(opaque, caps)
    structure = writer.write(value, 0)
    header = json.dumps(structure, separators=(",", ":")).encode("ascii")
    if len(header) > caps.header_bytes:
        raise Refused("a value with too many parts")
    return b"".join([HEADER.pack(len(header)), header, *writer.buffers])


class _Writer:
    """Walks a value; collects the buffers in document order."""

    def __init__(self, opaque: Callable[[object], Handle], caps: Caps) -> None:
        self.opaque, self.caps, self.buffers, self.nodes = opaque, caps, [], 0

    def write(self, value: Any, depth: int) -> Any:
        self.nodes += 1
        if self.nodes > self.caps.nodes:
            raise Refused("a value with too many parts")
        if depth > self.caps.depth:
            raise Refused("a value nested too deeply")
        kind = type(value)
        if value is None or kind is bool or kind is float:
            return value
        if kind is int:
            if not INT_MIN <= value <= INT_MAX:
                raise Refused("an integer of more than 64 bits")
            return value
        if kind is str:
            if len(value) > self.caps.text:
                raise Refused("a text that is too long")
            if _LONE.search(value):
                raise Refused("a text that holds half a character")
            return value
        if kind is bytes:
            self.buffers.append(value)
            return {"bytes": len(value)}
        if kind is list:
            return [self.write(item, depth + 1) for item in list(value)]
        if kind is tuple:
            return {"tuple": [self.write(item, depth + 1) for item in value]}
        if kind is dict or kind is OrderedDict or kind is defaultdict:
            return {"dict": [[self._key(key), self.write(item, depth + 1)] for key, item in list(value.items())]}
        if kind is np.ndarray or isinstance(value, np.generic):
            return self._array(np.asarray(value))
        if _is_tensor(value):
            return self._tensor(value)
        handle = value if kind is Handle else self.opaque(value)
        return {"handle": [handle.id, printable(handle.kind[:200])]}

    def _key(self, key: Any) -> Any:
        if isinstance(key, np.generic):
            key = key.item()
        if type(key) not in (str, int, float, bool, type(None)):
            raise Refused(f"a dict with a key of type {type(key).__name__}")
        if key != key:
            raise Refused("a dict with the key nan")  # equal to no other key, not even to itself
        return self.write(key, 0)

    def _array(self, array: np.ndarray) -> dict:
        if array.dtype.name not in DTYPES:
            raise Refused(f"an array of dtype {array.dtype.name[:40]}")
        # Transposed arrays keep their memory layout, so that a check can ask with one that is not contiguous.
        order = sorted(range(array.ndim), key=lambda axis: -abs(array.strides[axis]))
        straight = array.transpose(order)
        if array.flags.c_contiguous or not straight.flags.c_contiguous:
            order, straight = list(range(array.ndim)), array
        self.buffers.append(np.ascontiguousarray(straight, dtype=DTYPES[array.dtype.name]).tobytes())
        return {"array": [array.dtype.name, list(straight.shape), order]}

    def _tensor(self, tensor: Any) -> dict:
        torch = sys.modules["torch"]
        name = str(tensor.dtype).removeprefix("torch.")
        if name not in TENSOR_DTYPES or tensor.layout != torch.strided:
            raise Refused(f"a tensor of dtype {name[:40]} and layout {str(tensor.layout)[:40]}")
        if tensor.device.type == "meta":
            raise Refused("a tensor without values, on device meta")
        flat = tensor.detach().cpu().resolve_conj().resolve_neg().contiguous().reshape(-1)
        self.buffers.append(flat.view(torch.uint8).numpy().tobytes() if flat.numel() else b"")
        return {"tensor": [name, list(tensor.shape)]}


def _is_tensor(value: Any) -> bool:
    torch = sys.modules.get("torch")
    return torch is not None and type(value) in (torch.Tensor, torch.nn.Parameter)
