"""The shared words and figures."""

from __future__ import annotations

import pytest

from grader.model import Diagnosis, Outcome
from grader.render import words

from . import samples


@pytest.mark.parametrize("value, text", [
    (4.0, "4"), (2.5, "2.5"), (1 / 3, "0.33"), (100.0, "100"), (0.0, "0"), (-0.0, "0"),
])
def test_points_have_no_needless_zeros(value, text):
    assert words.number(value) == text


def test_open_points_are_a_dash():
    assert words.points(samples.result(outcome=Outcome.BROKEN, points=None)) == "-/4"


def test_a_score_needs_no_explanation():
    assert words.why_open(samples.report()) == ""


def test_two_broken_checks_explain_an_open_score():
    broken = samples.result(outcome=Outcome.BROKEN, points=None)

    assert words.why_open(samples.report(broken, broken)) == (
        "score open: 2 checks are BROKEN (our fault) and will be graded again")


def test_a_check_that_awaits_a_person_explains_an_open_score():
    awaiting = samples.result(outcome=Outcome.AWAITING, points=None)

    assert words.why_open(samples.report(awaiting)) == "score open: 1 answer is AWAITING a person's points"


def test_the_tally_counts_every_outcome_once():
    assert [count for _, count in words.tally(samples.one_of_each())] == [1] * len(Outcome)


@pytest.mark.parametrize("text, told", [
    ("put a ReLU after each layer", "Put a ReLU after each layer."), ("is it saved?", "Is it saved?"),
    ("`loss` is fixed", "`loss` is fixed."), ("x.sum() is missing", "x.sum() is missing."),
    ("x must be 3", "x must be 3."),
    ("", ""), ("Done.", "Done."), ("first, look", "First, look."),
])
def test_a_hint_is_told_as_a_sentence(text, told):
    assert words.sentence(text) == told


def test_a_diagnosis_without_evidence_has_no_empty_brackets():
    assert words.likely(Diagnosis("the sign is wrong.", "")) == "the sign is wrong."
