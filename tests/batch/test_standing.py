"""People's points are laid over a result, and the late policy comes after them."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timezone

import pytest

from grader.batch.standing import standing_of
from grader.gradebook import Late, Wish, open_gradebook, open_marks
from grader.late import Deadline, Steps
from tests.marking.samples import keep, mark, report
from tests.render.samples import result
from tests.tiny_course import make_course

DUE = Deadline(datetime(2026, 3, 1, tzinfo=timezone.utc), Steps((70, 40)))


@pytest.fixture
def standing(tmp_path):
    """standing(late, points): how the answer of "ada" stands, with these points where they are given."""
    def stand(late=None, points=None, deadlines=None, checks=()):
        keep(tmp_path, report(*checks), late=late)
        if points is not None:
            with open_marks(tmp_path) as marks:
                marks.give([Wish(mark(report(*checks), points=points), 0)])
        course = deadlines and replace(make_course(tmp_path / "course"), deadlines=deadlines)
        with open_gradebook(tmp_path, only_read=True) as book:
            return standing_of(book, next(book.current()), course)

    return stand


def test_without_a_mark_the_score_is_open_before_and_after_the_late_policy(standing):
    found = standing(Late(2, None, "2 days late: the score is still open"), deadlines={"tiny": DUE})

    assert (found.report.score, found.final) == (None, None)


def test_points_on_time_are_final(standing):
    found = standing(Late(0, None, "on time"), points=3.0, deadlines={"tiny": DUE})

    assert (found.report.score, found.final) == (3.0, 3.0)


def test_points_of_a_late_submission_are_reckoned_by_the_policy(standing):
    found = standing(Late(2, None, "2 days late: the score is still open"), points=4.0, deadlines={"tiny": DUE})

    assert found.final == 1.6
    assert found.late.words == "2 days late: graded out of 1.6: 4 of 4 becomes 1.6"


def test_where_nobody_knows_the_policy_a_late_score_stays_open(standing):
    found = standing(Late(2, None, "2 days late"), points=4.0)

    assert (found.report.score, found.final) == (4.0, None)


def test_where_there_was_no_late_policy_points_are_final(standing):
    assert standing(None, points=3.0).final == 3.0


def test_a_result_that_marks_do_not_change_keeps_what_the_batch_reckoned(standing):
    found = standing(Late(1, 2.8, "1 day late"), deadlines={"tiny": DUE}, checks=(result(),))

    assert found.late == Late(1, 2.8, "1 day late")
    assert found.report == report(result())
