"""Moodle: folders of full names, or flat files that begin with them."""

from __future__ import annotations

import pytest

from grader.roster import Hints, Student, match
from tests.intake.exports import MOODLE, MOODLE_FLAT, collection, mains, paths, reasons


@pytest.mark.parametrize("files", [MOODLE, MOODLE_FLAT], ids=["folders", "flat"])
def test_each_students_files_are_one_submission(tmp_path, files):
    found = collection(tmp_path, files)

    assert found.kind == "moodle"
    assert mains(found) == {"Ada_Lovelace_17": "x = 1\n", "Gödel_Kurt_18": "x = 2\n"}
    assert len(paths(found, "Ada_Lovelace_17")) == 2


@pytest.mark.parametrize("files", [MOODLE, MOODLE_FLAT], ids=["folders", "flat"])
def test_a_text_typed_into_moodle_is_noted(tmp_path, files):
    (note,) = collection(tmp_path, files).notes

    assert "typed into Moodle" in note.why
    assert "_onlinetext_" in note.text


def test_the_name_and_the_participants_number_are_told(tmp_path):
    ada, kurt = collection(tmp_path, MOODLE).entries

    assert kurt.hints == Hints(name="Gödel, Kurt", id="Participant 18")


def test_a_participants_number_is_not_taken_for_a_students_id(tmp_path):
    ada = collection(tmp_path, MOODLE).entries[0]

    found = match([Student("Ada Lovelace", ids=("1",)), Student("Emmy Noether", ids=("17",))], {ada.name: ada.hints})

    assert found.pairs[0].student.name == "Ada Lovelace"


def test_namesakes_are_two_students(tmp_path):
    found = collection(tmp_path, {"Li Wei_1_assignsubmission_file_tiny.py": "1",
                                  "Li Wei_2_assignsubmission_file_tiny.py": "2"})

    assert mains(found) == {"Li_Wei_1": "1", "Li_Wei_2": "2"}


def test_a_file_that_looks_like_another_students_stays_with_whom_moodle_says(tmp_path):
    found = collection(tmp_path, {"A_1_assignsubmission_file_B_2_assignsubmission_file_tiny.py": "mine",
                                  "B_2_assignsubmission_file_tiny.py": "yours"})

    assert mains(found) == {"A_1": "mine", "B_2": "yours"}


def test_a_name_with_underscores_is_whole(tmp_path):
    found = collection(tmp_path, {"Ada_12_x_Lovelace_17_assignsubmission_file_/tiny.py": ""})

    assert found.entries[0].hints.name == "Ada_12_x_Lovelace"


def test_a_file_named_like_the_folder_above_does_not_leave_its_submission(tmp_path):
    found = collection(tmp_path, {"A_1_assignsubmission_file_...py": "", "A_1_assignsubmission_file_..": "x"})

    assert paths(found, "A_1") == ["...py", "A_1_assignsubmission_file_.."]


def test_a_student_who_only_typed_has_a_submission_without_files(tmp_path):
    found = collection(tmp_path, {"A_1_assignsubmission_onlinetext_/onlinetext.html": "",
                                  "B_2_assignsubmission_file_/tiny.py": ""})

    assert [bool(found.read(entry).main) for entry in found.entries] == [False, True]
    assert list(reasons(found)) == ["A_1_assignsubmission_onlinetext_/"]
