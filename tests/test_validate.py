"""The checks are graded: what they miss is found and said."""

from __future__ import annotations

import pytest

from grader.model import Level
from grader.validate import validate
from tests.tiny_course import CHECKS, REFERENCE, make_course, write

TRIPLED = ('    Mistake("tripled", "It is three times.", "Count.", {"2 * np": "3 * np"}, '
           'loses=("vector", "matrix")),\n')
NO_CHECK_OF_VALUES = '''\
@pytest.mark.points(10)
def test_shape(student, rng):
    """`double` keeps the shape."""
    x = rng.normal(size=5)
    assert numbers(student.double(x), None).shape == x.shape
'''


@pytest.fixture
def validated(tmp_path, monkeypatch):
    """validated(mistakes, checks, ...): validate a tiny assignment."""
    monkeypatch.delenv("GRADER_SECRET", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))

    def validated(mistakes=TRIPLED, checks=CHECKS, template="def double(x):\n    raise NotImplementedError()\n",
                  reference=REFERENCE, solutions=None, equivalent="", declared=None, **more):
        course = make_course(tmp_path, checks, **declared or {})
        write(tmp_path / "reference" / "tiny" / "tiny.py", reference)
        write(tmp_path / "student_template" / "tiny" / "tiny.py", template)
        folder = tmp_path / "assignments" / "tiny"
        write(folder / "mistakes.py", f"from grader.mistakes import Mistake\n\nMISTAKES = (\n{mistakes})\n{equivalent}")
        for name, text in (solutions or {}).items():
            write(folder / "solutions" / name / "tiny.py", text)
        return validate(course, "tiny", Level.PROCESS, **more)
    return validated


def test_checks_that_do_what_they_should_have_nothing_to_mend(validated):
    found = validated(solutions={"adds": "def double(x):\n    return x + x\n"})
    assert found.problems == ()
    assert (found.reference.score, found.template.score, found.solutions[0].score) == (10, 0, 10)
    assert found.mistakes[0].lost == found.mistakes[0].named == ("vector", "matrix")


@pytest.mark.parametrize(("changed", "says"), [
    ({"mistakes": TRIPLED.replace('("vector", "matrix")', '("vector",)')}, "tripled should keep and does not: matrix"),
    ({"mistakes": TRIPLED.replace("3 * np", "1 * 2 * np")},
     "tripled should lose and does not: vector, matrix"),
    ({"mistakes": TRIPLED, "checks": NO_CHECK_OF_VALUES}, "Nothing fails the check shape"),
    ({"template": "def double(x):\n    return 2 * x\n"}, "The template earns points in: vector, matrix"),
    ({"solutions": {"half": "def double(x):\n    return x\n"}}, "The solution half loses points in: vector, matrix"),
], ids=["loses more", "loses less", "blind check", "template", "solution"])
def test_what_is_wrong_with_the_checks_is_said(validated, changed, says):
    assert any(says in problem for problem in validated(**changed).problems), validated(**changed).problems


def test_a_mistake_that_another_one_hides_is_said(validated):
    twin = TRIPLED.replace('"tripled"', '"thrice"').replace("It is three times.", "It is thrice.")
    found = validated(TRIPLED + twin)
    assert [problem for problem in found.problems if "thrice is never named" in problem]
    assert found.mistakes[1].named_as == {"vector": "tripled", "matrix": "tripled"}


def test_mutants_that_no_check_kills_are_to_be_looked_at(validated):
    found = validated(checks=NO_CHECK_OF_VALUES, with_mutants=True)
    assert found.survivors and any("survives" in problem for problem in found.problems)


def test_killed_mutants_name_the_first_check_that_failed(validated):
    found = validated(with_mutants=True)
    assert {mutant.killed_by for mutant in found.mutants if mutant.killed_by} == {"vector"}


def test_a_survivor_that_is_explained_is_no_problem(validated):
    survivors = validated(with_mutants=True).survivors
    explained = "EQUIVALENT = " + repr({mutant.change: "just as right" for mutant in survivors}) + "\n"
    found = validated(with_mutants=True, equivalent=explained)
    assert found.problems == () and all(mutant.equivalent for mutant in found.survivors)


def test_an_explanation_of_no_survivor_is_a_problem(validated):
    found = validated(with_mutants=True, equivalent='EQUIVALENT = {"a -> b": "because"}\n')
    assert any("does not survive: a -> b" in problem for problem in found.problems)


ASKED = """\
questions:
  one: {task: double, points: 2, ask: Which one, choose: {a: Alpha, b: Beta}, answer: b}
  how: {task: double, points: 3, ask: How, text: {words: 50}}
  zero: {task: double, points: 1, ask: What, formula: {answer: ANSWER, symbols: {x: [1, 2]}}}
"""


def test_questions_are_held_against_their_key_and_disturb_no_check(validated):
    found = validated(declared={"more": ASKED.replace("ANSWER", "2 * x"), "points": 16})

    assert found.problems == () and (found.reference.score, found.max_score, found.template.score) == (10, 10, 0)
    assert found.mistakes[0].lost == ("vector", "matrix")
    assert [(one.id, one.kind, one.read_by_people) for one in found.questions] == [
        ("one", "choose", False), ("how", "text", True), ("zero", "formula", False)]


def test_a_question_that_cannot_tell_wrong_from_right_is_told(validated):
    found = validated(declared={"more": ASKED.replace("ANSWER", "x - x"), "points": 16})

    assert "The question zero gives all points for '-(x - x)', which is wrong." in found.problems
