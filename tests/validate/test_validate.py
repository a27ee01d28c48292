"""The checks are graded: what they miss is found and said."""

from __future__ import annotations

import pytest

from tests.tiny_course import CHECKS
from tests.validate.conftest import TRIPLED

TRIPLED_SHAPE = TRIPLED.replace('("vector", "matrix")', '("shape",)')
NO_CHECK_OF_VALUES = '''\
@pytest.mark.points(10)
def test_shape(student, rng):
    """`double` keeps the shape."""
    x = rng.normal(size=5)
    assert numbers(student.double(x), None).shape == x.shape
'''


def test_checks_that_do_what_they_should_have_nothing_to_mend(validated):
    found = validated(solutions={"adds": "def double(x):\n    return x + x\n"})
    assert found.problems == ()
    assert (found.reference.score, found.template.score, found.solutions[0].score) == (10, 0, 10)
    assert {stub.name: stub.score for stub in found.stubs} == {"return None": 0, 'return "text"': 0, "return NaN": 0}
    assert found.mistakes[0].lost == found.mistakes[0].named == ("vector", "matrix")


@pytest.mark.parametrize(("changed", "says"), [
    ({"mistakes": TRIPLED.replace('("vector", "matrix")', '("vector",)')}, "tripled should keep and does not: matrix"),
    ({"mistakes": TRIPLED.replace("3 * np", "1 * 2 * np")},
     "tripled should lose and does not: vector, matrix"),
    ({"mistakes": TRIPLED_SHAPE, "checks": NO_CHECK_OF_VALUES}, "Nothing fails the check shape"),
    ({"template": "def double(x):\n    return 2 * x\n"}, "The template earns points in: vector, matrix"),
    ({"solutions": {"half": "def double(x):\n    return x\n"}}, "The solution half loses points in: vector, matrix"),
], ids=["loses more", "loses less", "blind check", "template", "solution"])
def test_what_is_wrong_with_the_checks_is_said(validated, changed, says):
    assert any(says in problem for problem in validated(**changed).problems), validated(**changed).problems


def test_a_mistake_that_another_one_hides_is_said(validated):
    twin = TRIPLED.replace('"tripled"', '"thrice"').replace("It is three times.", "It is thrice.")
    found = validated(TRIPLED + twin)
    assert found.problems == ("The mistake thrice is never named: same answers as tripled.  Drop one, or add a check "
                              "that tells them apart.",)
    assert found.mistakes[1].named_as == {"vector": "tripled", "matrix": "tripled"}


def test_mutants_that_no_check_kills_are_to_be_looked_at(validated):
    found = validated(TRIPLED_SHAPE, checks=NO_CHECK_OF_VALUES, with_mutants=True)
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


UNCHANGED = CHECKS + '''

@pytest.mark.points(2){needs}
def test_input_unchanged(student, worker):
    """`double` leaves its input as it is."""
    there = worker.keep(np.ones(3))
    student.double(there)
    assert_close(worker.fetch(there), np.ones(3), within=EXACT)
'''
SPOILS = '''\
    Mistake("spoils", "It changes its input.", "Copy.", {{"return 2": "x[...] = 5.0; return 2"}},
            loses=({}), may_lose=("vector", "matrix")),
'''


def test_a_check_that_gives_points_for_answers_without_work_is_said(validated):
    found = validated(TRIPLED + SPOILS.format('"input_unchanged",'), UNCHANGED.format(needs=""))

    remedy = "Let it need a check that this fails, or compare an answer."
    assert found.problems == tuple(f"input_unchanged gives points for `{stub}`.  {remedy}"
                                   for stub in ('return "text"', "return NaN", "return None"))


@pytest.mark.parametrize("listed", [False, True], ids=["not listed", "listed"])
def test_a_check_that_a_mistake_has_skipped_is_neither_caught_nor_wrongly_lost(validated, listed):
    checks = UNCHANGED.format(needs='\n@pytest.mark.needs("vector")')
    found = validated(TRIPLED.replace('"matrix")', '"matrix", "input_unchanged")' if listed else '"matrix")'), checks)

    assert found.mistakes[0].skipped == ("input_unchanged",) and found.mistakes[0].lost == ("vector", "matrix")
    assert found.problems == ("Nothing fails the check input_unchanged: it is skipped at best, so nobody knows that it "
                              "works.",)


def test_a_check_that_breaks_is_told_once_with_its_cause(validated):
    careless = "student.double(x) + 0\n    assert_close(student.double(x), "
    checks = CHECKS.replace("assert_close(student.double(x), ", careless, 1)

    found = validated(checks=checks)

    (told,) = [problem for problem in found.problems if "breaks" in problem]
    assert told.startswith("The check vector breaks on the stub return None, stub return \"text\": ")
    assert "test_double.py:10: TypeError: " in told


def test_what_students_would_miss_is_said(validated):
    found = validated(template=None, handout="", declared={"tasks": "{double: Doubling, treble: Trebling}"})

    assert [problem.partition(":")[0] for problem in found.problems] == [
        "There is no template.  Run", "There is no handout",
        "The task treble has no check and no question.  Write checks/test_treble.py, or take it out of `tasks`."]
