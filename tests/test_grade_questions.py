"""Questions are graded beside the code: behind the checks of their task, and only where their key is at hand."""

from __future__ import annotations

import pytest

from grader.assignment import load_assignment
from grader.errors import AuthorError
from grader.exit_code import exit_code
from grader.grade import Desk, broken_report, grade
from grader.intake import read_submission
from grader.model import Level, Outcome
from tests.tiny_course import RIGHT, WRONG, make_course, write

QUESTIONS = """\
questions:
  one: {task: words, points: 2, ask: Which one, choose: {a: Alpha, b: Beta}, answer: b}
  how: {task: double, points: 3, ask: How, text: {words: 50}}
  sum: {task: words, points: 5, ask: How many, number: {answer: 4321}}
"""
ANSWERS = "one: b\nhow: By adding it to itself.\nsum: 4321\n"


@pytest.fixture
def course(tmp_path):
    return make_course(tmp_path / "course", more=QUESTIONS, points=20, tasks="{double: Doubling, words: Words}")


def handed_in(folder, answers=ANSWERS, source=RIGHT):
    write(folder / "tiny.py", source)
    if answers is not None:
        write(folder / "answers.yaml", answers)
    return folder


def graded(course, folder, **options):
    with Desk(course, "tiny", Level.PROCESS) as desk:
        return desk.grade(folder, **options)


def outcomes(report):
    return {check.id: check.outcome.value for check in report.checks}


def test_questions_stand_behind_the_checks_of_their_task(course, tmp_path):
    heard = []

    report = graded(course, handed_in(tmp_path / "ana"), on_result=lambda result: heard.append(result.id)).report

    assert outcomes(report) == {"vector": "passed", "matrix": "passed", "how": "awaiting", "one": "passed",
                                "sum": "passed"}
    assert list(outcomes(report)) == ["vector", "matrix", "how", "one", "sum"]
    assert sorted(heard) == sorted(outcomes(report))
    assert (report.score, report.max_score) == (None, 20)


def test_answers_cost_no_point_of_the_code_whatever_they_hold(course, tmp_path):
    report = graded(course, handed_in(tmp_path / "ana", "one: {{{\n")).report

    assert outcomes(report) == {"vector": "passed", "matrix": "passed", "how": "awaiting", "one": "missing",
                                "sum": "missing"}
    assert sum(check.points or 0 for check in report.checks) == 10


def test_wrong_code_costs_no_point_of_the_answers(course, tmp_path):
    report = graded(course, handed_in(tmp_path / "ana", source=WRONG)).report

    assert [check.points for check in report.checks] == [0, 0, None, 2, 5]


def test_answers_count_where_there_is_no_code(course, tmp_path):
    report = grade(course, "tiny", write(tmp_path / "ana" / "answers.yaml", ANSWERS).parent, Level.PROCESS).report

    assert report.submission.file is None and [check.points for check in report.checks] == [0, 0, None, 2, 5]


def test_the_answers_beside_a_single_file_come_along(course, tmp_path):
    report = graded(course, handed_in(tmp_path / "ana") / "tiny.py").report

    assert outcomes(report)["one"] == "passed"


def test_a_self_check_has_notes_and_no_result(course, tmp_path):
    report = graded(course, handed_in(tmp_path / "ana", "one: b\nsum: many\ngpa: 1\n"), public_only=True).report

    assert list(outcomes(report)) == ["vector"] and report.score == report.max_score == 4
    assert report.notes == ("answers.yaml: 1 of 3 questions answered; `sum`: `many` is not a number.",
                            "answers.yaml line 3: no question is called `gpa`; there are: how, one, sum.")


def test_a_self_check_says_the_same_of_right_and_wrong_answers(course, tmp_path):
    right, wrong = (graded(course, handed_in(tmp_path / name, answers), public_only=True).report.notes
                    for name, answers in (("a", "one: b\nsum: 4321\n"), ("b", "one: a\nsum: 1\n")))

    assert right == wrong


@pytest.mark.parametrize(("only", "found"), [
    (("one",), ["one"]), (("vector",), ["vector"]), (("one", "vector"), ["vector", "one"])])
def test_only_what_is_named_is_graded(course, tmp_path, only, found):
    report = graded(course, handed_in(tmp_path / "ana"), only=only).report

    assert list(outcomes(report)) == found


def test_code_can_be_judged_without_questions(course, tmp_path):
    report = graded(course, handed_in(tmp_path / "ana"), questions=False).report

    assert report.score == report.max_score == 10


def test_a_report_that_could_not_be_made_has_its_questions_broken(course, tmp_path):
    submission = read_submission(handed_in(tmp_path / "ana"), "tiny.py")

    report = broken_report(course, load_assignment(course, "tiny"), submission, Level.PROCESS, "no reason")

    assert outcomes(report) == dict.fromkeys(["vector", "matrix", "how", "one", "sum"], "broken")
    assert report.max_score == 20


def test_a_question_that_bears_the_name_of_a_check_is_refused(tmp_path):
    more = "questions: {vector: {task: double, points: 1, ask: A, text: {}}}\n"
    course = make_course(tmp_path / "course", more=more, points=11)

    with pytest.raises(AuthorError, match="questions.vector is also the name of a check"):
        graded(course, handed_in(tmp_path / "ana"))


def test_points_that_do_not_add_up_are_refused(tmp_path):
    course = make_course(tmp_path / "course", more=QUESTIONS, tasks="{double: Doubling, words: Words}", points=10)

    with pytest.raises(AuthorError, match="declares 2 checks with 0 points; checks/ holds 2 with 10"):
        graded(course, handed_in(tmp_path / "ana"))


@pytest.mark.parametrize(("fail_under", "code"), [(None, 0), (18.0, 0), (20.0, 0), (20.5, 1)])
def test_an_answer_that_waits_is_no_failure(course, tmp_path, fail_under, code):
    result = graded(course, handed_in(tmp_path / "ana"))

    assert result.report.score is None
    assert exit_code(result, fail_under) == code


def test_an_error_of_ours_in_a_question_is_told_to_the_operator(course, tmp_path, monkeypatch):
    monkeypatch.setattr("grader.questions.number.read", lambda text, question: 1 / 0)

    result = graded(course, handed_in(tmp_path / "ana"))

    assert {check.id for check in result.report.checks if check.outcome is Outcome.BROKEN} == {"sum"}
    assert "ZeroDivisionError" in result.faults[0] and exit_code(result) == 3
