"""assignment.yaml becomes an Assignment whose files are there, and whose digest follows what decides a grade."""

from __future__ import annotations

import pytest

from grader.assignment import load_assignment
from grader.errors import AuthorError
from tests.tiny_course import make_assignment, make_course, write


def test_an_assignment_knows_its_settings_and_files(tmp_path):
    assignment = make_assignment(tmp_path, points=10)

    assert (assignment.id, assignment.settings.file, assignment.settings.checks) == ("tiny", "tiny.py", 2)
    assert assignment.checks_folder.is_dir() and assignment.reference.is_file()
    assert assignment.settings.limits.cpu_seconds == 2


def test_an_id_that_is_not_the_folders_name_is_refused(tmp_path):
    with pytest.raises(AuthorError, match="id is 'large', the folder is called 'tiny'"):
        make_assignment(tmp_path, id="large")


def test_an_assignment_without_its_reference_is_refused(tmp_path):
    course = make_course(tmp_path)
    (tmp_path / "reference" / "tiny" / "tiny.py").unlink()

    with pytest.raises(AuthorError, match="Write the reference first"):
        load_assignment(course, "tiny")


def test_a_threshold_that_does_not_say_which_way_is_better_is_refused(tmp_path):
    course = make_course(tmp_path, more="thresholds: {learns: {floor: 0.9, goal: 0.9, found: by hand}}\n")

    with pytest.raises(AuthorError, match="thresholds.learns: floor and goal are both 0.9, "):
        load_assignment(course, "tiny")


@pytest.mark.parametrize("changed", ["assignments/tiny/assignment.yaml", "assignments/tiny/checks/test_double.py",
                                     "reference/tiny/tiny.py", "assignments/tiny/data/new.csv"])
def test_the_digest_changes_with_every_file_that_decides_a_grade(tmp_path, changed):
    assignment = make_assignment(tmp_path)
    before = assignment.sha256()
    path = tmp_path / changed

    write(path, (path.read_text() if path.exists() else "") + "# changed\n")

    assert assignment.sha256() != before


@pytest.mark.parametrize("other", ["assignments/tiny/samples/a/tiny.py", "assignments/tiny/checks/__pycache__/a.pyc",
                                   "student_template/tiny/tiny.py"])
def test_the_digest_ignores_what_decides_no_grade(tmp_path, other):
    assignment = make_assignment(tmp_path)
    before = assignment.sha256()

    write(tmp_path / other, "x = 1\n")

    assert assignment.sha256() == before
