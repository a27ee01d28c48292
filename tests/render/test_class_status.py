"""The states of a submission, and the words on them."""

from __future__ import annotations

import pytest

from grader.model import Outcome
from grader.render.class_status import STATES, State, in_state, is_told_once, states, status, still_open

from . import class_samples as samples

FAILED, MISSING = {"linear": Outcome.FAILED}, {"linear": Outcome.MISSING}


@pytest.mark.parametrize("facts, found", [
    ({}, []),
    ({"outcomes": {"a": Outcome.BROKEN, "b": Outcome.AWAITING}, "final": None},
     [State.BROKEN, State.AWAITING, State.OPEN]),
    ({"final": None}, [State.OPEN]),
    ({"problem": "There is no file.", "outcomes": MISSING}, [State.NOTHING]),
    ({"unread": "a syntax error", "mistakes": ("a syntax error",), "outcomes": {"a": Outcome.CRASHED}},
     [State.UNREAD]),
    ({"outcomes": FAILED}, [State.NAMELESS]),
    ({"outcomes": FAILED, "mistakes": ("the bias is not added",)}, []),
    ({"outcomes": MISSING}, []),
    ({"matched": False}, [State.UNMATCHED]),
    ({"late": "1 day late: graded out of 70", "days_late": 1}, [State.LATE]),
    ({"late": "extension (2 days more): due 2026-11-20"}, []),
])
def test_a_submission_is_in_the_states_that_its_facts_say(facts, found):
    assert states(samples.row(**facts)) == found


def test_every_state_has_words():
    assert STATES.keys() == set(State)


def test_a_group_is_in_a_state_once():
    rows = [samples.row("group", student=student, matched=False) for student in "ab"]

    assert [row.student for row in in_state(rows, State.UNMATCHED)] == ["a"]


def test_a_status_says_why_a_person_has_to_look():
    ends = {"a": Outcome.BROKEN, "b": Outcome.AWAITING, "c": Outcome.AWAITING}

    assert status(samples.row(matched=False, outcomes=ends)) == "BROKEN; awaiting 2 answers; not in the roster"
    assert status(samples.row(problem="There is no file.")) == "nothing to grade"
    assert status(samples.row(unread="a syntax error")) == "did not load"
    assert status(samples.row(earlier=True)) == "an earlier submission: the last one counts"
    assert status(samples.row()) == ""


def test_an_open_score_that_waits_for_us_does_not_look_like_one_that_waits_for_a_person():
    assert still_open(samples.row(outcomes={"a": Outcome.AWAITING})) == "awaiting"
    assert still_open(samples.row(outcomes={"a": Outcome.AWAITING, "b": Outcome.BROKEN})) == "BROKEN"


@pytest.mark.parametrize("facts, told_once", [
    ({}, set()), ({"problem": "There is no file."}, {Outcome.MISSING}),
    ({"unread": "a syntax error"}, {Outcome.CRASHED, Outcome.OVER_LIMIT, Outcome.SKIPPED})])
def test_only_what_the_cause_took_is_told_once(facts, told_once):
    assert {outcome for outcome in Outcome if is_told_once(samples.row(**facts), outcome)} == told_once
