"""Answers are found beside the main file or in a notebook, and strange ids are told."""

from __future__ import annotations

import json

import pytest

from grader.model import Submission, SubmittedFile
from grader.questions.answers import LARGEST_NOTEBOOK, answers_in

KNOWN = ("gap", "words")


def notebook(*cells: tuple[str, str]) -> bytes:
    return json.dumps({"cells": [{"cell_type": kind, "source": text} for kind, text in cells]}).encode()


def submission(*files: tuple[str, bytes], main: str | None = "main.py") -> Submission:
    return Submission("ana", main, tuple(SubmittedFile(path, data) for path, data in files))


def in_notebook(*cells: tuple[str, str], more: tuple[tuple[str, bytes], ...] = ()):
    return answers_in(submission(("net.ipynb", notebook(*cells)), *more, main="net.ipynb"), KNOWN)


def test_the_file_beside_the_main_file_counts_before_one_nearer_the_top():
    found = answers_in(submission(("answers.yaml", b"gap: top"), ("hw/Answers.YAML", b"gap: beside"),
                                  main="hw/main.py"), KNOWN)

    assert found.given["gap"].text == "beside"


def test_without_one_beside_it_the_file_nearest_the_top_counts():
    found = answers_in(submission(("a/b/answers.yml", b"gap: deep"), ("z/answers.yaml", b"gap: near")), KNOWN)

    assert found.given["gap"].text == "near"


def test_answers_are_found_where_there_is_no_main_file():
    assert answers_in(submission(("answers.yaml", b"gap: 1"), main=None), KNOWN).given["gap"].text == "1"


def test_an_unknown_id_is_told_with_the_one_that_was_meant():
    found = answers_in(submission(("answers.yaml", b"words: x\ngpa: 1\n")), KNOWN)

    assert found.notes == ("answers.yaml line 2: no question is called `gpa`; did you mean `gap`?",)


def test_an_id_that_resembles_nothing_is_told_with_all_there_are():
    found = answers_in(submission(("answers.yaml", b"zzzz: 1\n")), KNOWN)

    assert found.notes == ("answers.yaml line 1: no question is called `zzzz`; there are: gap, words.",)


def test_many_unknown_ids_are_counted():
    found = answers_in(submission(("answers.yaml", "".join(f"x{n}: 1\n" for n in range(30)).encode())), KNOWN)

    assert len(found.notes) == 6 and found.notes[-1] == "25 more answers belong to no question."


def test_an_id_that_is_answered_twice_does_not_count():
    found = answers_in(submission(("answers.yaml", b"gap: 1\ngap: 2\n")), KNOWN)

    assert found.given["gap"].problem == "answers.yaml line 2: `gap` is answered twice; keep one."


@pytest.mark.parametrize(("kind", "text", "answer"), [
    ("markdown", "# answer: gap\n1, 3\n", "1, 3"),
    ("markdown", "## Answer:  `gap`\n\nfirst\n\nsecond", "first\n\nsecond"),
    ("raw", "# ANSWER: gap\n1", "1"),
    ("code", "# answer: gap\n1, 3", "1, 3"),
    ("code", "# answer: gap\n# one line\n#\n# another", "one line\n\nanother"),
    ("markdown", "# answer: gap", ""),
])
def test_a_cell_whose_first_line_says_so_is_an_answer(kind, text, answer):
    assert in_notebook((kind, text)).given["gap"].text == answer


def test_other_cells_are_no_answers():
    assert in_notebook(("markdown", "the answer: gap\n1"), ("code", "answer = 1")).given == {}


@pytest.mark.parametrize("data", [b"GAP: 1\n", b"gap:\nGap: 1\n", b"Gap: 1\ngap:\n"])
def test_names_count_in_any_capitals_and_an_empty_place_is_no_second_answer(data):
    found = answers_in(submission(("answers.yaml", data)), KNOWN)

    assert (found.given["gap"].text, found.given["gap"].problem, found.notes) == ("1", "", ())


def test_names_that_differ_in_capitals_alone_are_told_apart():
    found = answers_in(submission(("answers.yaml", b"W: 1\nw: 2\n")), ("w", "W"))

    assert {id: given.text for id, given in found.given.items()} == {"w": "2", "W": "1"}


def test_a_cell_counts_in_any_capitals():
    assert in_notebook(("markdown", "# answer: Gap\n1")).given["gap"].text == "1"


def test_two_cells_for_one_question_do_not_count():
    found = in_notebook(("markdown", "# answer: gap\n1"), ("markdown", "# answer: gap\n2"))

    assert found.given["gap"].problem == "net.ipynb: two cells answer `gap`; keep one."


def test_the_file_counts_where_the_notebook_answers_too():
    found = in_notebook(("markdown", "# answer: gap\n1"), ("markdown", "# answer: words\nw"),
                        more=(("answers.yaml", b"gap: 2"),))

    assert (found.given["gap"].text, found.given["words"].text) == ("2", "w")
    assert found.notes == ("answers.yaml line 1: `gap` is answered in the notebook too; this answer counts.",)


def test_a_notebook_that_cannot_be_read_says_why():
    found = answers_in(submission(("net.ipynb", b"[["), main="net.ipynb"), KNOWN)

    assert found.problem.startswith("net.ipynb: it is no JSON text")


def test_a_notebook_that_is_too_large_is_not_read():
    data = notebook(("markdown", "# answer: gap\n1")) + b" " * LARGEST_NOTEBOOK

    found = answers_in(submission(("net.ipynb", data), main="net.ipynb"), KNOWN)

    assert found.given == {} and "larger than 8 MiB" in found.problem


def test_an_empty_place_in_the_file_leaves_the_answer_to_the_notebook():
    found = in_notebook(("markdown", "# answer: gap\n2"), more=(("answers.yaml", b"gap:\nwords: why\n"),))

    assert (found.given["gap"].text, found.given["words"].text, found.notes) == ("2", "why", ())
