"""Which assignment and which file are meant: found by name, or a refusal that lists what was looked for."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from grader.errors import OperatorError
from grader.work import Work, find_work, tasks_meant
from tests.tiny_course import RIGHT, make_course, write


@pytest.fixture
def mine(tmp_path):
    """A student's empty folder in the course of the fixture `course`."""
    folder = tmp_path / "mine"
    folder.mkdir()
    return folder


@pytest.fixture
def course(tmp_path):
    """A course with the assignments `tiny`, which asks for tiny.py, and `other`, which asks for other.py."""
    made = make_course(tmp_path)
    add_assignment(tmp_path, "other", "other.py")
    return made


def add_assignment(folder: Path, id: str, file: str) -> None:
    """Copy the assignment `tiny` as one that asks for `file`."""
    for place in ("assignments", "reference"):
        shutil.copytree(folder / place / "tiny", folder / place / id)
    (folder / "reference" / id / "tiny.py").rename(folder / "reference" / id / file)
    settings = folder / "assignments" / id / "assignment.yaml"
    text = settings.read_text(encoding="utf-8").replace("id: tiny\n", f"id: {id}\n")
    settings.write_text(text.replace("file: tiny.py", f"file: {file}"), encoding="utf-8")


def test_an_id_alone_means_that_assignments_file_in_this_folder(course, mine):
    write(mine / "tiny.py", RIGHT)

    assert find_work(course, "tiny", folder=mine) == Work("tiny", mine / "tiny.py")


def test_an_id_without_its_file_says_in_which_folder_it_looked(course, mine):
    with pytest.raises(OperatorError) as refused:
        find_work(course, "tiny", folder=mine)

    assert f"There is no tiny.py in {mine.resolve()}." in str(refused.value)
    assert "grader start tiny" in str(refused.value)


def test_files_under_other_names_are_offered_with_the_command_that_checks_them(course, mine):
    write(mine / "tiny (1).py", RIGHT)
    write(mine / "work.py", RIGHT)

    with pytest.raises(OperatorError) as of_id:
        find_work(course, "tiny", folder=mine)
    with pytest.raises(OperatorError) as of_nothing:
        find_work(course, None, folder=mine)

    assert f'  grader check tiny "{mine / "tiny (1).py"}"' in str(of_id.value)
    assert f"  grader check tiny {mine / 'work.py'}" in str(of_id.value)
    assert f'  grader check tiny "{mine / "tiny (1).py"}"' in str(of_nothing.value)
    assert "work.py" not in str(of_nothing.value)   # of two assignments, neither is near


@pytest.mark.parametrize("typed, meant", [("tinyy", "tiny"), ("Tiny.py", "tiny.py")])
def test_a_name_that_is_nearly_right_is_named(course, mine, typed, meant):
    with pytest.raises(OperatorError, match=f"did you mean `{meant}`"):
        find_work(course, typed, folder=mine)


def test_in_a_bundle_nobody_is_told_to_start(course, mine, tmp_path):
    settings = tmp_path / "assignments" / "tiny" / "assignment.yaml"
    settings.write_text(settings.read_text(encoding="utf-8") + "bundle: true\n", encoding="utf-8")

    with pytest.raises(OperatorError) as refused:
        find_work(course, "tiny", folder=mine)

    assert "grader start" not in str(refused.value) and f"usually {course.folder}" in str(refused.value)


TASKS = {"models": "Models", "training": "Training", "part1": "Part 1"}


@pytest.mark.parametrize("typed, meant", [("models", "models"), ("2", "training"), ("1", "part1"), ("3", "part1")])
def test_a_task_is_meant_by_its_id_or_by_the_handouts_number(typed, meant):
    assert tasks_meant((typed,), TASKS) == (meant,)


@pytest.mark.parametrize("typed, told", [("modls", "did you mean `models`?"), ("4", "There are: models, training")])
def test_a_task_that_is_not_there_is_refused_with_those_that_are(typed, told):
    with pytest.raises(OperatorError) as refused:
        tasks_meant((typed,), TASKS)

    assert told in str(refused.value)


def test_an_id_and_a_file_are_taken_as_they_are(course, mine):
    assert find_work(course, "tiny", Path("any/name.py"), mine) == Work("tiny", Path("any/name.py"))


def test_a_file_tells_its_assignment_by_its_name(course, mine):
    write(mine / "other.py", RIGHT)

    assert find_work(course, "other.py", folder=mine) == Work("other", mine / "other.py")


def test_a_folder_is_looked_into(course, mine):
    write(mine / "deep" / "tiny.py", RIGHT)

    assert find_work(course, "deep", folder=mine) == Work("tiny", mine / "deep" / "tiny.py")


def test_nothing_typed_means_the_one_file_that_some_assignment_asks_for(course, mine):
    write(mine / "tiny.py", RIGHT)
    write(mine / "helper.py", RIGHT)

    assert find_work(course, None, folder=mine) == Work("tiny", mine / "tiny.py")


def test_a_notebook_of_the_files_name_is_found_where_there_is_no_such_file(course, mine):
    write(mine / "tiny.ipynb", "{}")

    assert find_work(course, None, folder=mine) == Work("tiny", mine / "tiny.ipynb")


def test_the_file_comes_before_a_notebook_of_its_name(course, mine):
    write(mine / "tiny.ipynb", "{}")
    write(mine / "tiny.py", RIGHT)

    assert find_work(course, "tiny", folder=mine) == Work("tiny", mine / "tiny.py")


def test_an_id_comes_before_a_folder_of_the_same_name(course, mine):
    write(mine / "tiny.py", RIGHT)
    write(mine / "tiny" / "other.py", RIGHT)

    assert find_work(course, "tiny", folder=mine) == Work("tiny", mine / "tiny.py")


@pytest.mark.parametrize("typed, told", [
    (None, "Looked for: other.py (other), tiny.py (tiny)."),
    ("tinny", "There is no assignment and no file `tinny`; did you mean `tiny`?"),
    ("draft.py", "No assignment asks for a file called draft.py."),
])
def test_what_fits_nothing_is_refused_with_what_was_looked_for(course, mine, typed, told):
    write(mine / "draft.py", RIGHT)

    with pytest.raises(OperatorError) as refused:
        find_work(course, typed, folder=mine)

    assert told in str(refused.value) and "tiny.py (tiny)" in str(refused.value)


def test_a_file_under_its_own_name_gets_the_command_that_checks_it(course, mine):
    write(mine / "draft.py", RIGHT)

    with pytest.raises(OperatorError, match="grader check ID draft.py"):
        find_work(course, "draft.py", folder=mine)


def test_files_of_two_assignments_in_one_folder_are_refused_with_both(course, mine):
    write(mine / "tiny.py", RIGHT)
    write(mine / "other.py", RIGHT)

    with pytest.raises(OperatorError, match=r"other.py \(other\), tiny.py \(tiny\)"):
        find_work(course, None, folder=mine)


def test_a_file_that_two_assignments_ask_for_is_refused_with_both(course, mine, tmp_path):
    add_assignment(tmp_path, "again", "tiny.py")
    write(mine / "tiny.py", RIGHT)

    with pytest.raises(OperatorError, match=r"\(again\), tiny.py \(tiny\)"):
        find_work(course, "tiny.py", folder=mine)


def test_an_unknown_id_before_a_file_is_refused_with_the_ids(course, mine):
    with pytest.raises(OperatorError, match="There are: other, tiny"):
        find_work(course, "tinny", Path("tiny.py"), mine)
