"""`grader similar`, driven as a shell does."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from grader.cli import main
from grader.exit_code import NOTHING_READABLE
from grader.similar import PAGE

from ..tiny_course import make_course
from .texts import ANNA, RENAMED, write_class


@pytest.fixture
def run(tmp_path):
    """run(...): `grader similar tiny` with these arguments, in a tiny course."""
    course = make_course(tmp_path / "course")
    return lambda *arguments: CliRunner().invoke(main, ["--course", str(course.folder), "similar", "tiny",
                                                        *map(str, arguments), "--jobs", "1"])


def test_the_top_pair_is_printed_and_the_page_is_written(run, tmp_path):
    folder = write_class(tmp_path / "class", "tiny.py", anna=ANNA, copy=RENAMED)

    done = run(folder, "--out", tmp_path / "out")

    assert done.exit_code == 0, done.output
    assert "100 % / 100 %" in done.output
    assert f"Side by side: {tmp_path / 'out' / PAGE}" in done.output
    assert "<mark" in (tmp_path / "out" / PAGE).read_text(encoding="utf-8")


def test_an_empty_folder_is_told_and_nothing_is_written(run, tmp_path):
    (tmp_path / "class").mkdir()

    done = run(tmp_path / "class", "--out", tmp_path / "out")

    assert done.exit_code == NOTHING_READABLE
    assert "There is no submission in" in done.output
    assert not (tmp_path / "out").exists()
