"""The page on questions keeps what it promises: its course is complete, and its commands print what is shown."""

from __future__ import annotations

import pytest
from blocks import ROOT, assert_prints, commands, run, write_files

from grader.course import find_course
from grader.model import Level
from grader.validate import validate
from tests.walls import require

PAGE = (ROOT / "docs" / "questions.md").read_text(encoding="utf-8")


@pytest.mark.slow
def test_the_commands_of_the_page_print_what_is_shown_there(tmp_path):
    require(Level.STRICT)
    write_files(PAGE, tmp_path)

    for command in commands(PAGE):
        assert_prints(command, run(command, tmp_path))


def test_the_questions_of_the_page_agree_with_their_key(tmp_path):
    write_files(PAGE, tmp_path)
    run(commands(PAGE)[1], tmp_path)     # the template

    found = validate(find_course(tmp_path), "theory", Level.PROCESS)

    assert found.problems == ()
    assert [question.read_by_people for question in found.questions] == [False, False, False, True, True]
