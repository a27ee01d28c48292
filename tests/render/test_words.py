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


def test_the_score_that_counts_comes_first_and_the_raw_one_behind_it():
    report = samples.report(samples.result(points=3.0), late=samples.late())

    assert words.score(report) == "1.2 / 4, 3 before the late policy"
    assert words.ending(report) == "score 1.2 / 4, 3 before the late policy"


def test_a_score_that_lateness_left_alone_is_told_once():
    report = samples.report(late=samples.late(days=3, final=4.0, words="3 days late: no points are taken off: 4 of 4"))

    assert words.score(report) == "4 / 4"


def test_a_late_score_whose_policy_is_not_known_is_open_and_says_so():
    report = samples.report(late=samples.late(final=None))

    assert words.score(report) == "open / 4, 4 before the late policy"
    assert words.why_open(report) == "score open: it was handed in late, and the course's late policy is not known here"


@pytest.mark.parametrize("late, told", [
    (None, []),
    (samples.late(), ["2 days late: graded out of 1.6: 3 of 4 becomes 1.2.",
                      "Handed in 2026-12-02 12:00:00 UTC+01:00.", "Due 2026-11-30 23:59:00 UTC+01:00."]),
    (samples.late(days=0, words="on time", why="extension (2 days more): due 2026-12-02 23:59:00 Europe/Berlin"),
     ["Handed in 2026-12-02 12:00:00 UTC+01:00, on time.", "Due 2026-11-30 23:59:00 UTC+01:00.",
      "Extension (2 days more): due 2026-12-02 23:59:00 Europe/Berlin."]),
    (samples.late(days=0, words="not counted as late", submitted=""),
     ["It is not known when this was handed in, so it counts as on time.", "Due 2026-11-30 23:59:00 UTC+01:00."]),
    (samples.late(due="", submitted=""), ["2 days late: graded out of 1.6: 3 of 4 becomes 1.2."]),
], ids=["no deadline", "late", "extension", "no time", "kept by an earlier version"])
def test_lateness_is_told_in_sentences(late, told):
    assert words.lateness(samples.report(late=late)) == told


def test_lateness_can_be_told_without_the_score():
    assert words.lateness(samples.report(late=samples.late()), with_points=False)[0] == "2 days late."


@pytest.mark.parametrize("text", ["2026-11-30T23:59:00+00:00", "2026-11-30T23:59:00Z"])
def test_a_time_in_utc_is_called_so(text):
    assert words.moment(text) == "2026-11-30 23:59:00 UTC"


@pytest.mark.parametrize("number, told", [(0, "0 marks"), (1, "1 mark"), (2, "2 marks"), (1200, "1,200 marks")])
def test_one_is_counted_without_an_s(number, told):
    assert words.count(number, "mark") == told


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
