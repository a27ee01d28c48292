"""What the class is told of one submission: why it did not load, or why there was nothing to grade."""

from __future__ import annotations

from datetime import datetime, timezone

import pytest

from grader.assignment import load_assignment
from grader.batch.overview import overview_of
from grader.course import find_course
from grader.gradebook import Result, Student, open_gradebook
from grader.model import Diagnosis, Marked, Outcome, SubmissionInfo
from tests.render.samples import report, result
from tests.tiny_course import make_course, write

SYNTAX = Diagnosis("a syntax error", "Python stops at line 3")
QUESTION = "questions:\n  gap: {task: double, points: 1, ask: 'Which gap?', number: {answer: 2, within: 0}}\n"


@pytest.fixture
def class_of(tmp_path):
    """class_of(results, file): the overview of a class with this one submission."""
    course = make_course(tmp_path, points=11, more=QUESTION)

    def made(*results, file="tiny.py"):
        info = SubmissionInfo(name="ada", file=file, sha256="ab" * 32, files=1)
        with open_gradebook(tmp_path / "out") as book:
            book.add(Result("key", report(*results, submission=info, assignment="tiny"), Student("Ada", "1", "")))
            return overview_of(course, load_assignment(course, "tiny"), book, None)
    return made


def crashed(name: str, **more):
    return result(id=name, outcome=Outcome.CRASHED, points=0.0, message="tiny.py could not be read.\n  line 3", **more)


def test_a_file_that_did_not_load_is_told_by_its_mistake(class_of):
    overview = class_of(crashed("a", diagnosis=SYNTAX, unread=True), crashed("b", diagnosis=SYNTAX, unread=True))

    assert (overview.rows[0].unread, overview.rows[0].mistakes) == ("a syntax error", ("a syntax error",))
    assert [(one.mistake, one.checks, one.students) for one in overview.mistakes] == [
        ("a syntax error", ("a", "b"), ("ada",))]


def test_a_file_that_did_not_load_without_a_mistake_that_has_a_name_is_counted_all_the_same(class_of):
    overview = class_of(crashed("a", unread=True), crashed("b", unread=True))

    assert overview.rows[0].unread == "tiny.py could not be read."
    assert [(one.mistake, one.checks) for one in overview.mistakes] == [("tiny.py could not be read.", ("a", "b"))]


def test_a_check_that_crashes_alone_says_nothing_of_loading(class_of):
    overview = class_of(crashed("a"), result(id="b"))

    assert (overview.rows[0].unread, overview.mistakes) == ("", ())


def test_why_there_was_nothing_to_grade_is_not_what_a_question_says_of_its_answer(class_of):
    asked, checked = ({"outcome": Outcome.MISSING, "points": 0.0, "message": message}
                      for message in ("Not answered.", "ada holds no readable tiny.py."))

    overview = class_of(result(id="gap", **asked), result(id="vector", **checked), file=None)

    assert overview.rows[0].problem == "ada holds no readable tiny.py."


def test_times_are_those_of_a_clock_where_the_course_is(tmp_path):
    course = make_course(tmp_path)
    write(course.folder / "course.yaml", (course.folder / "course.yaml").read_text() + "\ntime_zone: Europe/Berlin\n")
    noon = datetime(2026, 7, 1, 12, 0, tzinfo=timezone.utc)
    with open_gradebook(tmp_path / "out") as book:
        book.add(Result("key", report(result(), assignment="tiny"), Student("Ada", "1", ""), noon))

        overview = overview_of(find_course(course.folder), load_assignment(course, "tiny"), book, None)

    assert overview.rows[0].submitted.isoformat() == "2026-07-01T14:00:00+02:00"


def test_answers_that_were_not_read_are_told_apart_from_a_file_that_did_not_load(class_of):
    overview = class_of(result(id="vector"), result(id="gap", outcome=Outcome.MISSING, points=0.0, unread=True,
                                                    message="answers.yaml line 3: a quote opens here.\nMore."))

    assert (overview.rows[0].answers_unread, overview.rows[0].unread, overview.mistakes) == (
        "answers.yaml line 3: a quote opens here.", "", ())


def test_answers_that_a_person_has_read_meanwhile_are_not_told_any_more(class_of):
    marked = result(id="gap", outcome=Outcome.PARTIAL, points=1.0, unread=True, marked=Marked("dana", "2026-11-20"))

    assert class_of(result(id="vector"), marked).rows[0].answers_unread == ""
