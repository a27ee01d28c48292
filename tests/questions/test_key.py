"""Questions are held against their own key, and a wrong key is found."""

from __future__ import annotations

import pytest

from grader.questions import key
from grader.questions.judge import judge
from grader.questions.key import answers_of, problems_of_questions, right_answer, wrong_answers
from tests.questions.asked import QUESTIONS, question, submitted


def test_right_questions_have_no_problem():
    assert problems_of_questions(QUESTIONS) == []


def test_answers_are_written_so_that_they_are_read_back():
    right = {id: right_answer(asked) for id, asked in QUESTIONS.items() if not asked.read_by_people}

    judged = judge(QUESTIONS, submitted(answers_of(right)), b"seed", "tiny")

    assert [result.points for result in judged.results if result.id in right] == [3, 2, 2, 2]


def test_every_wrong_choice_and_the_complement_of_a_selection_are_tried():
    assert list(wrong_answers(QUESTIONS["one"])) == ["a", "c"]
    assert list(wrong_answers(QUESTIONS["gap"])) == ["2", "4", "2, 4", "1, 2, 3, 4"]


@pytest.mark.parametrize("text", ["number: {answer: 5, within: 0.25}", "number: {answer: -35000000.0, relative: 0.01}",
                                  "number: {answer: 0}", "number: {answer: 1.0e-9, relative: 0.1}"])
def test_a_number_just_outside_of_the_tolerance_is_tried(text):
    asked = question(text)

    assert problems_of_questions({"q": asked}) == []
    assert min(abs(float(answer) - asked.number.answer) for answer in wrong_answers(asked)) > 0


def test_a_formula_that_accepts_its_own_negative_is_a_problem():
    zero = question("formula: {answer: x - x, symbols: {x: [0, 1]}}")

    assert problems_of_questions({"q": zero}) == [
        "The question q gives all points for '-(x - x)', which is wrong.",
        "The question q gives all points for '(x - x) * 1.01', which is wrong."]


def test_a_key_that_does_not_get_all_points_is_a_problem():
    asked = question("formula: {answer: x, also: [2 * (], symbols: {x: [0, 1]}}")

    assert problems_of_questions({"q": asked}) == ["The question q gives 0.0 of 2 points for its key '2 * ('."]


def test_points_for_an_empty_answer_are_a_problem(monkeypatch):
    monkeypatch.setattr(key, "sheet", lambda title, questions: "one: b\n")

    problems = problems_of_questions({"one": QUESTIONS["one"]})

    assert problems == ["The question one gives 2.0 points for an empty answer."]
