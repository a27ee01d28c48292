"""What a person typed becomes a mark, or a sentence that says what to mend."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest

from grader.gradebook import Ticked
from grader.marking import Asked, Item, Typed, answers_of, made_mark
from grader.marking.given import sum_of, worth
from tests.marking.samples import AT, report

ASKED = Asked("tiny", "why", "Why?", (Item("norm", "Names the norm.", 3.0), Item("example", "An example.", 1.0)), 4.0)


def made(points=3.0, comment="", ticked=(), **more):
    facts = {"by": "Grace", "at": AT, **more}
    return made_mark(answers_of(report())[0], ASKED, Typed(points, comment, tuple(ticked)), **facts)


def test_a_mark_holds_the_answer_that_was_read_and_the_rubric_as_it_reads_now():
    mark = made(ticked=["example", "norm", "norm"])

    assert (mark.assignment, mark.name, mark.question, mark.answer) == (
        "tiny", "ada", "why", answers_of(report())[0].digest)
    assert mark.ticked == (Ticked("norm", "Names the norm.", 3.0), Ticked("example", "An example.", 1.0))


@pytest.mark.parametrize("points", [0, 0.25, 4])
def test_all_points_that_there_are_can_be_given(points):
    assert made(points).points == points


@pytest.mark.parametrize("points, told", [
    (-0.01, "give 0 to 4"), (4.01, "give 0 to 4"), (float("nan"), "give 0 to 4"), (float("inf"), "give 0 to 4"),
    (1.005, "hundredths at most")])
def test_other_points_are_refused(points, told):
    assert told in made(points)


def test_a_line_that_the_rubric_has_not_is_refused_with_those_that_it_has():
    assert made(ticked=["nrom"]) == "the rubric has no line `nrom`; it has: norm, example"


def test_lines_of_an_earlier_mark_can_be_kept_where_the_rubric_is_not_at_hand():
    known = [Ticked("gone", "It was there.", 1.0)]

    assert made(ticked=["gone"], known=known).ticked == tuple(known)


def test_a_mark_holds_the_lines_that_are_not_met():
    assert made(ticked=["example"]).unmet == (Ticked("norm", "Names the norm.", 3.0),)


def test_a_line_that_the_rubric_has_lost_is_not_called_unmet():
    assert [one.id for one in made(known=[Ticked("gone", "It was there.", 1.0)]).unmet] == ["norm", "example"]


def test_what_is_ticked_comes_to_its_sum_and_to_no_more_than_there_is():
    answer = answers_of(report())[0]

    assert sum_of(answer, ASKED, ["norm", "example"]) == 4.0
    assert worth([Ticked("norm", "Names the norm.", 3.0)], 2.0) == 2.0


def test_what_is_ticked_and_not_in_the_rubric_comes_to_nothing():
    assert "no line `nrom`" in sum_of(answers_of(report())[0], ASKED, ["nrom"])


def test_comment_and_name_are_kept_without_what_could_steer_a_terminal():
    mark = made(comment="  one\r\n\x1b[31mtwo\u202e  ", by="Gr\x1b[2Jace\nHopper")

    assert (mark.comment, mark.by) == ("one\ntwo", "Grace Hopper")


def test_a_comment_without_end_is_refused():
    assert "write 10,000 at most" in made(comment="x" * 10_001)


def test_the_time_is_kept_in_utc():
    assert made(at=datetime(2026, 3, 5, 12, 0, tzinfo=timezone(timedelta(hours=2)))).at == "2026-03-05T10:00:00+00:00"


def test_a_time_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="no time zone"):
        made(at=datetime(2026, 3, 5))
