"""nbgrader's columns."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from grader.export import nbgrader
from grader.overview import Absent

from .samples import hostile, open_row, overview, records, row


def test_raw_score_minus_penalty_is_the_score():
    line = records(nbgrader(overview()).text)[0]

    assert line == {
        "assignment": "backprop", "duedate": "", "timestamp": "2026-03-01 22:00:00+00:00", "student_id": "S1",
        "last_name": "Lovelace", "first_name": "Ada", "email": "ada@uni.example", "raw_score": "8",
        "late_submission_penalty": "2.4", "score": "5.6", "max_score": "10"}


def test_an_open_score_is_empty_in_all_three_columns_and_told():
    exported = nbgrader(overview())

    line = records(exported.text)[1]
    assert (line["raw_score"], line["late_submission_penalty"], line["score"]) == ("", "", "")
    assert exported.notes == ("Bob Open: the score is open (1 broken); no score is written",)


def test_a_student_without_a_submission_gets_no_zero():
    exported = nbgrader(overview(row(), missing=(Absent("Carl"),)))

    assert len(records(exported.text)) == 1
    assert exported.notes == ("Carl: no submission; no score is written",)


@pytest.mark.parametrize("name, last, first", [
    ("Ada Lovelace", "Lovelace", "Ada"), ("Juan Luis Vives", "Vives", "Juan Luis"), ("Plato", "Plato", ""),
    ("van Rossum, Guido", "van Rossum", "Guido")])
def test_names_are_parted(name, last, first):
    line = records(nbgrader(overview(row(student=name))).text)[0]

    assert (line["last_name"], line["first_name"]) == (last, first)


@settings(max_examples=60, deadline=None)
@given(hostile)
def test_no_name_breaks_the_table(name):
    lines = records(nbgrader(overview(row(student=name, email=name), open_row())).text)

    assert [line["score"] for line in lines] == ["5.6", ""]
