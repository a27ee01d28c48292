"""`grader check --watch` in place of a terminal: it checks again at a save; Ctrl-C leaves the last exit code."""

from __future__ import annotations

import os
import queue
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from tests.tiny_course import RIGHT, WRONG, make_course, write

GRADER = Path(sys.executable).with_name("grader")
END = "Ctrl-C ends."


class Watching:
    """A running `grader check --watch` on mine/tiny.py; a context that ends it."""

    def __init__(self, course: Path, *options: str) -> None:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("GRADER_")}
        self.file = course / "mine" / "tiny.py"
        self.process = subprocess.Popen(
            [str(GRADER), "check", "--watch", "--level", "process", *options], cwd=self.file.parent, env=kept,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", start_new_session=True)
        self._lines: queue.Queue[str] = queue.Queue()
        threading.Thread(target=lambda: [self._lines.put(line) for line in self.process.stdout], daemon=True).start()

    def __enter__(self) -> Watching:
        return self

    def __exit__(self, *_error: object) -> None:
        self.process.kill()
        self.process.wait()

    def screen(self) -> str:
        """Return what is printed up to the line that tells how to end."""
        text = ""
        while END not in text:
            text += self._lines.get(timeout=120)
        return text

    def interrupt(self) -> int:
        """Press Ctrl-C; returns the exit code."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(120)


@pytest.fixture
def course(tmp_path):
    make_course(tmp_path)
    write(tmp_path / "mine" / "tiny.py", WRONG)
    return tmp_path


def test_a_save_is_checked_and_what_is_different_is_told(course):
    with Watching(course) as watching:
        first = watching.screen()
        write(watching.file.with_name("tiny.py.new"), RIGHT).replace(watching.file)
        second = watching.screen()

    assert "score 0 / 4" in first and "Since last time" not in first
    assert "score 4 / 4" in second and "now passes" in second and "+4 points" in second


@pytest.mark.skipif(os.name != "posix", reason="Ctrl-C is another thing on Windows")
@pytest.mark.parametrize("least, code", [("3", 1), ("0", 0)])
def test_ctrl_c_ends_with_the_exit_code_of_the_last_report(course, least, code):
    with Watching(course, "--fail-under", least) as watching:
        watching.screen()

        assert watching.interrupt() == code


@pytest.mark.skipif(os.name != "posix", reason="Ctrl-C is another thing on Windows")
def test_a_save_while_checks_run_breaks_them_off(course):
    add_a_second_check(course)
    slow = f"import pathlib, time\n{WRONG}".replace(
        "return x", f"pathlib.Path({str(course / 'asked')!r}).touch(); time.sleep(2); return x")
    write(course / "mine" / "tiny.py", slow)

    with Watching(course) as watching:
        while not (course / "asked").exists():
            assert watching.process.poll() is None
        write(watching.file, RIGHT)
        screen = watching.screen()

    assert "score 8 / 8" in screen and "FAILED" not in screen


def add_a_second_check(course):
    """Add a public check that runs after the first one."""
    checks = course / "assignments" / "tiny" / "checks" / "test_double.py"
    checks.write_text(checks.read_text(encoding="utf-8") + '''

@pytest.mark.points(4)
def test_zero(student):
    """`double` of zero is zero."""
    assert student.double(0.0) == 0
''', encoding="utf-8")
    settings = course / "assignments" / "tiny" / "assignment.yaml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("checks: 2", "checks: 3").replace("points: 10.0", "points: 14"), encoding="utf-8")


def test_a_document_cannot_be_asked_for_at_each_save(course):
    with Watching(course, "-o", "json") as watching:
        assert watching.process.wait(120) == 2
