"""`grader check` where the system is no Linux: level `process` alone, without fork, signals and limits of the system's.

The real systems differ in more than this; what is forced here is every name that our own code could ask them for.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.tiny_course import CHECKS, RIGHT, make_course, write

ELSEWHERE = Path(__file__).with_name("elsewhere.py")


@pytest.fixture
def elsewhere(tmp_path):
    """elsewhere(source, *arguments): run `grader` there on a tiny.py with this source; returns the ended process."""
    make_course(tmp_path, CHECKS.replace("@pytest.mark.points(4)",
                                         "@pytest.mark.limits(memory_mb=128)\n@pytest.mark.points(4)"))

    def run(source, *arguments, **variables):
        write(tmp_path / "tiny.py", source)
        kept = {name: value for name, value in os.environ.items() if not name.startswith("GRADER_")}
        return subprocess.run([sys.executable, str(ELSEWHERE), *arguments], cwd=tmp_path, env=kept | variables,
                              capture_output=True, encoding="utf-8", errors="replace", input="", timeout=120)
    return run


def test_check_takes_the_level_that_there_is_and_grades(elsewhere):
    done = elsewhere(RIGHT, "check")

    assert (done.returncode, done.stderr) == (0, "")
    assert "level: process" in done.stdout and "score 4 / 4" in done.stdout


def test_the_strict_level_is_refused_with_the_reason(elsewhere):
    done = elsewhere(RIGHT, "check", "--level", "strict")

    assert done.returncode == 2
    assert "it needs Linux" in done.stderr and "--level process" in done.stderr


@pytest.mark.parametrize("body, told", [
    ("import os; os._exit(3)", "ended its own process (exit status 3)"),
    ("while True: pass", "was stopped after"),
    ("import time; kept = b'x' * (256 << 20); time.sleep(3)", "more than 128 MiB of memory"),
])
def test_what_student_code_does_to_its_process_costs_points_and_is_told(elsewhere, body, told):
    done = elsewhere(f"def double(x):\n    {body}\n", "check")

    assert (done.returncode, "score 0 / 4" in done.stdout) == (0, True)
    assert told in done.stdout


def test_a_top_level_loop_without_end_costs_the_file_and_not_the_grader(elsewhere):
    done = elsewhere("while True:\n    pass\n", "check")

    assert (done.returncode, "OVER_LIMIT" in done.stdout) == (0, True)


def test_a_check_can_be_debugged(elsewhere):
    done = elsewhere("def double(x):\n    return x + missing\n", "check", "--debug", "vector")

    assert (done.returncode, "NameError" in done.stdout) == (0, True)


def test_the_report_fits_a_console_of_one_byte_a_character(elsewhere):
    done = elsewhere("def double(x):\n    raise ValueError('\u2192 \u4e2d')\n", "check", PYTHONIOENCODING="cp1252",
                     PYTHONUTF8="0")

    assert (done.returncode, r"\u2192" in done.stdout) == (0, True)


def test_doctor_says_what_there_is(elsewhere):
    done = elsewhere(RIGHT, "doctor")

    assert done.returncode == 1
    assert "process    yes" in done.stdout and "strict     no" in done.stdout
