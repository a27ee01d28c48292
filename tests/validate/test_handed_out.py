"""What an assignment lacks is said before anything is graded."""

from __future__ import annotations

import pytest

from grader.checker.run import without_answers
from grader.errors import AuthorError
from grader.mistakes import Mistake
from grader.template import write_templates
from grader.validate.handed_out import left_undone, refuse_unknown_checks
from tests.tiny_course import make_assignment, write


def test_an_unknown_check_in_the_catalogue_is_told_with_the_one_that_was_meant(tmp_path):
    mistake = Mistake("tripled", "It is three times.", "Count.", {}, loses=("vectr",), may_lose=("other",))

    with pytest.raises(AuthorError) as error:
        refuse_unknown_checks(make_assignment(tmp_path), (mistake,), ("vector", "matrix"))

    assert str(error.value).splitlines()[1:] == [
        "  tripled: loses: no check `vectr`; did you mean `vector`?", "  tripled: may_lose: no check `other`.",
        "  The checks are: vector, matrix."]


def test_a_stale_template_is_told_with_the_command(tmp_path):
    assignment = make_assignment(tmp_path)
    write(assignment.template / "tiny.py", "def double(x):\n    pass\n")
    write(assignment.folder / "README.md", "# Tiny\n")

    told = list(left_undone(assignment, without_answers(assignment, "", public_only=False)))

    assert told == ["The template is out of step with the reference: tiny.py.  Run: grader template tiny"]


def test_a_task_that_a_question_asks_something_in_is_no_problem(tmp_path):
    asked = "{one: {task: treble, points: 2, ask: Which, choose: {a: A, b: B}, answer: b}}"
    assignment = make_assignment(tmp_path, tasks="{double: D, treble: T}", points=12, questions=asked)
    write_templates(assignment.reference.parent, assignment.template)
    write(assignment.folder / "README.md", "# Tiny\n")

    assert list(left_undone(assignment, without_answers(assignment, "", public_only=False))) == []
