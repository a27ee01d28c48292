"""Where marking stands: every answer that people read, of the newest result of each submission."""

from __future__ import annotations

import pytest

from grader.gradebook import Wish, open_gradebook, open_marks
from grader.marking import stand_of
from tests.marking.samples import RUBRIC, awaiting, keep, make_folder, mark, report
from tests.render.samples import result


@pytest.fixture
def stand(tmp_path):
    """stand(): where marking stands in the folder, without a course unless one is given."""
    def look(course=None, assignment=""):
        with open_gradebook(tmp_path / "out", only_read=True) as book:
            return stand_of(book, course, assignment)

    return look


def test_answers_are_those_of_the_newest_results(tmp_path, stand):
    keep(tmp_path / "out", report(awaiting(text="old"), name="ada"), report(result(), name="bob"))
    keep(tmp_path / "out", report(awaiting(text="new"), name="ada"))

    assert [(one.name, one.text) for one in stand().answers] == [("ada", "new")]


def test_the_order_is_that_of_the_other_names_and_the_same_for_each_question(tmp_path, stand):
    names = [f"student_{number}" for number in range(9)]
    keep(tmp_path / "out", *(report(awaiting(), awaiting("how"), name=name) for name in names))

    found = stand()

    orders = [[found.alias_of(one) for one in found.answers if one.question == question] for question in ("why", "how")]
    assert orders[0] == orders[1] == sorted(orders[0])


def test_a_mark_counts_for_the_answer_that_was_read(tmp_path, stand):
    keep(tmp_path / "out", report(name="ada"), report(awaiting(text="other"), name="bob"))
    with open_marks(tmp_path / "out") as marks:
        marks.give([Wish(mark(report(name="ada")), 0), Wish(mark(report(name="bob")), 0)])

    found = stand()

    assert {one.name: found.mark_of(one) is not None for one in found.answers} == {"ada": True, "bob": False}


def test_the_course_tells_the_rubric(tmp_path, stand):
    course, _ = make_folder(tmp_path)

    assert [item.id for item in stand(course).asked["tiny", "why"].rubric] == ["norm", "example"]
    assert stand().asked["tiny", "why"].rubric == ()


def test_what_the_submission_answered_to_the_question_before_is_known(tmp_path, stand):
    before = "  gap: {task: double, points: 1, ask: A, choose: {a: A, b: B}, answer: a}\n"
    course, out = make_folder(tmp_path, question=RUBRIC.rstrip("\n") + "\n    follows: gap\n" + before, points=15)
    keep(out, report(awaiting(), result(id="gap", answer="b"), name="dan"))

    found = stand(course)

    said = {one.name: found.before(one) for one in found.answers}
    assert said == {"dan": ("gap", "b"), **dict.fromkeys(("ada", "bob", "cyd"), ("gap", ""))}
    assert {stand().before(one) for one in found.answers} == {("", "")}


def test_one_assignment_can_be_asked_for(tmp_path, stand):
    keep(tmp_path / "out", report(name="ada"), report(name="bob", assignment="other"))

    assert {one.assignment for one in stand().answers} == {"tiny", "other"}
    assert {one.assignment for one in stand(assignment="other").answers} == {"other"}
