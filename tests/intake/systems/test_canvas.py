"""Canvas: a student's loose files become one submission under their own names."""

from __future__ import annotations

from grader.roster import Hints
from tests.intake.exports import CANVAS, collection, mains, paths, reasons


def test_all_files_of_a_student_are_one_submission(tmp_path):
    found = collection(tmp_path, CANVAS)

    assert (found.kind, found.notes) == ("canvas", ())
    assert mains(found) == {"godelkurt_502": "x = 2\n", "lovelaceada_501": "x = 1\n"}
    assert paths(found, "lovelaceada_501") == ["my_layers.py", "tiny.py"]


def test_the_name_the_id_and_lateness_are_told(tmp_path):
    kurt, ada = collection(tmp_path, CANVAS).entries

    assert (ada.hints, ada.late) == (Hints(name="lovelaceada", id="501"), False)
    assert (kurt.hints, kurt.late) == (Hints(name="godelkurt", id="502"), True)


def test_the_suffix_of_a_resubmission_is_taken_off_scripts_and_what_came_with_them(tmp_path):
    found = collection(tmp_path, CANVAS)

    assert paths(found, "godelkurt_502") == ["tiny.py", "weights.csv"]


def test_a_numbered_data_file_beside_a_first_submission_keeps_its_name(tmp_path):
    found = collection(tmp_path, {"a_1_5_tiny.py": "", "a_1_6_data-1.csv": ""})

    assert paths(found, "a_1") == ["data-1.csv", "tiny.py"]


def test_numbered_data_files_of_one_stem_keep_their_names(tmp_path):
    found = collection(tmp_path, {"a_1_5_tiny-1.py": "", "a_1_6_data-1.csv": "", "a_1_7_data-2.csv": ""})

    assert paths(found, "a_1") == ["data-1.csv", "data-2.csv", "tiny.py"]


def test_of_two_versions_of_a_file_the_last_one_counts_and_a_note_tells_of_the_other(tmp_path):
    files = {"a_1_5_tiny.py": "old", "a_1_6_tiny-1.py": "newer", "a_1_4_tiny-10.py": "newest", "a_1_7_layers.py": ""}

    found = collection(tmp_path, files)

    assert mains(found) == {"a_1": "newest"}
    assert sorted(reasons(found)) == ["a_1_5_tiny.py", "a_1_6_tiny-1.py"]
    assert paths(found, "a_1") == ["layers.py", "tiny.py"]


def test_very_many_versions_of_a_file_are_a_hundred_attempts_and_a_note(tmp_path):
    found = collection(tmp_path, {f"a_1_{n}_tiny.py": "" for n in range(105)}, attempts="all")

    assert (len(found.entries), len(reasons(found))) == (100, 5)


def test_two_files_of_one_name_are_told_apart_by_when_they_were_attached(tmp_path):
    found = collection(tmp_path, {"a_1_99_tiny.py": "old", "a_1_100_tiny.py": "new"})

    assert mains(found) == {"a_1": "new"}


def test_all_versions_are_submissions_where_all_attempts_are_wanted(tmp_path):
    found = collection(tmp_path, {"a_1_5_tiny.py": "old", "a_1_6_tiny-1.py": "new"}, attempts="all")

    assert mains(found) == {"a_1-attempt-1": "old", "a_1-attempt-2": "new"}


def test_a_text_typed_into_canvas_is_noted_and_its_student_has_a_submission_without_files(tmp_path):
    found = collection(tmp_path, {"a_1_text.html": "<p>", "b_LATE_2_6_tiny.py": ""})

    assert "typed into Canvas" in reasons(found)["a_1_text.html"]
    assert found.read(found.entries[0]).problem == "a_1 holds no readable tiny.py."


def test_a_file_that_looks_like_another_students_stays_with_whom_canvas_says(tmp_path):
    found = collection(tmp_path, {"a_1_5_b_2_6_tiny.py": "mine", "b_2_6_tiny.py": "yours"})

    assert mains(found) == {"a_1": "mine", "b_2": "yours"}
