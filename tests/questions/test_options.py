"""Choices are read in the forms that people use, and scored so that guessing gains nothing."""

from __future__ import annotations

from itertools import combinations

import pytest

from grader.questions.options import RULE, judged, read
from grader.questions.verdict import NotReadable
from tests.questions.asked import QUESTIONS, question

GAP, ONE = QUESTIONS["gap"], QUESTIONS["one"]


@pytest.mark.parametrize("value", ["1, 3", "[1, 3]", ("1", "3"), ("3", "1"), "1 and 3", "13", "1;3", "(1) (3)", "1. 3.",
                                   "1\n3", "1, 3, 3", ("Train on a larger dataset", "3")])
def test_every_form_of_a_selection_is_read(value):
    assert read(value, GAP) == ("1", "3")


@pytest.mark.parametrize("value", ["b", "B", "(b)", "b.", " Beta ", "beta.", ("b",)])
def test_every_form_of_a_choice_is_read(value):
    assert read(value, ONE) == ("b",)


@pytest.mark.parametrize(("value", "asked", "said"), [
    ("7", GAP, "`7` is none of the options 1, 2, 3, 4"), ("[]", GAP, "it names none of the options"),
    ("a, b", ONE, "it names 2 options; choose one of a, b, c"), ("ab", ONE, "it names 2 options"),
    ("x" * 900, ONE, f"`{'x' * 40}` is none of the options"),
    ("b" * 10_001, ONE, "it is longer than 10,000 characters"),
    (("b" * 6_000, "b" * 6_000), ONE, "it is longer than 10,000 characters")])
def test_what_names_no_option_is_told(value, asked, said):
    with pytest.raises(NotReadable, match="^" + said.replace("[", r"\[")):
        read(value, asked)


@pytest.mark.parametrize(("chosen", "share"), [
    ("1 3", 1.0), ("1", 0.5), ("2", 0.0), ("1 2", 0.0), ("1 2 3", 0.5), ("2 4", 0.0), ("1 2 3 4", 0.0)])
def test_a_wrong_selection_takes_a_right_one_back(chosen, share):
    assert judged(read(chosen, GAP), GAP).share == share


def test_all_options_earn_nothing_where_most_are_right():
    most = question("select: {a: 1, b: 2, c: 3, d: 4}\nanswer: [a, b, c]")

    assert judged(read("abcd", most), most).share == 0.0


@pytest.mark.parametrize(("chosen", "said"), [
    ("1", "Your one choice is right, and there are more."), ("2", "Your one choice is not right."),
    ("1 2", "1 of your 2 choices are right."), ("3 4", "1 of your 2 choices are right."),
    ("1 2 3", "2 of your 3 choices are right."), ("1 2 3 4", "2 of your 4 choices are right.")])
def test_the_message_counts_and_does_not_say_which_are_right(chosen, said):
    assert judged(read(chosen, GAP), GAP).message == f"{said}  {RULE}"


def test_every_selection_but_the_right_one_loses_points():
    every = [chosen for count in range(1, 5) for chosen in combinations("1234", count)]

    assert [chosen for chosen in every if judged(chosen, GAP).share == 1.0] == [("1", "3")]


def test_a_choice_is_right_or_wrong():
    assert [judged(read(name, ONE), ONE).share for name in "abc"] == [0.0, 1.0, 0.0]


@pytest.mark.parametrize(("value", "chosen"), [("2", ("2",)), ("4", ("2",)), ("1", ("1",)), ("(2)", ("2",))])
def test_an_options_name_comes_before_anothers_text(value, chosen):
    assert read(value, question("choose: {1: 2, 2: 4}\nanswer: 1")) == chosen


def test_names_come_first_in_a_selection_too():
    assert read("2, 3", question("select: {1: 2, 2: 3, 3: 5}\nanswer: [1, 2]")) == ("2", "3")
