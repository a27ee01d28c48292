"""Turn one plain value into bytes and back.

In: exactly int, float, bool, str, bytes, None, list, tuple, dict, numpy.ndarray or torch.Tensor of a numeric dtype,
    or a Handle.  Out: bytes: a length, a JSON header with the structure, then the raw buffers in document order.
Trust: `decode` meets hostile bytes.  It raises WireError, and nothing else, on whatever is not a capped value.

A JSON list stands for a list; every other container is a JSON object with one key, its tag.  A buffer's length
follows from dtype and shape, so there are no offsets to lie about.
"""

from __future__ import annotations

import json
import math
import re
import struct
import sys
from collections import OrderedDict, defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

_HEADER = struct.Struct("<I")
_DTYPES = {name: np.dtype(name).newbyteorder("<") for name in (
    "bool", "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64",
    "float16", "float32", "float64", "complex64", "complex128")}
_TENSOR_BYTES = {"bfloat16": 2, **{name: dtype.itemsize for name, dtype in _DTYPES.items()}}
_INT_MIN, _INT_MAX = -2**63, 2**64 - 1
_MAX_DIMENSIONS = 16
_MOST_NUMBERS = 2**48
_LONE = re.compile("[\ud800-\udfff]")  # half of a pair of UTF-16 units: no character


class WireError(Exception):
    """What was read or is to be written is not in the language of the wire."""


class Refused(WireError):
    """A value that cannot be said on the wire; the text is a noun phrase, "an array of dtype object"."""


@dataclass(frozen=True)
class Handle:
    """Stands for an object that stays in the worker: its number there, and its type's name (untrusted text)."""

    id: int
    kind: str = ""


@dataclass(frozen=True)
class Caps:
    """The most that one value may hold."""

    header_bytes: int = 4 * 2**20
    nodes: int = 250_000
    depth: int = 16
    text: int = 1_000_000  # characters in one str


DEFAULT_CAPS = Caps()


def printable(text: str) -> str:
    """Return `text` with "?" for each lone surrogate: one would break every print and every file later on."""
    return text.encode("utf-8", "replace").decode("utf-8")


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
    return b"".join([_HEADER.pack(len(header)), header, *writer.buffers])


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
            if not _INT_MIN <= value <= _INT_MAX:
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
        if array.dtype.name not in _DTYPES:
            raise Refused(f"an array of dtype {array.dtype.name[:40]}")
        # Transposed arrays keep their memory layout, so that a check can ask with one that is not contiguous.
        order = sorted(range(array.ndim), key=lambda axis: -abs(array.strides[axis]))
        straight = array.transpose(order)
        if array.flags.c_contiguous or not straight.flags.c_contiguous:
            order, straight = list(range(array.ndim)), array
        self.buffers.append(np.ascontiguousarray(straight, dtype=_DTYPES[array.dtype.name]).tobytes())
        return {"array": [array.dtype.name, list(straight.shape), order]}

    def _tensor(self, tensor: Any) -> dict:
        torch = sys.modules["torch"]
        name = str(tensor.dtype).removeprefix("torch.")
        if name not in _TENSOR_BYTES or tensor.layout != torch.strided:
            raise Refused(f"a tensor of dtype {name[:40]} and layout {str(tensor.layout)[:40]}")
        if tensor.device.type == "meta":
            raise Refused("a tensor without values, on device meta")
        flat = tensor.detach().cpu().resolve_conj().resolve_neg().contiguous().reshape(-1)
        self.buffers.append(flat.view(torch.uint8).numpy().tobytes() if flat.numel() else b"")
        return {"tensor": [name, list(tensor.shape)]}


def _is_tensor(value: Any) -> bool:
    torch = sys.modules.get("torch")
    return torch is not None and type(value) in (torch.Tensor, torch.nn.Parameter)


def _split(body: bytes, caps: Caps) -> tuple[bytes, memoryview]:
    if len(body) < _HEADER.size:
        raise WireError("a message that is too short")
    (length,) = _HEADER.unpack_from(body)
    if length > caps.header_bytes or _HEADER.size + length > len(body):
        raise WireError("a header longer than allowed")
    end = _HEADER.size + length
    return bytes(body[_HEADER.size:end]), memoryview(body)[end:]


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
    if len(digits) > 20 or not _INT_MIN <= int(digits) <= _INT_MAX:
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
        if type(name) is not str or name not in _DTYPES:
            raise WireError("an array of an unknown dtype")
        shape, order = _shape(shape), _shape(order)
        if sorted(order) != list(range(len(shape))):
            raise WireError("an array whose axes are in no order")
        numbers = self._numbers(_DTYPES[name], shape).reshape(shape)
        return numbers.transpose(np.argsort(order)) if order else numbers

    def _read_tensor(self, content: Any, depth: int) -> Any:
        torch = sys.modules.get("torch")
        name, shape = _list(content, 2)
        if torch is None or type(name) is not str or name not in _TENSOR_BYTES:
            raise WireError("a tensor that cannot be read here")
        shape = _shape(shape)
        if name == "bfloat16":
            return torch.from_numpy(self._numbers(_DTYPES["int16"], shape)).view(torch.bfloat16).reshape(shape)
        return torch.from_numpy(self._numbers(_DTYPES[name], shape)).reshape(shape)

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
