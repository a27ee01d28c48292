"""Files follow the marks, and a file that cannot be written loses no mark."""

from __future__ import annotations

import json
import os
import threading

import pytest

from grader.gradebook import Wish, open_gradebook, open_marks
from grader.serve.upkeep import Upkeep
from tests.marking.samples import mark


@pytest.fixture
def marked(folder):
    """The folder, with a mark for ada of which its files know nothing yet."""
    with open_gradebook(folder, only_read=True) as book:
        newest = {kept.name: book.report(kept.id) for kept in book.current()}["ada"]
    with open_marks(folder) as marks:
        marks.give([Wish(mark(newest, points=3.0), 0)])
    return folder


def score(folder, name="ada"):
    return json.loads((folder / "reports" / name / "report.json").read_text(encoding="utf-8"))["score"]


def test_at_the_end_everything_that_was_noted_is_written(marked):
    with Upkeep(marked, None) as upkeep:
        upkeep.note("tiny", "ada")

    assert score(marked) == 3.0
    assert "ada" in (marked / "grades.csv").read_text(encoding="utf-8").split(",3,")[0]


def test_files_are_written_while_the_page_is_open(marked, monkeypatch):
    written = threading.Event()
    work = Upkeep.work
    monkeypatch.setattr(Upkeep, "work", lambda self: (work(self), written.set()))

    with Upkeep(marked, None) as upkeep:
        upkeep.note("tiny", "ada")
        assert written.wait(60)

        assert score(marked) == 3.0


def test_where_nothing_was_noted_nothing_is_written(marked):
    before = (marked / "index.html").stat().st_mtime_ns

    with Upkeep(marked, None):
        pass

    assert score(marked) is None and (marked / "index.html").stat().st_mtime_ns == before


def test_what_could_not_be_written_is_told_and_written_later(marked, capsys):
    report = marked / "reports" / "ada" / "report.json"
    report.unlink()
    report.mkdir()                                   # no file can take its place
    (report / "in the way").touch()
    upkeep = Upkeep(marked, None)
    upkeep.note("tiny", "ada")

    upkeep.work()

    assert "The marks are kept, but files are not up to date" in capsys.readouterr().err
    os.unlink(report / "in the way")
    report.rmdir()
    upkeep.work()
    assert score(marked) == 3.0


def test_a_fault_of_ours_is_told_and_tried_again(marked, capsys, monkeypatch):
    upkeep = Upkeep(marked, None)
    upkeep.note("tiny", "ada")
    with monkeypatch.context() as broken:
        broken.setattr("grader.serve.upkeep.refresh_some", lambda *given: 1 / 0)
        upkeep.work()

    assert "ZeroDivisionError" in capsys.readouterr().err
    upkeep.work()
    assert score(marked) == 3.0
