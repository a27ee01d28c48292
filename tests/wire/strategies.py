"""Every kind of value that crosses the wire, for hypothesis."""

from __future__ import annotations

import numpy as np
import torch
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

DTYPES = ("bool", "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64",
          "float16", "float32", "float64", "complex64", "complex128")

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)  # Cs: lone surrogates, which are refused
integers = st.integers(-2**63, 2**64 - 1)
scalars = st.none() | st.booleans() | integers | st.floats() | texts | st.binary(max_size=20)
keys = st.none() | st.booleans() | integers | st.floats(allow_nan=False) | texts


@st.composite
def arrays(draw) -> np.ndarray:
    """An array of any dtype that crosses, with 0 to 4 dimensions, in either byte order, its axes in any order."""
    dtype = np.dtype(draw(st.sampled_from(DTYPES))).newbyteorder(draw(st.sampled_from("<>")))
    array = draw(hnp.arrays(dtype, hnp.array_shapes(min_dims=0, max_dims=4, min_side=0, max_side=4)))
    return array.transpose(draw(st.permutations(range(array.ndim))))


@st.composite
def tensors(draw) -> torch.Tensor:
    """A tensor of any dtype that crosses, bfloat16 among them."""
    kind = draw(st.sampled_from((*DTYPES, "bfloat16")))
    dtype = "float32" if kind == "bfloat16" else kind
    array = draw(hnp.arrays(dtype, hnp.array_shapes(min_dims=0, max_dims=4, min_side=0, max_side=4)))
    tensor = torch.from_numpy(array)
    return tensor.to(torch.bfloat16) if kind == "bfloat16" else tensor


values = st.recursive(
    scalars | arrays() | tensors(),
    lambda inner: (st.lists(inner, max_size=4) | st.lists(inner, max_size=4).map(tuple)
                   | st.dictionaries(keys, inner, max_size=4)),
    max_leaves=12)


def same(first: object, second: object) -> bool:
    """True when both are of exactly the same type, shape and bits; NaN is the same as NaN, 0.0 is not -0.0."""
    if type(first) is not type(second):
        return False
    if isinstance(first, np.ndarray):
        native = first.astype(first.dtype.newbyteorder("="))
        return (native.dtype, native.shape, native.tobytes()) == (second.dtype, second.shape, second.tobytes())
    if isinstance(first, torch.Tensor):
        return (first.dtype, first.shape) == (second.dtype, second.shape) and _bits(first) == _bits(second)
    if isinstance(first, (list, tuple)):
        return len(first) == len(second) and all(map(same, first, second))
    if isinstance(first, dict):
        return same(list(first), list(second)) and same(list(first.values()), list(second.values()))
    return repr(first) == repr(second)


def _bits(tensor: torch.Tensor) -> list:
    return tensor.contiguous().reshape(-1).view(torch.uint8).tolist() if tensor.numel() else []
