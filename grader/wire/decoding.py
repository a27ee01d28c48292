"""Bytes -> one plain value.

In: bytes that a worker sent, hostile.  Out: a capped value of the language (language.py), or WireError, nothing else.
"""

from __future__ import annotations

import json
import math
import re
import sys
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
    WireError,
    printable,
)

_MAX_DIMENSIONS = 16
_MOST_NUMBERS = 2**48


def decode(body: bytes, resolve: Callable[[Handle], Any] = lambda handle: handle, caps: Caps = DEFAULT_CAPS) -> Any:
    """Return the value that `body` holds; raises WireError when it is not one.

    Arrays come back as writable copies in native byte order, tensors on the CPU without gradient history; `resolve`
    turns each Handle into what stands for it on this side.  A tensor is refused where torch is not loaded.
    """
    header, payload = _split(body, caps)
    reader = _Reader(payload, resolve, caps)
    value = reader.read(_parse(header, caps), 0)
    if reader.position != len(payload):
        raise WireError("more bytes than the header speaks of")
    return value


def _split(body: bytes, caps: Caps) -> tuple[bytes, memoryview]:
    if len(body) < HEADER.size:
        raise WireError("a message that is too short")
    (length,) = HEADER.unpack_from(body)
    if length > caps.header_bytes or HEADER.size + length > len(body):
        raise WireError("a header longer than allowed")
    end = HEADER.size + length
    return bytes(body[HEADER.size:end]), memoryview(body)[end:]


# An escaped character, a quote or a bracket: one pass and no looking back, whatever the header holds.
_MARKS = re.compile(rb'\\.|["\[\]{}]', re.DOTALL)


def _parse(header: bytes, caps: Caps) -> Any:
    # The JSON parser recurses in C: measure the depth before it runs.  Each level of a value is at most three deep.
    if _deeper_than(3 * caps.depth + 4, header):
        raise WireError("a value nested too deeply")
    try:
        # `encode` writes ASCII; given bytes, json would guess at UTF-16, where brackets look otherwise.
        return json.loads(header.decode("ascii"), object_pairs_hook=_one_pair, parse_int=_small_int)
    except (ValueError, RecursionError) as error:
        raise WireError("a header that is not JSON") from error


def _deeper_than(most: int, header: bytes) -> bool:
    depth, in_text = 0, False
    for match in _MARKS.finditer(header):
        mark = match.group()
        if mark == b'"':
            in_text = not in_text
        elif not in_text and mark in (b"[", b"{"):
            depth += 1
            if depth > most:
                return True
        elif not in_text and mark in (b"]", b"}"):
            depth -= 1
    return False


def _one_pair(pairs: list) -> dict:
    if len(pairs) != 1:
        raise WireError("a container without exactly one tag")
    return dict(pairs)


def _small_int(digits: str) -> int:
    if len(digits) > 20 or not INT_MIN <= int(digits) <= INT_MAX:
        raise WireError("an integer of more than 64 bits")
    return int(digits)


class _Reader:
    """Walks a parsed header; takes the buffers in document order."""

    def __init__(self, payload: memoryview, resolve: Callable[[Handle], Any], caps: Caps) -> None:
        self.payload, self.resolve, self.caps = payload, resolve, caps
        self.position = self.nodes = 0

    def read(self, node: Any, depth: int) -> Any:
        self.nodes += 1
        if self.nodes > self.caps.nodes or depth > self.caps.depth:
            raise WireError("a value too large or nested too deeply")
        if node is None or type(node) in (bool, int, float):
            return node
        if type(node) is str:
            if len(node) > self.caps.text:
                raise WireError("a text that is too long")
            return printable(node)
        if type(node) is list:
            return [self.read(item, depth + 1) for item in node]
        ((tag, content),) = node.items()
        read = getattr(self, f"_read_{tag}", None) if tag in _TAGS else None
        if read is None:
            raise WireError("an unknown tag")
        return read(content, depth)

    def _read_tuple(self, content: Any, depth: int) -> tuple:
        return tuple(self.read(item, depth + 1) for item in _list(content))

    def _read_dict(self, content: Any, depth: int) -> dict:
        result = {}
        for pair in _list(content):
            key, item = _list(pair, 2)
            if type(key) not in (str, int, float, bool, type(None)):
                raise WireError("a dict key that is not a scalar")
            key = self.read(key, depth + 1)
            if key != key or key in result:
                raise WireError("a dict with a key twice, or with nan for a key")
            result[key] = self.read(item, depth + 1)
        return result

    def _read_bytes(self, content: Any, depth: int) -> bytes:
        if type(content) is not int or content < 0:
            raise WireError("bytes without a length")
        return bytes(self._take(content))

    def _read_array(self, content: Any, depth: int) -> np.ndarray:
        name, shape, order = _list(content, 3)
        if type(name) is not str or name not in DTYPES:
            raise WireError("an array of an unknown dtype")
        shape, order = _shape(shape), _shape(order)
        if sorted(order) != list(range(len(shape))):
            raise WireError("an array whose axes are in no order")
        numbers = self._numbers(DTYPES[name], shape).reshape(shape)
        return numbers.transpose(np.argsort(order)) if order else numbers

    def _read_tensor(self, content: Any, depth: int) -> Any:
        torch = sys.modules.get("torch")
        name, shape = _list(content, 2)
        if torch is None or type(name) is not str or name not in TENSOR_DTYPES:
            raise WireError("a tensor that cannot be read here")
        shape = _shape(shape)
        if name == "bfloat16":
            return torch.from_numpy(self._numbers(DTYPES["int16"], shape)).view(torch.bfloat16).reshape(shape)
        return torch.from_numpy(self._numbers(DTYPES[name], shape)).reshape(shape)

    def _read_handle(self, content: Any, depth: int) -> Any:
        number, kind = _list(content, 2)
        if type(number) is not int or type(kind) is not str:
            raise WireError("a handle that is none")
        return self.resolve(Handle(number, printable(kind[:200])))

    def _numbers(self, dtype: np.dtype, shape: list[int]) -> np.ndarray:
        data = self._take(math.prod(shape) * dtype.itemsize)
        if dtype.kind == "b":
            return np.frombuffer(data, np.uint8) != 0  # a byte of 2 is a bool that breaks NumPy
        return np.frombuffer(data, dtype).astype(dtype.newbyteorder("="), copy=True)

    def _take(self, length: int) -> memoryview:
        if length > len(self.payload) - self.position:
            raise WireError("fewer bytes than the header speaks of")
        self.position += length
        return self.payload[self.position - length:self.position]


_TAGS = ("tuple", "dict", "bytes", "array", "tensor", "handle")


def _list(content: Any, length: int | None = None) -> list:
    if type(content) is not list or (length is not None and len(content) != length):
        raise WireError("a container of the wrong form")
    return content


def _shape(content: Any) -> list[int]:
    shape = _list(content)
    if len(shape) > _MAX_DIMENSIONS or any(type(size) is not int or not 0 <= size < _MOST_NUMBERS for size in shape):
        raise WireError("a shape that is none")
    # Nothing times such sizes is no bytes: NumPy stops at the shape, and torch lets it through to whoever uses it.
    if math.prod(size for size in shape if size) >= _MOST_NUMBERS:
        raise WireError("a shape that is none")
    return shape
