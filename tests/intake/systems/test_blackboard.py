"""Blackboard: attempts of one student follow each other, and its texts tell names."""

from __future__ import annotations

from datetime import datetime

import pytest

from grader.roster import Hints
from tests.intake.exports import BLACKBOARD, collection, mains, reasons

FIRST, SECOND = "HW_ada_attempt_2026-11-20-10-00-00", "HW_ada_attempt_2026-11-21-10-00-00"


def test_the_last_attempt_counts_and_notes_tell_of_the_others(tmp_path):
    found = collection(tmp_path, BLACKBOARD)

    assert (found.kind, mains(found)) == ("blackboard", {"ada": "x = 1\n", "k_goedel": "x = 2\n"})
    assert "does not count" in reasons(found)["HW 1_x_ada_attempt_2026-11-20-10-00-00_tiny.py"]
    assert "no homework" in reasons(found)["HW 1_x_ada_attempt_2026-11-21-08-00-00.txt"]


@pytest.mark.parametrize("attempts, texts", [("first", {"ada": "x = 0\n", "k_goedel": "x = 2\n"}),
                                             ("all", {"ada-attempt-1": "x = 0\n", "ada-attempt-2": "x = 1\n",
                                                      "k_goedel": "x = 2\n"})])
def test_other_attempts_count_where_that_is_wanted(tmp_path, attempts, texts):
    assert mains(collection(tmp_path, BLACKBOARD, attempts=attempts)) == texts


def test_names_logins_and_times_are_told(tmp_path):
    ada, kurt = collection(tmp_path, BLACKBOARD).entries

    assert (ada.hints, ada.submitted, ada.attempt) == (
        Hints(name="Ada Lovelace", login="ada"), datetime(2026, 11, 21, 8, 0), 2)
    assert kurt.hints == Hints(login="k_goedel")


def test_an_attempt_without_files_takes_no_work_back(tmp_path):
    found = collection(tmp_path, {f"{FIRST}_tiny.py": "work", f"{SECOND}.txt": "Name: Ada (ada)\n"})

    assert mains(found) == {"ada": "work"}
    assert "ada, attempt 2" in reasons(found)


def test_a_student_who_only_wrote_a_text_has_a_submission_without_files(tmp_path):
    found = collection(tmp_path, {f"{FIRST}.txt": "Name: Ada (ada)\n"})

    assert found.read(found.entries[0]).problem == "ada holds no readable tiny.py."


def test_only_the_first_line_of_a_text_tells_the_name(tmp_path):
    text = "Assignment: HW\nComments:\nName: Kurt (kurt)\n"

    found = collection(tmp_path, {f"{FIRST}.txt": text, f"{FIRST}_tiny.py": ""})

    assert found.entries[0].hints == Hints(login="ada")


def test_a_time_that_there_is_not_is_unknown(tmp_path):
    found = collection(tmp_path, {"HW_ada_attempt_2026-13-41-10-00-00_tiny.py": "x"})

    assert (found.entries[0].submitted, mains(found)) == (None, {"ada": "x"})


def test_a_file_that_looks_like_another_attempt_stays_with_whom_blackboard_says(tmp_path):
    found = collection(tmp_path, {f"{FIRST}_HW_kurt_attempt_2027-01-01-00-00-00_tiny.py": "mine"})

    assert mains(found) == {"ada": "mine"}
