"""A folder of no system: folders, files and zips, each one student's."""

from __future__ import annotations

import pytest

from grader.intake import read_collection
from grader.roster import Hints
from tests.intake.exports import MIXED, WANTED, as_folder, as_zip, collection, mains, paths, reasons
from tests.intake.zips import zip_of


def test_folders_files_and_zips_may_be_mixed(tmp_path):
    folder = as_folder(tmp_path, MIXED)
    (folder / "li.zip").write_bytes(zip_of({"hw/tiny.py": b"x = 3\n", "hw/notes.txt": b""}))

    found = read_collection(folder, WANTED)

    assert found.kind == "mixed"
    assert mains(found) == {"ada": "x = 1\n", "emmy": "{}", "kurt": "x = 2\n", "li": "x = 3\n"}
    assert paths(found, "li") == ["hw/notes.txt", "hw/tiny.py"]


@pytest.mark.parametrize("files, kind", [({"ada/tiny.py": "", "kurt/tiny.py": ""}, "folders"),
                                         ({"ada.py": "", "kurt.py": ""}, "files")])
def test_the_kind_tells_what_the_submissions_are(tmp_path, files, kind):
    found = collection(tmp_path, files)

    assert (found.kind, sorted(entry.name for entry in found.entries)) == (kind, ["ada", "kurt"])


def test_a_loose_file_comes_alone_and_its_name_is_the_hint(tmp_path):
    found = collection(tmp_path, {"ada.py": "", "kurt.py": ""})

    assert paths(found, "ada") == ["ada.py"]
    assert found.entries[0].hints == Hints(folder="ada")


@pytest.mark.parametrize("name, told", [("emmy.rar", "emmy.rar is an archive of a kind that is not read"),
                                        ("emmy.zip", "emmy.zip cannot be read"),
                                        ("emmy/notes.txt", "emmy holds no readable tiny.py."),
                                        ("emmy.py/tiny.py", "emmy.py is a folder; a file of that name is needed.")])
def test_what_is_not_gradable_has_the_problem_that_it_has_alone(tmp_path, name, told):
    found = collection(tmp_path, {name: "", "kurt.py": ""})

    assert found.read(found.entries[0]).problem.startswith(told)


def test_the_only_script_in_a_folder_is_its_main_file(tmp_path):
    assert mains(collection(tmp_path, {"ada/homework.py": "x", "kurt/tiny.py": "y"})) == {"ada": "x", "kurt": "y"}


def test_an_empty_folder_is_a_submission_without_files(tmp_path):
    folder = as_folder(tmp_path, {"kurt/tiny.py": ""})
    (folder / "ada").mkdir()

    found = read_collection(folder, WANTED)

    assert found.read(found.entries[0]).problem == "ada holds no readable tiny.py."


def test_files_that_are_no_homework_are_noted(tmp_path):
    assert reasons(collection(tmp_path, MIXED)) == {"grades.csv": "fits no submission in a collection of kind mixed"}


def test_a_file_of_the_wanted_name_beside_others_is_noted_as_doubtful(tmp_path):
    found = collection(tmp_path, {"tiny.py": "", "layers.py": ""})

    assert sorted(mains(found)) == ["layers", "tiny"]
    assert "grade the folder by itself" in reasons(found)["tiny.py"]


def test_one_students_folder_alone_is_one_submission(tmp_path):
    found = collection(tmp_path, {"ada/src/tiny.py": "x", "ada/tests/test_tiny.py": "", "ada/README.md": ""})

    assert mains(found) == {"ada": "x"}


@pytest.mark.parametrize("put", [as_folder, as_zip])
@pytest.mark.parametrize("inner", [{"ada/tiny.py": "x = 1\n", "kurt/tiny.py": "x = 2\n"},
                                   {"ada.py": "x = 1\n", "kurt.py": "x = 2\n"}])
def test_a_folder_around_all_submissions_is_seen_through_and_noted(tmp_path, put, inner):
    files = {f"week 3/all/{path}": text for path, text in inner.items()}

    found = read_collection(put(tmp_path, files), WANTED)

    assert mains(found) == {"ada": "x = 1\n", "kurt": "x = 2\n"}
    assert sorted(reasons(found)) == ["all/", "week 3/"]
