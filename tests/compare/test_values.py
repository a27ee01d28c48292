"""grader/compare/values.py: plain values become arrays, everything else is named."""

import subprocess
import sys

import numpy as np
import pytest

from grader.compare.values import MAX_NUMBERS, NotNumbers, numbers


@pytest.mark.parametrize("value, shape, kind", [
    (3, (), "i"), (2.5, (), "f"), (True, (), "b"), (2**63, (), "u"), (-2**63, (), "i"), (1j, (), "c"),
    ([1, 2, 3], (3,), "i"), ([[1, 2.0], [3, 4]], (2, 2), "f"), ((1.0, 2.0), (2,), "f"), ([], (0,), "f"),
    ([[], []], (2, 0), "f"), ([True, False], (2,), "b"), ([2**63, 1], (2,), "u"), ([True, 3], (2,), "i"),
    ([np.zeros(3), np.ones(3)], (2, 3), "f"), ([np.float64(1), 2], (2,), "f"), (np.float32(1), (), "f"),
])
def test_numbers_and_lists_of_them_become_an_array(value, shape, kind):
    array = numbers(value)
    assert (array.shape, array.dtype.kind) == (shape, kind)


def test_an_array_is_kept_as_it_is():
    array = np.arange(6, dtype=np.uint8)[::2]
    assert numbers(array) is array


@pytest.mark.parametrize("value, words", [
    (None, "None"), ("1.5", "text"), (b"1", "bytes"), ({"a": 1}, "a dictionary"), (2**64, "more than 64 bits"),
    ([1, [2]], "different lengths"), ([[1, 2], [3]], "different lengths"), ([1, "2"], "text"), ([None], "None"),
    ([2**63, -1], "no 64-bit type"), (object(), "object of type object"), (np.ma.masked_array([1]), "MaskedArray"),
    ([np.array(["a"])], "more than numbers"),
])
def test_anything_else_is_refused_in_words(value, words):
    with pytest.raises(NotNumbers, match=words):
        numbers(value)


def test_whole_numbers_in_a_list_keep_every_unit():
    assert numbers([2**53 + 1, 2**53]).tolist() == [2**53 + 1, 2**53]


def test_a_list_that_holds_itself_is_refused():
    endless = []
    endless.append(endless)
    with pytest.raises(NotNumbers, match="deep"):
        numbers(endless)


@pytest.mark.parametrize("leaf", [1.0, []])
def test_one_list_many_times_over_is_refused_before_it_is_walked(leaf):
    value = leaf
    for _ in range(4):
        value = [value] * 1000
    with pytest.raises(NotNumbers, match=f"{MAX_NUMBERS:,}"):
        numbers(value)


def test_importing_the_room_does_not_import_torch():
    code = "import grader.compare, sys; raise SystemExit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize("dtype", ["float32", "float64", "int64", "uint8", "bool", "bfloat16", "complex64"])
def test_a_tensor_becomes_an_array(dtype):
    torch = pytest.importorskip("torch", reason="torch is an optional extra")
    tensor = torch.ones(2, 3, dtype=getattr(torch, dtype))
    assert numbers(tensor).tolist() == np.ones((2, 3)).tolist()


def test_a_tensor_with_a_gradient_becomes_an_array():
    torch = pytest.importorskip("torch", reason="torch is an optional extra")
    assert numbers(torch.ones(3, requires_grad=True)).shape == (3,)


def test_a_tensor_without_plain_numbers_is_refused():
    torch = pytest.importorskip("torch", reason="torch is an optional extra")
    with pytest.raises(NotNumbers, match="plain block"):
        numbers(torch.eye(3).to_sparse())


def test_a_torch_size_is_no_tensor():
    torch = pytest.importorskip("torch", reason="torch is an optional extra")
    with pytest.raises(NotNumbers, match="Size"):
        numbers(torch.Size([1, 2]))
