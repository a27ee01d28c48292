"""Canvas: what its gradebook reads back."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from grader.errors import OperatorError
from grader.export import canvas

from .samples import hostile, open_row, overview, read, row

TEMPLATE = (
    "\ufeffStudent,ID,SIS User ID,SIS Login ID,Section,Backpropagation (4711),Other (12),Current Score\r\n"
    ",,,,,Manual Posting,,\r\n"
    "    Points Possible,,,,,10.00,5.00,(read only)\r\n"
    '"Lovelace, Ada",901,S1,ada,A,,4.5,90\r\n'
    '"Open, Bob",902,S2,bob,A,3.00,-1,80\r\n'
    '"Absent, Carl",903,S3,carl,B,,"a ""word""\nmore",\r\n'
    '"Student, Test",904,,x1,A,,,\r\n')


def imported(text: str) -> dict[str, str]:
    """Read scores as Canvas does: header, line of maxima, then students by ID, else by SIS ids; the sixth column."""
    header, *lines = read(text.removeprefix("\ufeff"))
    assert "Student" in header[0] and "ID" in header[1] and "Section" in header[4]
    students = [line for line in lines if "Points Possible" not in line[0] and any(line[:5])]
    return {line[1] or line[2] or line[3] or line[0]: line[5] for line in students}


def test_without_a_template_the_columns_are_those_of_canvas():
    text = canvas(overview(), column="Backpropagation (4711)").text

    header, maxima, *_ = read(text)
    assert header == ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "Backpropagation (4711)"]
    assert maxima == ["Points Possible", "", "", "", "", "10"]
    assert imported(text) == {"S1": "5.6", "S2": ""}


def test_a_template_gets_its_column_filled_and_keeps_all_other_cells():
    text = canvas(overview(), TEMPLATE).text

    before, after = read(TEMPLATE), read(text)
    assert [(old[5], new[5]) for old, new in zip(before, after) if old != new] == [("", "5.6")]
    assert [line[:5] + line[6:] for line in before] == [line[:5] + line[6:] for line in after]
    assert text.startswith("\ufeff")


def test_an_open_score_leaves_the_cell_as_it_is_and_is_told():
    exported = canvas(overview(), TEMPLATE)

    assert imported(exported.text)["902"] == "3.00"
    assert "Bob Open: the score is open; the earlier 3.00 stays" in exported.notes


def test_an_open_score_without_a_template_is_an_empty_cell_and_is_told():
    exported = canvas(overview())

    assert imported(exported.text)["S2"] == ""
    assert "Bob Open: the score is open (1 broken); no score is written" in exported.notes


def test_unmatched_submissions_are_in_neither_file():
    stray = overview(row(name="stray", student="Absent, Carl", student_id="S3", matched=False))

    assert imported(canvas(stray).text) == {}
    assert imported(canvas(stray, TEMPLATE).text)["903"] == ""


def test_a_student_whom_the_file_does_not_hold_is_told():
    exported = canvas(overview(row(name="eve", student="Eve", student_id="S7", login="eve", email="e@x")), TEMPLATE)

    assert "Eve: in no line of the file that may be filled" in exported.notes


def test_an_id_of_one_column_does_not_win_over_the_right_one():
    # Carl's registrar number is Dora's number in Canvas.
    sheet = ("Student,ID,SIS User ID,SIS Login ID,Section,Backpropagation (4711)\r\n"
             "Dora,77,S9,dora,A,\r\nCarl,903,77,carl,A,\r\n")

    text = canvas(overview(row(name="carl", student="Carl", student_id="77", login="", email="")), sheet).text

    assert imported(text) == {"77": "", "903": "5.6"}


def test_a_name_that_stands_twice_is_not_enough():
    sheet = ("Student,ID,SIS User ID,SIS Login ID,Section,Backpropagation (4711)\r\n"
             "Wang Wei,1,,,A,\r\nWang Wei,2,,,B,\r\n")

    text = canvas(overview(row(student="Wang Wei", student_id="", login="", email="")), sheet).text

    assert set(imported(text).values()) == {""}


def test_a_name_that_canvas_takes_for_the_line_of_maxima_never_changes_them():
    hostile_row = row(student="x Points Possible", student_id="", login="", email="", final=99.0)

    made = canvas(overview(hostile_row))
    filled = canvas(overview(row(student="Points Possible", student_id="", login="", email="")), TEMPLATE)

    assert len([line for line in read(made.text) if "Points Possible" in line[0]]) == 1
    assert "x Points Possible: Canvas would take this name for the line of maxima; left out" in made.notes
    assert read(filled.text)[2][5] == "10.00"


def test_every_member_of_a_group_gets_the_score_in_the_template():
    group = (row(name="team"), row(name="team", student="Carl Absent", student_id="S3", login="carl", email="c@x"))

    exported = canvas(overview(*group), TEMPLATE)

    assert imported(exported.text) == {"901": "5.6", "902": "3.00", "903": "5.6", "904": ""}
    assert not any("line" in note for note in exported.notes)


@pytest.mark.parametrize("template", [None, TEMPLATE])
def test_that_the_late_policy_took_points_is_told(template):
    late, on_time = canvas(overview(), template), canvas(overview(row(final=8.0)), template)

    note = ("the scores of 1 student are those after the late policy; a late policy of the course system's own would "
            "take points twice")
    assert note in late.notes
    assert note not in on_time.notes


def test_another_maximum_in_canvas_is_told():
    assert "Canvas has 10.00 points possible, the assignment 20" in canvas(overview(max_score=20.0), TEMPLATE).notes


@pytest.mark.parametrize("text, wanted", [
    ("", "is empty"), ("a,b\r\n1,2\r\n", "no gradebook of Canvas"), ('Student,ID\r\n"x', "cannot be read as CSV"),
    ("Student,ID,SIS User ID,SIS Login ID,Section,Other (12)\r\n", "there are: Other (12)")])
def test_a_file_that_cannot_be_filled_is_refused_with_the_reason(text, wanted):
    with pytest.raises(OperatorError, match=wanted.replace("(", r"\(").replace(")", r"\)")):
        canvas(overview(), text)


def test_the_column_can_be_named():
    text = canvas(overview(title="Anything"), TEMPLATE, column="Other (12)").text

    assert read(text)[3][5:7] == ["", "5.6"]


def test_semicolons_are_understood_and_kept():
    text = canvas(overview(), TEMPLATE.replace(",", ";").replace("Lovelace;", "Lovelace,")).text

    assert "Lovelace, Ada;901;S1;ada;A;5.6;4.5;90\r\n" in text


@settings(max_examples=80, deadline=None)
@given(hostile, hostile)
def test_no_name_breaks_the_file_or_another_students_score(name, login):
    rows = (row(), open_row(student=name, student_id="", login=login, email=""))

    made, filled = imported(canvas(overview(*rows)).text), imported(canvas(overview(*rows), TEMPLATE).text)

    assert made["S1"] == "5.6"
    assert filled == {"901": "5.6", "902": "3.00", "903": "", "904": ""}
