"""How student code stopped tells what to try next; in a hidden check no figure of it is repeated."""

from __future__ import annotations

import pytest

from grader.checker.current import Running, running
from grader.checker.next_steps import of_ending, of_error, with_next_step
from grader.checker.verdict import Verdict
from grader.model import Cause, Check, Diagnosis, Ending, Outcome, Visibility
from grader.wire import Answer, AnswerKind

GUFUNC = ("matmul: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature "
          "(n?,k),(k,m?)->(n?,m?) (size 4 is different from 3)")


@pytest.fixture
def inside(request):
    """inside(visibility): be inside a check of that kind."""
    def enter(visibility):
        now = Running(Check("one", "t", "One.", visibility, 1.0))
        token = running.set(now)
        request.addfinalizer(lambda: running.reset(token))
        return now
    return enter


def helped(error, text=""):
    return of_error(Answer("1", AnswerKind.RAISED, error=error, text=text))


@pytest.mark.parametrize("text, words", [
    (GUFUNC, "A has 3 columns, and B has 4 rows"),
    ("shapes (3,4) and (3,2) not aligned: 4 (dim 1) != 3 (dim 0)", "shape (3,4), the second (3,2)"),
    ("mat1 and mat2 shapes cannot be multiplied (64x784 and 100x10)", "784 and 100 differ"),
    ("operands could not be broadcast together with shapes (3,4) (5,) ", "(3,4) and (5,)"),
])
def test_shapes_that_do_not_fit_are_told_in_plain_words(inside, text, words):
    inside(Visibility.PUBLIC)

    assert words in helped("ValueError", text).evidence


def test_a_hidden_checks_shapes_are_not_told(inside):
    inside(Visibility.HIDDEN)

    assert helped("ValueError", GUFUNC).evidence == ""


def test_a_forgotten_breakpoint_is_named():
    assert "breakpoint()" in helped("BdbQuit").mistake and "--debug" in helped("BdbQuit").hint


def test_none_that_is_used_asks_for_the_return():
    assert "`return` missing" in helped("TypeError", "cannot unpack non-iterable NoneType object").hint


@pytest.mark.parametrize("error, text", [("KeyError", "'W1'"), ("TypeError", "f() takes no x"), ("ValueError", "")])
def test_other_exceptions_have_no_diagnosis(error, text):
    assert helped(error, text) is None


@pytest.mark.parametrize("cause, mistake", [(Cause.CPU, "a loop that never ends"), (Cause.OUTPUT, "a `print` inside"),
                                            (Cause.WALL, "a loop that never ends")])
def test_a_limit_names_its_usual_reason(cause, mistake):
    assert of_ending(Ending(cause, "")).mistake.startswith(mistake)


def test_a_process_that_ended_by_itself_has_no_usual_reason():
    assert of_ending(Ending(Cause.EXITED, "")) is None


def test_a_wrong_answer_of_none_asks_for_the_return(inside):
    now = inside(Visibility.PUBLIC)
    now.returned_none = "`backprop`"

    verdict = with_next_step(Verdict(Outcome.FAILED, "three arrays are asked for"), now)

    assert verdict.diagnosis == Diagnosis("`backprop` returned None", "", "is the `return` missing?")


@pytest.mark.parametrize("verdict", [Verdict(Outcome.PASSED, ""), Verdict(Outcome.FAILED, "", Diagnosis("known", ""))])
def test_what_passes_or_is_explained_stays_as_it_is(inside, verdict):
    now, before = inside(Visibility.PUBLIC), verdict.diagnosis
    now.returned_none = "`backprop`"

    assert with_next_step(verdict, now).diagnosis is before
