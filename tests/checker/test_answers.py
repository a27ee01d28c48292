"""Plain values come back as they were from an .npz and a .json, whose bytes depend on them alone."""

from __future__ import annotations

import numpy as np
import pytest

from grader.checker.answers import from_files, to_files


def back(folder, value):
    """Return `value` after it was written and read."""
    for suffix, body in zip((".npz", ".json"), to_files(value)):
        (folder / f"kept{suffix}").write_bytes(body)
    return from_files(folder / "kept")


@pytest.mark.parametrize("value", [
    None, True, 7, -0.5, float("inf"), "text", b"\x00\xff", [], [1, [2.0, None]], (1, ("a",)), {"a": {1: (2,)}, 3: []},
])
def test_a_value_without_arrays_comes_back(tmp_path, value):
    got = back(tmp_path, value)

    assert got == value and type(got) is type(value)


@pytest.mark.parametrize("array", [
    np.arange(6, dtype=np.uint8).reshape(2, 3), np.array(3.0), np.zeros((0, 4)), np.array([1 + 2j]), np.ones(3)[::2],
    np.array([True, False]), np.asfortranarray(np.arange(6.0).reshape(2, 3)), np.array([np.nan, np.inf]),
])
def test_an_array_comes_back_with_its_type_and_shape(tmp_path, array):
    got = back(tmp_path, {"a": [array]})["a"][0]

    assert got.dtype == array.dtype and got.shape == array.shape
    np.testing.assert_array_equal(got, array)


def test_a_number_of_numpy_stays_one(tmp_path):
    assert type(back(tmp_path, np.float32(0.5))) is np.float32


def test_a_tensor_comes_back_as_a_tensor(tmp_path):
    torch = pytest.importorskip("torch", reason="tensors need torch, which is not installed")

    got = back(tmp_path, torch.arange(3.0))

    assert torch.equal(got, torch.arange(3.0))


def test_the_same_value_gives_the_same_bytes():
    assert to_files([np.arange(3), "a"]) == to_files([np.arange(3), "a"])


def test_what_was_read_can_be_changed_without_changing_what_is_equal(tmp_path):
    first, second = back(tmp_path, [np.ones(2), np.ones(2)])

    first += 1

    assert second.tolist() == [1, 1]


@pytest.mark.parametrize("value", [object(), [lambda: 1], np.array([None]), np.array(["text"]), {1, 2}])
def test_anything_else_is_refused(value):
    with pytest.raises(TypeError, match="can be kept"):
        to_files(value)
