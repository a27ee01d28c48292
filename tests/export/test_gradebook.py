"""Our own table of the whole class."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from grader.export import gradebook, gradebook_csv
from grader.model import Outcome
from grader.overview import Absent

from .samples import hostile, open_row, overview, read, records, row


def test_a_line_tells_all_that_is_known_of_a_submission():
    line = records(gradebook(overview()).text)[0]

    assert line == {
        "student": "Lovelace, Ada", "id": "S1", "email": "ada@uni.example", "login": "ada", "section": "A",
        "submission": "ada", "submitted": "2026-03-01T22:00:00+00:00",
        "late": "1 day late: graded out of 7: 8 of 10 becomes 5.6", "raw score": "8", "final score": "5.6",
        "max score": "10", "status": "graded", "mistakes": "the bias is not added", "check forward": "6",
        "check backward": "2"}


def test_an_open_score_is_empty_and_told_in_a_note():
    exported = gradebook(overview())

    line = records(exported.text)[1]
    assert (line["raw score"], line["final score"], line["check backward"]) == ("", "", "")
    assert (line["status"], line["check forward"]) == ("BROKEN: our fault, graded again", "6")
    assert exported.notes == ("Bob Open: the score is open (1 broken); no score is written",)


@pytest.mark.parametrize("outcomes, status", [
    (["awaiting", "awaiting", "passed"], "awaiting 2 answers"),
    (["awaiting"], "awaiting 1 answer"),
    (["broken", "awaiting"], "BROKEN: our fault, graded again; awaiting 1 answer"),
    (["passed"], "open: the late policy is not known"),
])
def test_the_status_of_an_open_score_says_for_what_it_waits(outcomes, status):
    ended = {f"check {number}": Outcome(outcome) for number, outcome in enumerate(outcomes)}

    line = records(gradebook(overview(open_row(outcomes=ended))).text)[0]

    assert line["status"] == status


def test_students_without_a_submission_have_a_line_without_a_score():
    absent = Absent("Carl Absent", "S3", "carl@uni.example", "carl", "B")

    line = records(gradebook(overview(missing=(absent,))).text)[2]

    assert [line[name] for name in ("student", "id", "email", "login", "section", "submission", "status")] == [
        "Carl Absent", "S3", "carl@uni.example", "carl", "B", "", "no submission"]
    assert (line["final score"], line["max score"], line["check forward"]) == ("", "10", "")


def test_a_submission_of_nobody_in_the_roster_is_in_the_table_and_says_so():
    line = records(gradebook(overview(row(matched=False, problem="There is no backprop.py."))).text)[0]

    assert line["status"] == "nothing to grade: There is no backprop.py.; not in the roster"


def test_a_submission_that_a_later_one_replaces_says_so():
    line = records(gradebook(overview(row(earlier=True))).text)[0]

    assert line["status"] == "graded; an earlier submission: the last one counts"


def test_a_submission_that_is_no_longer_in_the_collection_is_in_the_table_and_says_so():
    lines = records(gradebook(overview(row(), gone=(row(name="old"),))).text)

    assert [(line["submission"], line["status"]) for line in lines] == [
        ("ada", "graded"), ("old", "graded; no longer in the collection: it does not count")]


def test_the_bare_text_is_the_same():
    assert gradebook_csv(overview()) == gradebook(overview()).text


@settings(max_examples=60, deadline=None)
@given(hostile, hostile)
def test_no_name_breaks_the_table(name, mistake):
    text = gradebook(overview(row(student=name, name=name, late=name, mistakes=(mistake,)), open_row())).text

    assert {len(line) for line in read(text)} == {15}


def test_answers_that_were_not_read_stand_in_the_status_with_the_reason():
    line = records(gradebook(overview(row(answers_unread="answers.yaml line 3: a quote opens here."))).text)[0]

    assert line["status"] == "graded; answers not read: answers.yaml line 3: a quote opens here."
