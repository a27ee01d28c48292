"""`grader start`, then `grader check`: a student's first minute, as the commands say it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from grader.assignment import load_assignment
from grader.template import write_templates
from tests.tiny_course import make_course

GRADER = Path(sys.executable).with_name("grader")


@pytest.fixture
def course(tmp_path):
    """A tiny course with its template, in a folder with a space in its name."""
    folder = tmp_path / "the course"
    folder.mkdir()
    assignment = load_assignment(make_course(folder), "tiny")
    write_templates(assignment.reference.parent, assignment.template)
    return folder


def grader(*arguments, cwd, **variables):
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GRADER_")}
    return subprocess.run([str(GRADER), *map(str, arguments)], cwd=cwd, env=kept | variables, encoding="utf-8",
                          stdin=subprocess.DEVNULL, capture_output=True, timeout=120)


def test_what_start_makes_can_be_checked_at_once_without_an_id(course):
    started = grader("start", "tiny", cwd=course)
    done = grader("check", "--level", "process", cwd=course / "tiny")

    assert (started.returncode, done.returncode) == (0, 0)
    assert "cd tiny" in started.stdout and "  grader check" in started.stdout
    assert "MISSING" in done.stdout and "score 0 / 4" in done.stdout


def test_started_again_it_keeps_what_is_there_and_says_so(course):
    grader("start", "tiny", cwd=course)
    (course / "tiny" / "tiny.py").write_text("my own work\n", encoding="utf-8")

    again = grader("start", "tiny", cwd=course)

    assert (again.returncode, "stays as it is" in again.stdout) == (0, True)
    assert (course / "tiny" / "tiny.py").read_text(encoding="utf-8") == "my own work\n"


def test_outside_the_course_the_next_commands_name_it(course, tmp_path):
    started = grader("--course", course, "start", "tiny", "home", cwd=tmp_path)

    assert f'grader --course "{course}" check' in started.stdout


def test_an_unknown_assignment_has_exit_code_2_and_the_list(course):
    done = grader("start", "tinny", cwd=course)

    assert (done.returncode, "there are: tiny" in done.stderr) == (2, True)


def test_a_file_named_from_elsewhere_is_checked_in_the_course_that_it_lies_in(course, tmp_path):
    grader("start", "tiny", cwd=course)

    done = grader("check", course / "tiny" / "tiny.py", "--level", "process", cwd=tmp_path)

    assert (done.returncode, "score 0 / 4" in done.stdout) == (0, True)
