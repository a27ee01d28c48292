"""A roster of any usual kind is read, or refused with the line and the remedy."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from grader.errors import OperatorError
from grader.roster import Columns, Student, read_roster


def read(folder, text: str | bytes, **columns):
    file = folder / "roster.csv"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_roster(file, Columns(**columns))


def refusal(folder, text: str | bytes, **columns) -> str:
    with pytest.raises(OperatorError) as error:
        read(folder, text, **columns)
    return str(error.value).removeprefix(f"{folder / 'roster.csv'}")


@pytest.mark.parametrize("text, student", [
    ("Student,ID,SIS User ID,SIS Login ID,Section,HW 1 (77)\n    Points Possible,,,,,100\n"
     '"Lovelace, Ada",77,1001,ada,A,\n"Student, Test",78,,x9,A,\n',
     Student("Lovelace, Ada", "", ("1001", "77"), ("ada",), "A")),
    ("Identifier,Full name,Email address,Status,Group,Grade\nParticipant 9,Ada Lovelace,ada@uni.example,-,A,\n",
     Student("Ada Lovelace", "ada@uni.example", ("Participant 9",), (), "A")),
    ("First Name,Last Name,SID,Email,Sections\nAda,Lovelace,1001,ada@uni.example,A\n",
     Student("Ada Lovelace", "ada@uni.example", ("1001",), (), "A")),
    ("name\nAda Lovelace\n", Student("Ada Lovelace")),
    ("username\nada\n", Student("", logins=("ada",))),
], ids=["canvas", "moodle", "gradescope", "names only", "logins only"])
def test_the_columns_of_usual_exports_are_found(tmp_path, text, student):
    assert read(tmp_path, text).students == (student,)


@pytest.mark.parametrize("text", [
    "name;student id\nLovelace, Ada;1001\n",
    "name\tstudent id\r\nLovelace, Ada\t1001\r\n",
    '\ufeffName,Student-ID\r"Lovelace, Ada",1001\r',
    'sep=;\nname;student id\n"Lovelace,\n Ada"; 1001 \n',
    '\n\nname,student id\n"Lovelace, Ada",1001,,\n,,\n',
    "name;student id\nLovelace, Ada;1001\n".encode("utf-16"),
])
def test_separators_marks_line_ends_and_quoted_lines_are_as_spreadsheets_write_them(tmp_path, text):
    assert read(tmp_path, text).students == (Student("Lovelace, Ada", ids=("1001",)),)


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252"])
def test_a_text_that_is_not_utf8_is_read_as_windows_writes_it_and_a_note_says_so(tmp_path, encoding):
    roster = read(tmp_path, "name\nKurt Gödel\n".encode(encoding))

    assert roster.students == (Student("Kurt Gödel"),)
    assert "not UTF-8" in roster.notes[0]


def test_bytes_that_windows_does_not_know_are_read_as_latin_1(tmp_path):
    assert "latin-1" in read(tmp_path, b"name\nKurt G\xf6del \x81\n").notes[0]


def test_a_left_out_line_is_noted_with_its_number(tmp_path):
    roster = read(tmp_path, 'name,id\n"Lovelace,\nAda",1001\n"Student, Test",5\n')

    assert roster.notes == ("line 4 is no student and was left out: Student, Test",)


def test_columns_named_by_the_course_win_over_usual_names(tmp_path):
    roster = read(tmp_path, "name,id,Matrikel-Nr.\nAda,1,1001\n", id="Matrikel-Nr.")

    assert roster.students == (Student("Ada", ids=("1001",)),)


@pytest.mark.parametrize("text, columns, told", [
    ("", {}, ": the file is empty"),
    ("name,id\n", {}, ": the file names no student"),
    ("colour,size\nred,3\n", {}, ", line 1: the columns are colour, size; none tells who a student is"),
    ("name,id\nAda,1\n", {"id": "SID"}, 'there is no "SID".  Correct roster.id in course.yaml'),
    ("name,id\nLovelace, Ada,1001\n", {}, ", line 2: there are more cells than the 2 columns.  Put a cell"),
    ('name,id\nAda,1\n"Kurt,2\n', {}, ", line 3: not readable as CSV"),
    (b"PK\x03\x04\0\0name", {}, ": this is no text.  Save the table as CSV"),
])
def test_a_roster_that_cannot_be_read_is_told_with_its_line_and_the_remedy(tmp_path, text, columns, told):
    assert told in refusal(tmp_path, text, **columns)


def test_a_missing_roster_is_told(tmp_path):
    with pytest.raises(OperatorError, match="cannot be read: No such file"):
        read_roster(tmp_path / "none.csv")


def test_duplicates_are_told_all_together_with_their_lines(tmp_path):
    text = "name,id,email\nAda,1,a@x\n\nKurt,2,k@x\nAda L.,1,l@x\nEmmy,3,K@x\n"

    told = refusal(tmp_path, text)

    assert "lines 4, 6 have the same e-mail address" in told
    assert "lines 2, 5 have the same id 1" in told


def test_lines_are_counted_with_the_one_that_names_the_separator(tmp_path):
    assert "lines 3, 4 have the same id 1" in refusal(tmp_path, "sep=;\nname;id\nAda;1\nKurt;1\n")


def test_an_id_in_two_columns_of_one_line_is_one_id(tmp_path):
    assert read(tmp_path, "name,SIS User ID,ID\nAda,1,1\n").students == (Student("Ada", ids=("1",)),)


def test_two_students_whom_nothing_but_their_name_tells_are_refused(tmp_path):
    assert "lines 2, 3 have the same name, and nothing else, li wei" in refusal(tmp_path, "name\nLi Wei\nLi Wei\n")


def test_namesakes_with_ids_are_kept_and_noted(tmp_path):
    roster = read(tmp_path, 'name,id\nLi Wei,1\n"Wei, Li",2\n')

    assert len(roster.students) == 2
    assert "lines 2, 3 have the same name" in roster.notes[0]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200, deadline=None)
@given(st.one_of(st.binary(max_size=200), st.text('nameid,;"\t\n\r é0', max_size=80).map(str.encode),
                 st.text(max_size=40).map(lambda text: f"name,id,days\n{text}".encode("utf-8", "surrogatepass"))))
def test_any_bytes_are_a_roster_or_refused_in_words(tmp_path, data):
    file = tmp_path / "any.csv"
    file.write_bytes(data)

    try:
        read_roster(file)
    except OperatorError as error:
        assert str(file) in str(error)
