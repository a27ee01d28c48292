"""A failed check tells the catalogued mistake that gives the same answers."""

from __future__ import annotations

import numpy as np
import pytest

from grader.catalogue.naming import ENDS_ALIKE, SAME, named
from grader.catalogue.rehearsal import Part, Rehearsal, parts_of
from grader.checker.evidence import Evidence, Failing
from grader.mistakes import Mistake
from grader.model import CheckResult, Diagnosis, Outcome, Visibility

RIGHT = np.arange(1.0, 7.0)
DOUBLED = Mistake("doubled", "It is doubled.", "Look for a factor.", {}, loses=("first", "second"))
NEGATED = Mistake("negated", "The sign is flipped.", "Follow the minus.", {}, loses=("first",))
BOTH = (DOUBLED, NEGATED)


def result(check="first", outcome=Outcome.FAILED, diagnosis=None):
    return CheckResult(check, "task", "title", Visibility.PUBLIC, outcome, 0.0, 1.0, "wrong", diagnosis)


def seen(actual, name="the result"):
    return Evidence(answers=[actual], failing=Failing(name, actual, RIGHT))


def rehearsed(*parts):
    return Rehearsal(tuple(parts))


DOUBLED_FIRST = Part("doubled", "first", ("the result", 2 * RIGHT))


def test_the_mistake_with_the_same_answer_is_named_with_certainty():
    [told] = named((result(),), {"first": seen(2 * RIGHT)}, BOTH, rehearsed(DOUBLED_FIRST))
    assert told.diagnosis == Diagnosis("It is doubled.", SAME, "Look for a factor.", certain=True)


def test_a_mistake_that_crashes_as_the_code_does_is_said_to_end_alike():
    before = result(outcome=Outcome.CRASHED)
    [told] = named((before,), {"first": seen(2 * RIGHT)}, BOTH, rehearsed(DOUBLED_FIRST))
    assert told.diagnosis.evidence == ENDS_ALIKE


def test_what_the_general_rules_saw_stays_as_evidence():
    before = result(diagnosis=Diagnosis("doubled", "It is twice the expected value."))
    [told] = named((before,), {"first": seen(2 * RIGHT)}, BOTH, rehearsed(DOUBLED_FIRST))
    assert told.diagnosis.evidence == f"It is twice the expected value; {SAME}"


def test_another_answer_keeps_its_own_diagnosis():
    before = result(diagnosis=Diagnosis("tripled", "thrice"))
    assert named((before,), {"first": seen(3 * RIGHT)}, BOTH, rehearsed(DOUBLED_FIRST)) == (before,)


def test_the_same_numbers_in_another_comparison_are_not_the_mistake():
    before = result()
    assert named((before,), {"first": seen(2 * RIGHT, "DW")}, BOTH, rehearsed(DOUBLED_FIRST)) == (before,)


@pytest.mark.parametrize("outcome", [Outcome.PASSED, Outcome.MISSING, Outcome.SKIPPED, Outcome.OVER_LIMIT,
                                     Outcome.BROKEN, Outcome.AWAITING])
def test_only_wrong_answers_are_explained(outcome):
    before = result(outcome=outcome)
    assert named((before,), {"first": seen(2 * RIGHT)}, BOTH, rehearsed(DOUBLED_FIRST)) == (before,)


def test_a_check_that_ended_without_a_comparison_is_explained_by_all_its_answers():
    part = Part("doubled", "first", None, (RIGHT, 2 * RIGHT), (RIGHT, RIGHT))
    [told] = named((result(),), {"first": Evidence(answers=[RIGHT, 2 * RIGHT])}, BOTH, rehearsed(part))
    assert told.diagnosis.mistake == "It is doubled."


def test_of_two_that_fit_the_one_that_explains_more_checks_is_told():
    negated = Part("negated", "first", ("the result", 2 * RIGHT))  # alike in the first check
    parts = rehearsed(negated, DOUBLED_FIRST, Part("doubled", "second", ("the result", 2 * RIGHT)))
    evidence = {"first": seen(2 * RIGHT), "second": seen(2 * RIGHT)}
    told = named((result(), result("second")), evidence, (NEGATED, DOUBLED), parts)
    assert [one.diagnosis.mistake for one in told] == ["It is doubled."] * 2


def test_a_check_that_the_named_mistake_costs_too_says_so():
    results = (result(), result("second"))
    told = named(results, {"first": seen(2 * RIGHT), "second": Evidence()}, BOTH, rehearsed(DOUBLED_FIRST))
    assert told[1].diagnosis.mistake == "It is doubled." and not told[1].diagnosis.certain


def test_a_check_that_kept_no_answers_is_not_explained():
    part = Part("doubled", "first", None, (2 * RIGHT,), (RIGHT,))
    before = result()
    assert named((before,), {"first": Evidence(answers=None)}, BOTH, rehearsed(part)) == (before,)


def test_a_rehearsal_comes_back_from_its_bytes():
    before = rehearsed(DOUBLED_FIRST, Part("negated", "second", None, (1, ("stopped", "raised", "E", "t")), (2,)))
    after = Rehearsal.from_bytes(before.to_bytes())
    assert after.parts[1] == before.parts[1]
    assert (after.parts[0].mistake, after.parts[0].failing[0]) == ("doubled", "the result")
    assert np.array_equal(after.parts[0].failing[1], 2 * RIGHT)


def test_passed_checks_are_no_part_of_a_rehearsal():
    results = (result(), result("second", Outcome.PASSED))
    parts = parts_of("doubled", results, {"first": seen(2 * RIGHT), "second": seen(RIGHT)}, {"first": Evidence()})
    assert [(part.check, part.failing[0]) for part in parts] == [("first", "the result")]
