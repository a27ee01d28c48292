"""The language of the wire: which values there are, how much one may hold, and how it looks in bytes.

In: nothing.  Out: the nouns that encoding.py and decoding.py share.

A value is exactly an int, float, bool, str, bytes, None, list, tuple, dict, numpy.ndarray or torch.Tensor of a numeric
dtype, or a Handle.  In bytes it is a length, a JSON header with the structure, then the raw buffers in document order.
A JSON list stands for a list; every other container is a JSON object with one key, its tag.  A buffer's length
follows from dtype and shape, so there are no offsets to lie about.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

import numpy as np

HEADER = struct.Struct("<I")
DTYPES = {name: np.dtype(name).newbyteorder("<") for name in (
    "bool", "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64",
    "float16", "float32", "float64", "complex64", "complex128")}
TENSOR_DTYPES = ("bfloat16", *DTYPES)
INT_MIN, INT_MAX = -2**63, 2**64 - 1


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
