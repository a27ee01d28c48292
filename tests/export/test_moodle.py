"""Moodle: what its offline grading worksheet reads back."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from grader.errors import OperatorError
from grader.export import moodle

from .samples import hostile, open_row, overview, read, records, row

HEADER = ("Identifier,Full name,Email address,Status,Grade,Maximum Grade,Grade can be changed,"
          "Last modified (submission),Last modified (grade),Feedback comments\r\n")
TEMPLATE = (
    HEADER
    + 'Participant 31,Ada Lovelace,Ada@Uni.example,Submitted,,10.00,Yes,"Sunday, 1 March 2026, 10:00 PM",-,\r\n'
    + 'Participant 32,Bob Open,bob@uni.example,Submitted,2.00,10.00,Yes,-,"Monday, 2 March 2026, 8:00 AM",<p>hm</p>\r\n'
    + "Participant 33,Carl Absent,carl@uni.example,No submission,,10.00,No,-,-,\r\n")


def imported(text: str) -> dict[str, str]:
    """Read grades as Moodle does: by its own number, and only with the three columns that it needs."""
    lines = records(text)
    assert {"Identifier", "Grade", "Last modified (grade)"} <= set(lines[0])
    return {line["Identifier"].removeprefix("Participant "): line["Grade"] for line in lines}


def test_a_worksheet_gets_its_grades_and_keeps_all_other_cells():
    text = moodle(overview(), TEMPLATE).text

    changed = [(old, new) for before, after in zip(read(TEMPLATE), read(text)) for old, new in zip(before, after)
               if old != new]
    assert changed == [("", "5.6")]
    assert imported(text) == {"31": "5.6", "32": "2.00", "33": ""}


def test_an_open_score_is_not_written_and_is_told():
    assert "Bob Open: the score is open; the earlier 2.00 stays" in moodle(overview(), TEMPLATE).notes


def test_a_locked_grade_is_not_changed_and_is_told():
    exported = moodle(overview(row(student="Carl Absent", email="carl@uni.example", student_id="S3")), TEMPLATE)

    assert imported(exported.text)["33"] == ""
    assert "Carl Absent: in no line of the file that may be filled" in exported.notes


def test_every_member_of_a_group_gets_the_grade_in_the_worksheet():
    group = (row(name="team"), row(name="team", student="Bob Open", student_id="S2", email="bob@uni.example"))

    assert imported(moodle(overview(*group), TEMPLATE).text) == {"31": "5.6", "32": "5.6", "33": ""}


def test_that_the_late_policy_took_points_is_told():
    assert any("late policy of the course system's own" in note for note in moodle(overview(), TEMPLATE).notes)


def test_another_maximum_in_moodle_is_told():
    notes = moodle(overview(max_score=20.0), TEMPLATE).notes

    assert "Moodle has a maximum grade of 10.00, the assignment 20 points" in notes


def test_without_a_worksheet_it_says_that_moodle_cannot_read_it_and_guesses_no_number():
    exported = moodle(overview(row(student_id="31"), open_row()))

    lines = records(exported.text)
    assert [(line["Identifier"], line["Grade"]) for line in lines] == [("", "5.6"), ("", "")]
    assert any("cannot read this file back" in note for note in exported.notes)


def test_another_file_is_refused_with_what_to_do():
    with pytest.raises(OperatorError, match="Download grading worksheet"):
        moodle(overview(), "Student,ID\r\n")


@settings(max_examples=80, deadline=None)
@given(hostile, hostile)
def test_no_name_breaks_the_file_or_another_students_grade(name, email):
    rows = (row(), row(name="x", student=name, email=email, student_id="", login="", final=1.0, score=1.0))

    text = moodle(overview(*rows), TEMPLATE).text

    assert imported(text) == {"31": "5.6", "32": "2.00", "33": ""}
    assert {len(line) for line in read(moodle(overview(*rows)).text)} == {11}
