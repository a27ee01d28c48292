"""A mark turns an answer that awaited points into one that has them, and nothing else."""

from __future__ import annotations

import msgspec
import pytest

from grader.marking import marked
from grader.model import Marked, Outcome, Signature
from tests.marking.samples import AT, awaiting, mark, report
from tests.render.samples import result


@pytest.mark.parametrize("points, outcome", [(4.0, Outcome.PASSED), (2.25, Outcome.PARTIAL), (0.0, Outcome.FAILED)])
def test_points_decide_the_outcome_and_the_score_is_summed_again(points, outcome):
    graded = report(result(), awaiting())

    after = marked(graded, [mark(graded, points=points)])

    assert (after.checks[1].outcome, after.checks[1].points) == (outcome, points)
    assert (graded.score, after.score, after.max_score) == (None, 4.0 + points, 8.0)


def test_the_report_tells_the_comment_what_was_met_who_and_when():
    after = marked(report(), [mark(points=2.0, comment="Name the norm.", ticked=("norm", "example"))])

    assert after.checks[0].message == "Met: It has norm. (1)\nMet: It has example. (1)\nName the norm."
    assert after.checks[0].marked == Marked("Grace", AT.isoformat())


def test_the_report_tells_what_is_not_met():
    after = marked(report(), [mark(points=1.0, ticked=("norm",), unmet=("example",))])

    assert after.checks[0].message == "Met: It has norm. (1)\nNot met: It has example. (1)"


def test_of_an_answer_without_points_no_line_is_met():
    assert marked(report(), [mark(points=0.0, unmet=("norm",))]).checks[0].message == "Not met: It has norm. (1)"


def test_points_that_were_given_without_the_rubric_say_nothing_of_its_lines():
    assert marked(report(), [mark(points=3.0, comment="Good.", unmet=("norm",))]).checks[0].message == "Good."


@pytest.mark.parametrize("points, told", [(1.0, "1 point was given"), (2.5, "2.5 points were given"),
                                          (0.0, "0 points were given")])
def test_the_report_tells_where_points_are_not_those_of_the_lines(points, told):
    after = marked(report(), [mark(points=points, ticked=("norm", "example"), comment="Too long.")])

    assert after.checks[0].message.endswith(f"\n{told}; the lines that are met come to 2.\nToo long.")


def test_what_the_program_said_of_the_answer_stays():
    graded = report(awaiting(message="170 words; 150 were asked for."))

    assert marked(graded, [mark(graded, comment="Long.")]).checks[0].message == "Long.\n170 words; 150 were asked for."


def test_the_newest_mark_counts_whatever_the_order():
    old, new = mark(points=1.0, id=1), mark(points=2.0, id=2)

    assert marked(report(), [new, old]).score == marked(report(), [old, new]).score == 2.0


@pytest.mark.parametrize("foreign", [
    mark(report(awaiting(text="Other words."))), mark(report(name="bob")), mark(report(assignment="other")),
    mark(report(awaiting(max_points=5.0)), points=5.0), mark(points=-1.0), mark(points=4.01)],
    ids=["another answer", "another submission", "another assignment", "other points", "below 0", "above all"])
def test_a_mark_that_is_not_for_this_answer_leaves_the_report_as_it_is(foreign):
    assert marked(report(), [foreign]) == report()


def test_only_what_awaits_points_is_changed():
    graded = report(result(id="why", points=1.0, max_points=4.0, answer="Because the norm is homogeneous."))

    assert marked(graded, [mark()]) == graded


def test_one_answer_that_still_awaits_keeps_the_score_open():
    graded = report(awaiting(), awaiting("how", "So."))

    after = marked(graded, [mark(graded)])

    assert [check.outcome for check in after.checks] == [Outcome.PARTIAL, Outcome.AWAITING]
    assert after.score is None


def test_a_signature_that_covered_the_report_without_marks_is_left_out():
    signed = msgspec.structs.replace(report(), signature=Signature("ed25519", "k", "v"))

    assert marked(signed, [mark()]).signature is None
    assert marked(signed, []).signature is not None
