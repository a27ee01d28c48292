"""What a student reads about a notebook names the cell and the line in it."""

from __future__ import annotations

import pytest

from grader.checker import reading, words
from grader.checker.current import Running, running
from grader.model import Check, Visibility
from grader.wire import Answer, AnswerKind, SourceLine

LINE = SourceLine("tiny.ipynb, cell 7", 3, "double", "return x[5]")
TOLD = {"left_out": [], "magics": 0, "stand_ins": []}


@pytest.fixture(autouse=True)
def public_check():
    """Be inside a public check."""
    token = running.set(Running(Check("one", "t", "One.", Visibility.PUBLIC, 1.0)))
    yield
    running.reset(token)


def test_an_exception_is_told_with_its_cell_and_points_at_no_line_of_the_file():
    verdict = words.verdict_for(Answer("1", AnswerKind.RAISED, error="IndexError", lines=(LINE,)), "`double`", (), "")

    assert verdict.message == "`double` raised IndexError\n  tiny.ipynb, cell 7, line 3, in double: return x[5]"
    assert verdict.place is None


def test_a_stub_is_told_with_its_cell():
    verdict = words.verdict_for(Answer("1", AnswerKind.MISSING, lines=(LINE,)), "`double`", (), "")

    assert verdict.message == "`double` is not implemented yet (cell 7, line 3)."


def test_a_syntax_error_is_told_with_its_cell():
    verdict = reading.unreadable(Answer("1", AnswerKind.RAISED, error="SyntaxError", lines=(LINE,)), "tiny.ipynb")

    assert verdict.message.endswith("\n  cell 7, line 3: return x[5]")


def test_a_damaged_notebook_is_told_with_what_to_do():
    answer = Answer("1", AnswerKind.RAISED, error="NotANotebook", text="it holds no cells")

    verdict = reading.unreadable(answer, "a.ipynb")

    assert verdict.message == "a.ipynb is no notebook that can be read: it holds no cells."
    assert "save it" in verdict.diagnosis.hint


@pytest.mark.parametrize("cells, named", [([9], "Cell 9 of"), ([9, 12, 13, 14], "Cells 9, 12 to 14 of"),
                                          ([2, 1, 2], "Cells 1 to 2 of")])
def test_cells_that_did_not_run_are_named_in_one_note(cells, named):
    (note,) = reading.loading_notes({**TOLD, "not_run": cells}, ())

    assert note.startswith(named) and "did not run in full" in note


def test_a_statement_that_was_left_out_is_told_with_its_cell():
    told = {**TOLD, "left_out": [[2, "x = y", "NameError", "no y"], [1, "z", "NameError", ""]], "cells": [4, 0]}

    assert reading.loading_notes(told, ()) == ["Cell 4, line 2 was left out: x = y  (NameError: no y)",
                                             "Line 1 was left out: z  (NameError)"]


@pytest.mark.parametrize("more", [{"not_run": 3}, {"not_run": ["9"]}, {"not_run": [[1]]}, {"not_run": [10**4000]},
                                  {"cells": 3}, {"left_out": [[1, "a", "b", "c"]], "cells": ["4"]},
                                  {"left_out": [[1, "a", "b", "c"]], "cells": {"a": 1}}],
                         ids=lambda more: repr(more)[:40])
def test_a_wrong_account_of_cells_is_noted_and_breaks_nothing(more):
    assert reading.loading_notes({**TOLD, **more}, ()) == [
        "How the file was read is not known: its process gave a wrong account."]


def test_a_note_of_very_many_cells_is_of_a_bounded_length():
    (note,) = reading.loading_notes({**TOLD, "not_run": list(range(1, 10**6, 2))}, ())

    assert len(note) < 3000
