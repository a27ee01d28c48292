"""grader/wire/encoding.py and decoding.py: what is said is what is heard."""

from __future__ import annotations

from collections import OrderedDict, defaultdict

import numpy as np
import pytest
import torch
from hypothesis import given, settings

from grader.wire import Handle, decode, encode
from tests.wire.strategies import DTYPES, same, values


@settings(max_examples=300, deadline=None)
@given(values)
def test_every_value_comes_back_with_its_types_and_bits(value):
    assert same(value, decode(encode(value)))


@pytest.mark.parametrize("value", [OrderedDict(a=1), defaultdict(list, a=1)])
def test_the_dicts_of_the_standard_library_come_back_as_dict(value):
    assert same(decode(encode(value)), {"a": 1})


@pytest.mark.parametrize("value", [np.float64(1.5), np.int8(-3), np.bool_(True), np.complex64(1j)])
def test_a_numpy_scalar_comes_back_as_an_array_without_dimensions(value):
    assert same(decode(encode(value)), np.asarray(value))


def test_a_dict_key_that_is_a_numpy_scalar_comes_back_as_a_plain_one():
    assert same(decode(encode({np.int64(3): 1, np.float64(0.5): 2})), {3: 1, 0.5: 2})


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0), (2, 0, 1)])
def test_the_memory_layout_of_a_transposed_array_is_kept(order):
    array = np.arange(24.0).reshape(2, 3, 4).transpose(order)

    heard = decode(encode(array))

    assert heard.strides == array.strides
    assert np.array_equal(heard, array)


def test_an_array_with_gaps_comes_back_without_them():
    array = np.arange(24).reshape(4, 6)[::2, ::3]

    heard = decode(encode(array))

    assert heard.flags.c_contiguous
    assert np.array_equal(heard, array)


@pytest.mark.parametrize("name", DTYPES)
def test_a_big_endian_array_comes_back_in_native_order(name):
    array = np.array([0, 1, 2]).astype(np.dtype(name).newbyteorder(">"))

    heard = decode(encode(array))

    assert heard.dtype == np.dtype(name) and heard.dtype.isnative
    assert np.array_equal(heard, array)


def test_a_read_only_array_comes_back_writable():
    array = np.zeros(3)
    array.setflags(write=False)

    heard = decode(encode(array))
    heard[0] = 1.0

    assert array[0] == 0.0


@pytest.mark.parametrize("given_back", [np.array([2, 0, 255], np.uint8).view(bool),
                                        torch.from_numpy(np.array([2, 0, 255], np.uint8).view(bool))])
def test_the_bytes_of_a_bool_array_become_0_and_1(given_back):
    heard = np.asarray(decode(encode(given_back)))

    assert heard.view(np.uint8).tolist() == [1, 0, 1]


def test_a_parameter_comes_back_as_a_tensor_without_history():
    parameter = torch.nn.Parameter(torch.ones(2, 3))

    heard = decode(encode(parameter))

    assert type(heard) is torch.Tensor and not heard.requires_grad


def test_a_tensor_in_the_middle_of_a_computation_comes_back_without_history():
    tensor = torch.ones(3, requires_grad=True) * 2

    assert same(decode(encode(tensor)), torch.full((3,), 2.0))


def test_a_transposed_and_a_conjugated_tensor_keep_their_values():
    matrix = torch.arange(6.0).reshape(2, 3).T
    conjugate = torch.tensor([1 + 2j, 3 - 1j]).conj()

    assert torch.equal(decode(encode(matrix)), matrix)
    assert torch.equal(decode(encode(conjugate)), conjugate.resolve_conj())


def test_an_object_goes_as_the_handle_that_stands_for_it():
    thing = object()

    sent = encode([thing, 1], opaque=lambda value: Handle(7, type(value).__name__))

    assert decode(sent) == [Handle(7, "object"), 1]


def test_resolve_turns_a_handle_into_what_it_stands_for():
    thing = object()

    assert decode(encode(Handle(7)), resolve=lambda handle: {7: thing}[handle.id]) is thing
