"""What is told as different between two checks of the same work."""

from __future__ import annotations

from grader.model import Outcome
from grader.watch.changes import changes, says_nothing
from tests.render.samples import failed, report, result

UNREADABLE = {"outcome": Outcome.CRASHED, "points": 0.0, "message": "tiny.py could not be read by Python."}


def unreadable():
    return report(result(id="a", **UNREADABLE), result(id="b", **UNREADABLE))


def test_the_first_report_is_compared_with_nothing():
    assert changes(None, report()) == []


def test_a_check_that_passes_now_is_told_with_the_points():
    told = changes(report(failed(max_points=4.0)), report(failed(outcome=Outcome.PASSED, points=4.0)))

    assert told == ["Since last time:", "  now passes  linear adds the bias  (was failed)", "  +4 points: 4, was 0"]


def test_a_check_that_fails_now_is_told_with_the_points():
    told = changes(report(failed(outcome=Outcome.PASSED, points=4.0)), report(failed()))

    assert told[1:] == ["  now fails   linear adds the bias  (was passed)", "  -4 points: 0, was 4"]


def test_another_way_to_fail_is_told_by_its_name():
    told = changes(report(failed(outcome=Outcome.MISSING)), report(failed(outcome=Outcome.OVER_LIMIT)))

    assert told[1:] == ["  now over limit  linear adds the bias  (was missing)"]


def test_other_points_for_the_same_outcome_are_told():
    told = changes(report(failed(outcome=Outcome.PARTIAL, points=1.0)),
                   report(failed(outcome=Outcome.PARTIAL, points=2.5)))

    assert told[1:] == ["  2.5/4       linear adds the bias  (was 1/4)", "  +1.5 points: 2.5, was 1"]


def test_no_difference_is_said_too():
    assert changes(report(failed()), report(failed())) == ["Since last time: no difference."]


def test_a_check_that_was_not_there_before_is_no_difference():
    assert changes(report(), report(result(), failed(points=0.0)))[0] == "Since last time: no difference."


def test_a_file_that_cannot_be_read_says_nothing_about_its_checks():
    assert says_nothing(unreadable())


def test_checks_that_crash_each_in_their_own_way_say_something():
    second = result(id="b", **{**UNREADABLE, "message": "`double` raised ValueError"})

    assert not says_nothing(report(result(id="a", **UNREADABLE), second))
