"""A question is told by the assignment where it is at hand, and else by the reports."""

from __future__ import annotations

from grader.assignment import load_assignment
from grader.marking import Asked, Item, answers_of, asked_of
from tests.marking.samples import RUBRIC, awaiting, report
from tests.tiny_course import make_course

ANSWERS = answers_of(report(awaiting(), awaiting("how", title="How?")))


def test_the_assignment_tells_what_was_asked_and_the_rubric(tmp_path):
    assignment = load_assignment(make_course(tmp_path, more=RUBRIC, points=14), "tiny")

    asked = asked_of(assignment, ANSWERS)[0]

    assert asked.ask == "Why does doubling a vector double its length?"
    assert asked.item("norm") == Item("norm", "The norm is homogeneous.", 3.0)
    assert asked.item("nothing") is None


def test_without_the_assignment_the_reports_tell_title_and_points():
    assert asked_of(None, ANSWERS)[1] == Asked("tiny", "how", "How?", (), 4.0, at_hand=False)


def test_each_question_is_told_once():
    assert [asked.id for asked in asked_of(None, [*ANSWERS, *ANSWERS])] == ["why", "how"]
