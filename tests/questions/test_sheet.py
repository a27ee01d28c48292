"""The sheet asks every question, holds a place for each answer, and nothing of the key."""

from __future__ import annotations

import json

from grader.model import Outcome, Submission, SubmittedFile
from grader.questions.judge import judge
from grader.questions.plain_yaml import entries_of
from grader.questions.sheet import cells, sheet
from tests.questions.asked import QUESTIONS, results

SHEET = sheet("A little theory", QUESTIONS)


def test_every_question_but_a_file_has_a_place_that_is_empty():
    assert [(entry.name, str(entry.value).strip()) for entry in entries_of(SHEET.encode())] == [
        (id, "") for id in QUESTIONS if id != "report"]


def test_an_untouched_sheet_earns_nothing():
    assert {(result.outcome, result.points) for result in results(SHEET).values()} == {(Outcome.MISSING, 0.0)}


def test_a_sheet_with_answers_behind_the_names_is_read():
    filled = SHEET.replace("\ngap:\n", "\ngap: 1, 3\n").replace("words: |\n  \n", "words: |\n  My words.\n")

    found = results(filled)

    assert (found["gap"].points, found["words"].answer) == (3.0, "My words.")


def test_it_asks_with_points_options_units_and_symbols():
    for said in ("# gap (3 points): How can the gap be decreased?", "#   3: Regularise more.", "(in parameters)",
                 "a formula in w_k, w_k1, gamma", "at most 5 words", "Hand in the file report.pdf."):
        assert said in SHEET


def test_it_holds_nothing_of_the_key():
    assert not any(said in SHEET + "".join(cells(QUESTIONS)) for said in ("33130", "/ gamma", "by heart", "Names the"))


def test_lines_are_short_and_an_ask_of_several_lines_stays_a_comment():
    assert all(len(line) <= 100 for line in SHEET.split("\n"))
    assert all(line.startswith("#") or line.rstrip(": |") in (*QUESTIONS, "") for line in SHEET.split("\n"))


def test_the_cells_of_a_notebook_can_be_filled_in():
    texts = [f"{text}1, 3" if text == "# answer: gap\n" else text for text in cells(QUESTIONS)]
    data = json.dumps({"cells": [{"cell_type": "markdown", "source": text} for text in texts]}).encode()
    submission = Submission("ana", "a.ipynb", (SubmittedFile("a.ipynb", data),))

    found = {result.id: result.outcome for result in judge(QUESTIONS, submission, b"seed", "tiny").results}

    assert found == {**dict.fromkeys(QUESTIONS, Outcome.MISSING), "gap": Outcome.PASSED}
