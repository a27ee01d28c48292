"""In a public check the student reads what was raised, where, and what may help; a strange account breaks nothing."""

from __future__ import annotations

import numpy as np
import pytest

from grader.checker import reading, words
from grader.checker.current import Running, running
from grader.model import Check, Outcome, Place, Visibility
from grader.wire import Answer, AnswerKind, SourceLine

LINE = SourceLine("tiny.py", 3, "double", "return x[5]")


@pytest.fixture(autouse=True)
def public_check():
    """Be inside a public check."""
    token = running.set(Running(Check("one", "t", "One.", Visibility.PUBLIC, 1.0)))
    yield
    running.reset(token)


def verdict(kind, **fields):
    return words.verdict_for(Answer("1", kind, **fields), "`double`", ("torch",), "1 GiB")


def test_an_exception_is_told_with_its_text_and_the_students_own_lines():
    said = verdict(AnswerKind.RAISED, error="IndexError", text="out of bounds", lines=(LINE,))

    assert said.outcome is Outcome.CRASHED
    assert said.message == "`double` raised IndexError: out of bounds\n  tiny.py, line 3, in double: return x[5]"


def test_memory_that_ran_out_is_over_limit_and_told_by_its_limit():
    said = verdict(AnswerKind.RAISED, error="MemoryError")

    assert (said.outcome, "1 GiB" in said.message) == (Outcome.OVER_LIMIT, True)


@pytest.mark.parametrize("error, told", [("SystemExit", "called sys.exit()"), ("RecursionError", "without end")])
def test_some_exceptions_have_words_of_their_own(error, told):
    assert told in verdict(AnswerKind.RAISED, error=error, lines=(LINE,)).message


@pytest.mark.parametrize("name", ["xrange", "unicode", "raw_input"])
def test_a_name_of_python_2_is_diagnosed(name):
    said = verdict(AnswerKind.RAISED, error="NameError", text=f"name '{name}' is not defined")

    assert "Python 2" in said.diagnosis.mistake


def test_a_forbidden_library_is_named_and_any_other_text_is_not():
    assert "torch" in verdict(AnswerKind.NOT_ALLOWED, text="torch").message
    assert "made up" not in verdict(AnswerKind.NOT_ALLOWED, text="made up").message


def test_a_value_that_cannot_cross_is_failed_and_told_what_it_was():
    said = verdict(AnswerKind.REFUSED, text="an array of dtype object")

    assert said.outcome is Outcome.FAILED and "an array of dtype object" in said.message


@pytest.mark.parametrize("fields, mistake", [
    ({"error": "SyntaxError", "text": "invalid syntax", "lines": (LINE,)}, "a syntax error"),
    ({"error": "TabError", "text": "inconsistent use of tabs", "lines": (LINE,)}, "tabs and spaces are mixed"),
    ({"error": "SyntaxError", "text": "Missing parentheses in call to 'print'. Did you mean print(...)?"},
     "written for Python 2"),
    ({"error": "UnicodeDecodeError", "text": "'utf-8' codec can't decode byte 0xff"}, "wrong text encoding"),
])
def test_a_file_that_python_cannot_read_is_diagnosed(fields, mistake):
    said = reading.unreadable(Answer("1", AnswerKind.RAISED, **fields), "tiny.py")

    assert (said.outcome, said.diagnosis.mistake) == (Outcome.CRASHED, mistake)


def test_a_syntax_error_is_told_with_the_line_at_which_python_stops():
    said = reading.unreadable(Answer("1", AnswerKind.RAISED, error="SyntaxError", lines=(LINE,)), "tiny.py")

    assert said.diagnosis.evidence == "Python stops at line 3, so nothing in the file can run"


def test_what_was_left_out_while_reading_is_noted_line_by_line():
    told = {"left_out": [[4, "data = load()", "OSError", "no such file"]], "magics": 2,
            "stand_ins": ["torch", "made up"]}

    assert reading.loading_notes(told, ("torch", "jax")) == [
        "Line 4 was left out: data = load()  (OSError: no such file)",
        "2 notebook lines (% or !) were passed over.",
        "torch was imported; a stand-in was given, since it is not allowed here."]


@pytest.mark.parametrize("told", [None, 3, "text", [], {}, {"left_out": 3, "magics": 0, "stand_ins": []},
                                  {"left_out": [3], "magics": 0, "stand_ins": []},
                                  {"left_out": [[1, 2]], "magics": 0, "stand_ins": []},
                                  {"left_out": [["a", "b", "c", "d"]], "magics": 0, "stand_ins": []},
                                  {"left_out": [], "magics": "many", "stand_ins": []},
                                  {"left_out": [], "magics": float("nan"), "stand_ins": []},
                                  {"left_out": [[np.array([1, 2]), "b", "c", "d"]], "magics": 0, "stand_ins": []},
                                  {"left_out": [], "magics": 0, "stand_ins": [np.array(["torch", "b"])]},
                                  {"left_out": [], "magics": float("inf"), "stand_ins": []},
                                  {"left_out": {}, "magics": 0, "stand_ins": []},
                                  {"left_out": [], "magics": 0, "stand_ins": 3}], ids=repr)
def test_a_wrong_account_of_the_loading_is_noted_and_breaks_nothing(told):
    assert reading.loading_notes(told, ("torch",)) == [
        "How the file was read is not known: its process gave a wrong account."]


def test_what_still_is_the_templates_stub_is_named_with_its_line_or_cell():
    told = {"left_out": [], "magics": 1, "stand_ins": [], "stubs": [["CNN", 7, 0], ["Net.loss", 2, 3]]}

    assert reading.loading_notes(told, ()) == ["1 notebook line (% or !) was passed over.",
                                               "Not implemented yet: CNN (line 7), Net.loss (cell 3, line 2)."]


@pytest.mark.parametrize("stubs", [3, [3], [["a", 1]], [["a", "1", 0]], [["a", 0, 0]], [["a", 10**4000, 0]]], ids=repr)
def test_a_wrong_account_of_stubs_is_noted_and_breaks_nothing(stubs):
    assert reading.loading_notes({"left_out": [], "magics": 0, "stand_ins": [], "stubs": stubs}, ()) == [
        "How the file was read is not known: its process gave a wrong account."]


def test_a_note_of_very_many_stubs_is_of_a_bounded_length():
    told = {"left_out": [], "magics": 0, "stand_ins": [], "stubs": [["x" * 9999, 1, 0]] * 9999}

    (note,) = reading.loading_notes(told, ())

    assert note.endswith("and more.") and len(note) < 3000


def test_notes_are_of_a_bounded_number_and_length():
    told = {"left_out": [[1, "x" * 9999, "y" * 9999, "z" * 9999]] * 9999, "magics": 0, "stand_ins": []}

    notes = reading.loading_notes(told, ())

    assert len(notes) <= 20 and max(map(len, notes)) < 700


def test_a_name_that_is_nearly_right_is_named():
    verdict = words.verdict_for(Answer("1", AnswerKind.MISSING, text="forward"), "`forward`", (), "1 GiB",
                                ("foward", "backprop"))

    assert verdict.outcome is Outcome.MISSING
    assert verdict.diagnosis.evidence == "your file has `foward`, and no `forward`"


def test_a_stub_is_told_with_its_line():
    answer = Answer("1", AnswerKind.MISSING, lines=(SourceLine("a.py", 7, "loss", "raise NotImplementedError()"),))

    assert words.verdict_for(answer, "`loss`", (), "1 GiB").message == "`loss` is not implemented yet (line 7)."


@pytest.mark.parametrize("told", [None, {}, {"names": 3}, {"names": [3, "no name", "; rm"]}])
def test_names_of_a_wrong_form_are_not_known(told):
    assert reading.told_names(told) is None


def test_a_file_that_defines_nothing_is_asked_after():
    names = reading.told_names({"names": []})

    verdict = words.verdict_for(Answer("1", AnswerKind.MISSING), "`loss`", (), "1 GiB", names)

    assert verdict.message == "`loss` is not implemented yet: your file defines nothing."
    assert verdict.diagnosis.mistake == "an empty file"


def test_no_more_names_are_taken_than_our_worker_tells():
    """Each stub is compared with every name: a worker that forges its account could hold the checker for long."""
    assert len(reading.told_names({"names": [f"name_{number}" for number in range(100_000)]})) == 200


def test_a_stub_is_not_called_misspelt():
    verdict = words.verdict_for(Answer("1", AnswerKind.MISSING), "`loss`", (), "1 GiB", ("loss", "los"))

    assert verdict.diagnosis is None


def test_a_public_check_tells_the_innermost_line_as_a_place():
    inner = SourceLine("parts/inner.py", 7, "helper", "raise KeyError(1)")

    assert verdict(AnswerKind.RAISED, error="KeyError", lines=(LINE, inner)).place == Place("parts/inner.py", 7)
    assert verdict(AnswerKind.MISSING, text="double", lines=(LINE,)).place == Place("tiny.py", 3)


def test_a_file_that_cannot_be_read_tells_the_line_in_the_file_that_was_asked_for():
    told = Answer("1", AnswerKind.RAISED, error="SyntaxError", lines=(SourceLine("<unknown>", 4, "", "def f(:"),))

    assert reading.unreadable(told, "tiny.py").place == Place("tiny.py", 4)


@pytest.mark.parametrize("line", [0, -1, 10**12])
def test_a_line_that_no_file_has_is_no_place(line):
    assert verdict(AnswerKind.RAISED, error="KeyError", lines=(SourceLine("tiny.py", line, "", ""),)).place is None


def test_a_hidden_check_tells_no_place():
    token = running.set(Running(Check("two", "t", "Two.", Visibility.HIDDEN, 1.0)))
    said = verdict(AnswerKind.RAISED, error="KeyError", lines=(LINE,))
    running.reset(token)

    assert said.place is None
