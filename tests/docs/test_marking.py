"""The page on marking shows what its commands print, and the keys that the page in the browser knows."""

from __future__ import annotations

import re

from blocks import ROOT, assert_prints, commands, run

from grader.marking.kept import FOLDER
from tests.marking.samples import make_folder

PAGE = (ROOT / "docs" / "marking.md").read_text(encoding="utf-8")


def test_the_commands_of_the_page_print_what_is_shown_there(tmp_path):
    course, results = make_folder(tmp_path)
    results.rename(course.folder / "results")

    assert len(commands(PAGE)) == 3
    for command in commands(PAGE):
        assert_prints(command, run(command, course.folder))


def test_the_keys_of_the_page_are_those_of_the_browsers_help():
    help_text = (ROOT / "grader" / "serve" / "templates" / "answer.html").read_text(encoding="utf-8")
    (table,) = re.findall(r"^\| key \| does \|\n(?:\|.*\n)+", PAGE, re.MULTILINE)

    shown = set(re.findall("<kbd>([^<]+)</kbd>", help_text))

    assert set(re.findall("`([^`]+)`", table)) == shown


def test_the_page_names_the_folder_in_which_files_of_answers_lie():
    assert f"`reports/NAME/{FOLDER}/QUESTION.pdf`" in PAGE
