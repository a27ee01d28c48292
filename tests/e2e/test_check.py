"""`grader check` as a student types it: what it finds by itself, a part, a debugger; driven from outside."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.tiny_course import RIGHT, WRONG, make_course, write

GRADER = Path(sys.executable).with_name("grader")
ROOT = Path(__file__).resolve().parents[2]
SYNTAX_ERROR = "def double(x:\n"


@pytest.fixture
def course(tmp_path):
    """A tiny course, and the folder `mine` in it."""
    make_course(tmp_path)
    (tmp_path / "mine").mkdir()
    return tmp_path


def grader(*arguments, cwd, typed="", **variables):
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GRADER_")}
    return subprocess.run([str(GRADER), *map(str, arguments)], cwd=cwd, env=kept | variables, text=True, input=typed,
                          encoding="utf-8", capture_output=True, timeout=120)


def check(*arguments, cwd, **more):
    return grader("check", *arguments, "--level", "process", cwd=cwd, **more)


def test_without_an_id_the_assignment_is_found_by_the_name_of_its_file(course):
    write(course / "mine" / "tiny.py", RIGHT)

    done = check(cwd=course / "mine")

    assert (done.returncode, "score 4 / 4" in done.stdout) == (0, True)


def test_a_file_may_stand_in_the_place_of_the_id(course):
    write(course / "mine" / "tiny.py", RIGHT)

    done = check("mine/tiny.py", cwd=course)

    assert (done.returncode, "score 4 / 4" in done.stdout) == (0, True)


def test_an_empty_folder_has_exit_code_2_and_what_was_looked_for(course):
    done = check(cwd=course / "mine")

    assert (done.returncode, done.stdout) == (2, "")
    assert "Looked for: tiny.py (tiny)" in done.stderr and "grader start" in done.stderr


def test_a_part_has_a_score_of_its_own_and_says_so(course):
    two_tasks(course)
    write(course / "mine" / "tiny.py", RIGHT)

    done = check("--task", "half", "-o", "json", cwd=course / "mine")

    report = json.loads(done.stdout)
    assert [result["id"] for result in report["checks"]] == ["half"]
    assert report["max_score"] == 3
    assert "score is of these checks alone" in report["warnings"][-1]


def test_a_task_that_does_not_exist_has_exit_code_2_and_the_list(course):
    write(course / "mine" / "tiny.py", RIGHT)

    done = check("--task", "tripling", cwd=course / "mine")

    assert done.returncode == 2
    assert "no task `tripling`" in done.stderr and "There are: double" in done.stderr


def two_tasks(course):
    """Add the task `half`, with one check of 3 points."""
    settings = course / "assignments" / "tiny" / "assignment.yaml"
    text = settings.read_text(encoding="utf-8").replace("{double: Doubling}", "{double: Doubling, half: Halving}")
    settings.write_text(text.replace("checks: 2", "checks: 3").replace("points: 10.0", "points: 13"), encoding="utf-8")
    write(course / "assignments" / "tiny" / "checks" / "test_half.py", '''
import pytest


@pytest.mark.points(3)
def test_half(student):
    """`double` of a half is one."""
    assert student.double(0.5) == 1
''')


def test_a_document_in_a_pipe_is_utf_8_whatever_the_terminal_knows(course):
    write(course / "mine" / "tiny.py", "def double(x):\n    raise ValueError('zu groß')\n")

    done = check("-o", "json", cwd=course / "mine", PYTHONIOENCODING="cp1252", PYTHONUTF8="0")

    assert "zu groß" in json.loads(done.stdout)["checks"][0]["message"]


# --- --debug ---------------------------------------------------------------------------------------------------------

DEBUGGED = "def double(x):\n    seen = x + x\n    breakpoint()\n    return seen\n"


def debug(course, source, *, check_id="vector", typed=""):
    write(course / "mine" / "tiny.py", source)
    return grader("check", "--debug", check_id, cwd=course / "mine", typed=typed)


def test_breakpoint_stops_in_the_students_own_line(course):
    done = debug(course, DEBUGGED, typed="p seen.shape\nc\n")

    assert (done.returncode, "(5,)" in done.stdout) == (0, True)
    assert "PASSED" in done.stdout and "This is no grade" in done.stdout


def test_leaving_the_debugger_ends_it_with_130(course):
    done = debug(course, DEBUGGED, typed="q\n")

    assert (done.returncode, "Left before the end." in done.stdout) == (130, True)


def test_a_traceback_begins_in_the_students_own_file(course):
    done = debug(course, "def double(x):\n    return x + missing\n")

    assert f'{course / "mine" / "tiny.py"}", line 2, in double' in done.stdout
    assert "NameError: name 'missing' is not defined" in done.stdout
    assert "requests.py" not in done.stdout


def test_what_is_printed_arrives_at_once_and_not_in_the_report(course):
    done = debug(course, "def double(x):\n    print('seen', x.shape)\n    return x + x\n")

    assert "seen (5,)" in done.stdout


def test_a_syntax_error_is_told_in_debugging_too(course):
    done = debug(course, SYNTAX_ERROR)

    assert "SyntaxError" in done.stdout and "CRASHED" in done.stdout
    assert str(ROOT / "grader") not in done.stdout


def test_a_hidden_check_cannot_be_debugged(course):
    done = debug(course, RIGHT, check_id="matrix")

    assert (done.returncode, done.stdout) == (2, "")
    assert "`matrix` is hidden" in done.stderr and "Public checks: vector" in done.stderr


def test_an_unknown_check_cannot_be_debugged(course):
    done = debug(course, RIGHT, check_id="vektor")

    assert (done.returncode, "`vektor` does not exist" in done.stderr) == (2, True)


@pytest.mark.parametrize("command", [["grade", "tiny", "mine"], ["batch", "tiny", "."]])
def test_no_command_for_other_peoples_code_can_debug(course, command):
    done = grader(*command, "--debug", "vector", cwd=course)

    assert (done.returncode, "No such option" in done.stderr) == (2, True)


@pytest.mark.parametrize("more", [["--watch"], ["-o", "json"], ["--level", "process"], ["--task", "double"]])
def test_an_option_that_would_have_no_effect_beside_debug_is_refused(course, more):
    write(course / "mine" / "tiny.py", WRONG)

    done = grader("check", "--debug", "vector", *more, cwd=course / "mine")

    assert (done.returncode, "has no effect beside --debug" in done.stderr) == (2, True)


# --- what is read before the first answer ----------------------------------------------------------------------------

def test_a_numpy_assignment_is_checked_without_torch_and_other_heavy_libraries():
    work = ROOT / "assignments" / "backprop" / "samples" / "half_finished"

    done = subprocess.run([sys.executable, "-X", "importtime", "-m", "grader", "check", work, "--level", "process"],
                          cwd=ROOT, capture_output=True, text=True, encoding="utf-8", timeout=120)

    read = {line.rpartition("|")[2].strip().partition(".")[0] for line in done.stderr.splitlines() if "|" in line}
    assert (done.returncode, "numpy" in read) == (0, True)
    assert read & {"torch", "torchvision", "sklearn", "scipy", "matplotlib", "jinja2", "rich", "cryptography"} == set()
