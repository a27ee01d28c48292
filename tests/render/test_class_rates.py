"""How the checks ended over the class."""

from __future__ import annotations

from grader.model import Outcome
from grader.render import class_rates as rates

from . import class_samples as samples


def counts(overview) -> dict:
    """Check -> how it ended."""
    return {rate.id: rate.counts for rate in rates.rates(overview)}


def test_checks_are_grouped_by_task_in_the_order_of_the_handout():
    groups = rates.by_task(samples.overview(samples.row(), tasks={"descent": "Descent", "forward": "Layers"}))

    assert [(task, [rate.id for rate in found]) for task, found in groups] == [
        ("Descent", ["descent"]), ("Layers", ["linear"])]


def test_a_check_of_an_unknown_task_is_still_shown():
    groups = rates.by_task(samples.overview(samples.row(), tasks={}))

    assert [task for task, _ in groups] == ["forward", "descent"]


def test_what_did_not_load_or_was_not_there_says_nothing_of_a_check():
    assert counts(samples.not_run()) == {
        "linear": {Outcome.PASSED: 1, Outcome.FAILED: 1}, "descent": {Outcome.PASSED: 2}}


def test_an_answer_beside_a_file_that_did_not_load_counts():
    row = samples.row(unread="a syntax error", outcomes={"linear": Outcome.CRASHED, "descent": Outcome.FAILED})

    assert counts(samples.overview(row)) == {"linear": {}, "descent": {Outcome.FAILED: 1}}


def test_a_group_that_did_not_load_is_left_out_once():
    ends = {"linear": Outcome.CRASHED}
    twice = [samples.row("group", student=student, unread="a syntax error", outcomes=ends) for student in "ab"]

    overview = samples.overview(*twice, samples.row("abel", outcomes=ends))

    assert counts(overview) == {"linear": {Outcome.CRASHED: 1}}


def test_the_share_that_passed_leaves_out_what_is_broken():
    ends = (Outcome.PASSED, Outcome.FAILED, Outcome.BROKEN)
    overview = samples.overview(*(samples.row(end.value, outcomes={"linear": end}) for end in ends))

    assert rates.passed(*rates.rates(overview)) == "50 %"


def test_while_points_are_awaited_there_is_no_share():
    ends = (Outcome.MISSING, Outcome.AWAITING)
    overview = samples.overview(*(samples.row(end.value, outcomes={"linear": end}) for end in ends))

    assert rates.passed(*rates.rates(overview)) == "" and rates.worst(overview) == []


def test_the_check_that_went_wrong_most_often_comes_first_and_one_that_nobody_tried_not_at_all():
    good, bad, absent = Outcome.PASSED, Outcome.FAILED, Outcome.MISSING
    rows = [samples.row(str(place), outcomes=dict(zip(("easy", "hard", "medium", "last"), ends)))
            for place, ends in enumerate([(good, bad, bad, absent), (good, bad, good, absent), (good,) * 4])]

    worst = rates.worst(samples.overview(*rows))

    assert [(rate.id, rates.wrong(rate)) for rate in worst] == [("hard", "2 of 3 (67 %)"), ("medium", "1 of 3 (33 %)")]
