"""People's points are laid over a result, and the late policy comes after them."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timezone

import msgspec
import pytest

from grader.batch.standing import standing_of
from grader.gradebook import Wish, open_gradebook, open_marks
from grader.late import Deadline, Steps
from grader.model import Late, Signature
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
    assert msgspec.structs.replace(found.report, late=None) == report(result())


DEADLINE = {"due": "2026-03-01T00:00:00+00:00", "submitted": "2026-03-02T12:00:00+00:00"}


def test_where_there_is_a_deadline_the_report_has_its_lateness(standing):
    late = Late(2, None, "2 days late: the score is still open", **DEADLINE)

    found = standing(late, points=4.0, deadlines={"tiny": DUE})

    assert found.report.late == found.late
    assert (found.report.score, found.report.final, found.late.submitted) == (4.0, 1.6, "2026-03-02T12:00:00+00:00")


def test_on_time_the_report_tells_so_with_the_points_that_people_gave(standing):
    found = standing(Late(0, None, "on time", **DEADLINE), points=3.0)

    assert found.report.late == Late(0, 3.0, "on time", **DEADLINE)


@pytest.mark.parametrize("late", [None, Late(0, 4.0, "no deadline")], ids=["never reckoned", "no deadline"])
def test_without_a_deadline_the_report_says_nothing_of_one(standing, late):
    assert standing(late, checks=(result(),)).report.late is None


def test_a_report_with_lateness_has_no_signature_that_covered_it_without(tmp_path):
    signed = report(result(), signature=Signature("ed25519", "ab", "cd"))
    keep(tmp_path, signed, late=Late(0, 4.0, "on time", **DEADLINE))

    with open_gradebook(tmp_path, only_read=True) as book:
        found = standing_of(book, next(book.current()), None)

    assert (found.report.late.words, found.report.signature) == ("on time", None)


@pytest.mark.parametrize("late, told", [
    (None, ""), (Late(0, 4.0, "on time"), ""),
    (Late(1, 2.8, "1 day late: graded out of 2.8"), "1 day late: graded out of 2.8"),
    (Late(0, 4.0, "on time", "extension (2 days more): due 2026-03-03"), "extension (2 days more): due 2026-03-03"),
    (Late(1, 2.8, "1 day late", "extension (2 days more)"), "1 day late; extension (2 days more)")])
def test_the_class_is_told_what_the_policy_did_and_what_was_granted(standing, late, told):
    assert standing(late, checks=(result(),)).late_words == told
