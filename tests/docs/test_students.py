"""The page for students keeps what it promises: its commands print what is shown there."""

from __future__ import annotations

import shutil

import pytest
from blocks import ROOT, assert_prints, commands, run

PAGE = ROOT / "docs" / "students.md"


@pytest.mark.parametrize("command", commands(PAGE.read_text(encoding="utf-8")), ids=lambda command: command.line)
def test_a_command_of_the_page_prints_what_is_shown_there(command, tmp_path):
    for name in ("assignments", "reference", "student_template"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "course.yaml", tmp_path)

    assert_prints(command, run(command, tmp_path))
