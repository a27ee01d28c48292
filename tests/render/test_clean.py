"""What `clean` takes away, and what it leaves."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.render.clean import clean, clean_line


@pytest.mark.parametrize("escape", [
    "\x1b[31m", "\x1b[0m", "\x9b2J", "\x1b[?25l",
    "\x1b]0;title\x07", "\x1b]8;;http://x\x1b\\", "\x1bPdata\x1b\\", "\x1bc",
])
def test_terminal_escapes_vanish(escape):
    assert clean(f"before {escape}after") == "before after"


def test_an_unclosed_title_sequence_does_not_swallow_what_follows():
    assert "expected 3" in clean("yours \x1b]0;evil, expected 3")


@pytest.mark.parametrize("mark", "\u202a\u202e\u2066\u2069\u200e\u200f\u061c\u200b\ufeff\x00\x07\x08\x7f")
def test_direction_marks_and_controls_vanish(mark):
    assert clean(f"a{mark}b") == "ab"


def test_newline_and_tab_stay():
    assert clean("a\n\tb") == "a\n\tb"


@pytest.mark.parametrize("ending", ["\r\n", "\r", "\u2028", "\u2029", "\x0b", "\x0c", "\x85"])
def test_every_kind_of_line_end_becomes_a_newline(ending):
    assert clean(f"a{ending}b") == "a\nb"


def test_a_lone_surrogate_becomes_a_replacement_character():
    assert clean("a\ud800b") == "a\ufffdb"


def test_letters_of_other_scripts_and_emoji_stay():
    text = "Müller 李 می‌روم 👩‍💻"

    assert clean(text) == text


def test_long_text_is_cut_and_says_how_much_is_gone():
    assert clean("x" * 15, limit=10) == "x" * 10 + "\n[cut here: 5 more characters]"


def test_many_lines_are_cut():
    assert clean("a\n" * 500, lines=3).split("\n")[:3] == ["a", "a", "a"]
    assert len(clean("a\n" * 500, lines=3).split("\n")) == 4


def test_a_name_stays_on_one_line_within_its_limit():
    assert clean_line("a\nPASSED  9/9\tb") == "a PASSED 9/9 b"
    assert len(clean_line("x" * 900, limit=50)) == 50


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters() | st.sampled_from("\x1b\x9b\x9d[]m;\x07\\\u202e\ud800")))
def test_no_text_gets_a_control_character_through(text):
    cleaned = clean(text)

    assert not set(cleaned) & {chr(code) for code in (*range(9), *range(11, 32), *range(127, 160))}
    assert cleaned.encode("utf-8").decode("utf-8") == cleaned


@pytest.mark.parametrize("line", [
    "::error file=a::x", "   ::set-output name=a::b", "text then ::warning::x", "##[error]x", "##vso[task.complete]x"])
def test_workflow_commands_are_broken(line):
    cleaned = clean(line)

    assert not re.search(r"(^|\s)::\w|##\[|##vso\[", cleaned)


def test_colons_inside_words_stay():
    assert clean("std::vector x[::2] a::b") == "std::vector x[::2] a::b"
