"""Axes hold any drawable values and put few, round ticks on them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.render.pictures.axes import LARGEST, axis, drawable, tick_label


@settings(max_examples=300, deadline=None)
@given(st.lists(st.floats(-LARGEST, LARGEST), max_size=5), st.booleans())
def test_every_value_lies_on_its_axis_and_ticks_are_few(values, from_zero):
    made = axis(values, 200, 10, from_zero)

    assert all(10 - 1e-6 <= made.at(value) <= 200 + 1e-6 for value in values)
    assert len(made.ticks()) <= 7
    assert all(10 - 1e-3 <= made.at(tick) <= 200 + 1e-3 for tick in made.ticks())


def test_ticks_are_round():
    assert axis([0, 127], 0, 100).ticks() == [0, 50, 100]


def test_an_axis_starts_at_zero_when_the_values_come_near_it():
    assert axis([0.1, 2.0], 0, 100, from_zero=True).low == 0
    assert axis([90.0, 91.0], 0, 100, from_zero=True).low == 90


@pytest.mark.parametrize("value", [float("nan"), float("inf"), -float("inf"), 1e305])
def test_what_has_no_place_is_not_drawable(value):
    assert not drawable(value)


@pytest.mark.parametrize("value, text", [(0.0, "0"), (0.05, "0.05"), (2e6, "2e+06"), (3 * 0.1, "0.3")])
def test_tick_labels_are_short(value, text):
    assert tick_label(value) == text
