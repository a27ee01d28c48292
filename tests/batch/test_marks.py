"""A batch and people's marks: unchanged answers keep them, changed ones ask again, and files are kept to be read."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from grader.gradebook import Wish, open_gradebook, open_marks
from grader.marking import answers_of
from tests.marking.samples import PDF, RUBRIC, mark
from tests.tiny_course import RIGHT, make_course, write

pytestmark = pytest.mark.slow  # each batch starts processes
FILE = "  report: {task: double, points: 2, ask: Hand in a report., file: {name: report.pdf}}\n"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A course with two questions, and one student's code, words and report."""
    monkeypatch.delenv("GRADER_SECRET", raising=False)
    monkeypatch.delenv("GRADER_COURSE", raising=False)
    make_course(tmp_path / "course", more=RUBRIC + FILE, points=16)
    write(tmp_path / "subs" / "ada" / "tiny.py", RIGHT)
    write(tmp_path / "subs" / "ada" / "answers.yaml", "why: Because the norm is homogeneous.\n")
    (tmp_path / "subs" / "ada" / "report.pdf").write_bytes(PDF)
    batch(tmp_path)
    return tmp_path


def batch(folder: Path, *more: str) -> str:
    command = [sys.executable, "-m", "grader", "--course", str(folder / "course"), "batch", "tiny",
               str(folder / "subs"), "--out", str(folder / "out"), "--level", "process", "-j", "1", *more]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    return done.stdout + done.stderr


def told(folder: Path) -> dict:
    return json.loads((folder / "out" / "reports" / "ada" / "report.json").read_text(encoding="utf-8"))


def points(folder: Path) -> dict:
    return {check["id"]: check["points"] for check in told(folder)["checks"] if check["id"] in ("why", "report")}


def give(folder: Path) -> None:
    """Give all points for both answers, as they are now."""
    with open_gradebook(folder / "out", only_read=True) as book:
        report = book.report(next(book.current()).id)
    with open_marks(folder / "out") as marks:
        wishes = [Wish(mark(report, one.question, one.max_points), 0) for one in answers_of(report)]
        assert len(marks.give(wishes).marks) == 2


def test_answers_await_points_and_the_file_is_kept_as_it_was_handed_in(folder):
    assert points(folder) == {"why": None, "report": None}
    assert told(folder)["score"] is None
    assert (folder / "out" / "reports" / "ada" / "answers" / "report.pdf").read_bytes() == PDF


@pytest.mark.parametrize("more", [(), ("--regrade",)], ids=["looked up", "graded again"])
def test_unchanged_answers_keep_their_marks(folder, more):
    give(folder)

    printed = batch(folder, *more)

    assert points(folder) == {"why": 4, "report": 2}
    assert told(folder)["score"] == 16 and "16/16" in printed
    assert '"final":16' in (folder / "out" / "class.json").read_text(encoding="utf-8").replace(" ", "")


def test_a_changed_answer_asks_for_another_mark_and_the_unchanged_one_keeps_its_own(folder):
    give(folder)
    write(folder / "subs" / "ada" / "answers.yaml", "why: Because.\n")

    batch(folder)

    assert points(folder) == {"why": None, "report": 2}


def test_changed_code_leaves_the_marks_of_the_answers(folder):
    give(folder)
    write(folder / "subs" / "ada" / "tiny.py", RIGHT + "# mended\n")

    assert "1 graded" in batch(folder)

    assert points(folder) == {"why": 4, "report": 2}


def test_an_answer_that_is_handed_in_as_before_has_its_mark_again(folder):
    give(folder)
    write(folder / "subs" / "ada" / "answers.yaml", "why: Because.\n")
    batch(folder)
    write(folder / "subs" / "ada" / "answers.yaml", "why: Because the norm is homogeneous.\n")

    batch(folder, "--regrade")

    assert points(folder) == {"why": 4, "report": 2}
