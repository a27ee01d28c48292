"""What the Tab key offers, asked as a shell asks; and the script that asks."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.tiny_course import make_course

GRADER = Path(sys.executable).with_name("grader")


def run(*arguments, cwd, **variables):
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GRADER_")}
    return subprocess.run([str(GRADER), *arguments], cwd=cwd, env=kept | variables, encoding="utf-8",
                          stdin=subprocess.DEVNULL, capture_output=True, timeout=120)


def offered(line, cwd):
    """Return what bash is offered at the end of `line`: pairs "kind,text"."""
    words = line.split(" ")
    done = run(cwd=cwd, _GRADER_COMPLETE="bash_complete", COMP_WORDS=line, COMP_CWORD=str(len(words) - 1))
    assert done.stderr == ""
    return done.stdout.split()


@pytest.fixture
def course(tmp_path):
    make_course(tmp_path)
    return tmp_path


@pytest.mark.parametrize("line", ["grader start t", "grader grade t"])
def test_an_assignment_is_offered_by_its_first_letter(course, line):
    assert offered(line, course) == ["plain,tiny"]


def test_check_offers_assignments_and_files(course):
    assert offered("grader check t", course) == ["plain,tiny", "file,t"]


@pytest.mark.parametrize("line", ["grader check tiny --task d", "grader check --task d"])
def test_the_tasks_of_an_assignment_are_offered(course, line):
    assert offered(line, course) == ["plain,double"]


def test_outside_a_course_nothing_is_offered_and_nothing_is_said(tmp_path):
    assert offered("grader start t", tmp_path) == []


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_of_a_shell_asks_grader_itself(tmp_path, shell):
    done = run("completion", shell, cwd=tmp_path)

    assert done.returncode == 0
    assert f"_GRADER_COMPLETE={shell}_complete" in done.stdout
