"""Which answers are a mistake's answers."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.catalogue.alike import alike

RIGHT = np.linspace(1, 2, 12).reshape(3, 4)
HALF = RIGHT / 2


def test_the_mistakes_values_with_other_last_digits_are_alike():
    assert alike(HALF * (1 + 1e-12), HALF, RIGHT)


def test_the_right_values_are_not_the_mistakes():
    assert not alike(RIGHT, HALF, RIGHT)


def test_values_between_are_not_alike():
    assert not alike(0.51 * RIGHT, HALF, RIGHT)


def test_a_mistake_that_gives_the_right_values_tells_nothing():
    assert not alike(RIGHT * (1 + 1e-13), RIGHT * (1 - 1e-13), RIGHT)


def test_float32_is_compared_in_its_own_digits():
    assert alike(HALF.astype(np.float32), HALF, RIGHT)


def test_a_small_move_on_large_values_is_told_from_none():
    assert not alike(1e6 + RIGHT, 1e6 + RIGHT + 1e-3, 1e6 + RIGHT + 0.5)


def test_nan_in_the_same_places_is_alike():
    wrong = np.where(RIGHT > 1.5, np.nan, RIGHT)
    assert alike(wrong.copy(), wrong, RIGHT)
    assert not alike(np.full_like(RIGHT, np.nan), wrong, RIGHT)


@pytest.mark.parametrize(("given_", "mistaken", "right"), [
    ((RIGHT, HALF), (RIGHT, HALF), (RIGHT, RIGHT)),
    ({"a": HALF, "more": 1}, {"a": HALF}, {"a": RIGHT}),
    ([("stopped", "raised", "ValueError", "shapes")], [("stopped", "raised", "ValueError", "shapes")], [RIGHT]),
    (RIGHT.T, RIGHT.T, RIGHT),
    ("transposed", "transposed", "right"),
    (np.array([1, 2, 0]), np.array([1, 2, 0]), np.array([1, 2, 3])),
], ids=["tuple", "dict", "error", "shape", "text", "labels"])
def test_every_kind_of_answer_can_be_alike(given_, mistaken, right):
    assert alike(given_, mistaken, right)


@pytest.mark.parametrize("strange", [None, "text", (HALF,), {"a": HALF}, HALF[:2], HALF.astype(object), 1j * HALF, []])
def test_another_kind_of_answer_is_not_alike(strange):
    assert not alike(strange, HALF, RIGHT)


plain = st.recursive(st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=3),
                     lambda one: st.lists(one, max_size=3) | st.dictionaries(st.text(max_size=2), one, max_size=3))


@given(plain, plain, plain)
def test_no_values_make_it_raise(given_, mistaken, right):
    assert alike(given_, mistaken, right) in (True, False)
