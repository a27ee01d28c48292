"""Numbers are read in the spellings that people use, with units, and judged by their tolerance."""

from __future__ import annotations

import pytest

from grader.questions.number import judged, read
from grader.questions.verdict import NotReadable
from tests.questions.asked import QUESTIONS, question

PARAMS = QUESTIONS["params"]
PLAIN = question("number: {answer: 0.5, within: 0.01}")


@pytest.mark.parametrize("text", ["33130", "33,130", "33 130", "33'130", "33_130", "3.313e4", "3.313E+4", "+33130.0",
                                  "33130 parameters", "33130 Parameter", "= 33130", "≈33130", "3.313 × 10^4",
                                  "3.313*10**4",
                                  "33.13 thousand parameters", "66260/2", "33130 (parameters)", "３３１３０"])
def test_every_spelling_of_a_number_is_read(text):
    assert judged(read(text, PARAMS), PARAMS).share == 1.0


@pytest.mark.parametrize(("text", "value"), [("-0.5", -0.5), ("−.5", -0.5), ("1/2", 0.5), ("5e-1", 0.5), ("0", 0.0)])
def test_signs_and_fractions_are_read(text, value):
    assert read(text, PLAIN) == value


@pytest.mark.parametrize("text", ["many", "", ".", "1/0", "1e999", "nan", "inf", "-", "1,2,3", "3,31", "9" * 200,
                                  "0x10"])
def test_what_is_no_number_is_told(text):
    with pytest.raises(NotReadable):
        read(text, PLAIN)


def test_a_number_that_its_unit_makes_infinite_is_no_number():
    with pytest.raises(NotReadable, match="`1e308 thousand parameters` is not a number"):
        read("1e308 thousand parameters", PARAMS)


def test_an_unknown_unit_is_told_with_those_that_are_known():
    with pytest.raises(NotReadable, match="the unit `metres` is not known; write parameters or thousand parameters"):
        read("33130 metres", PARAMS)


@pytest.mark.parametrize(("text", "value"), [("8 Mb", 1.0), ("8 MB", 8.0), ("8 mbs", 8.0)])
def test_the_unit_of_the_very_spelling_counts_before_a_similar_one(text, value):
    assert read(text, question("number: {answer: 1, unit: MB, units: {Mb: 0.125}}")) == value


def test_a_unit_where_none_is_asked_for_is_told():
    with pytest.raises(NotReadable, match="it has the unit `m`; write the number alone"):
        read("0.5 m", PLAIN)


@pytest.mark.parametrize(("key", "value", "share"), [
    ("answer: 10", "10.0001", 0.0), ("answer: 10, within: 0.5", "10.5", 1.0), ("answer: 10, within: 0.5", "10.51", 0.0),
    ("answer: 200, relative: 0.01", "198", 1.0), ("answer: 200, relative: 0.01", "197.9", 0.0),
    ("answer: 0.3, within: 0", "0.30000000000000004", 1.0), ("answer: -4, relative: 0.5", "-5.9", 1.0)])
def test_the_larger_tolerance_counts(key, value, share):
    asked = question(f"number: {{{key}}}")

    assert judged(read(value, asked), asked).share == share


def test_the_message_does_not_tell_on_which_side_the_right_number_lies():
    low, high = (judged(value, PARAMS).message.replace(f"{value:g}", "it") for value in (1.0, 90000.0))

    assert low == high and "33130" not in low


@pytest.mark.parametrize("text", ["98.666", "11.39"])
def test_a_point_that_may_stand_for_thousands_is_told(text):
    exact = question("number: {answer: 98666, within: 0}")

    assert "thousands are written 12,345 or 12345" in judged(read(text, exact), exact).message


@pytest.mark.parametrize("text", ["98667", "0.125", "98666.5"])
def test_numbers_that_cannot_mean_thousands_get_no_such_hint(text):
    exact = question("number: {answer: 98666, within: 0}")

    assert "thousands" not in judged(read(text, exact), exact).message


@pytest.mark.parametrize("text", ["1.234.567", "3,31"])
def test_separators_that_are_not_read_are_told(text):
    with pytest.raises(NotReadable, match="is not a number; a point stands before decimals"):
        read(text, PLAIN)
