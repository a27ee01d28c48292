from __future__ import annotations

import pytest

from grader.errors import OperatorError
from grader.similar import lexing
from grader.similar.lexing import tokens_of

from .texts import ANNA, RENAMED, split


def test_new_names_numbers_comments_and_line_breaks_leave_the_symbols_as_they_are():
    anna, renamed = split(ANNA, RENAMED)

    assert anna.symbols == renamed.symbols


def test_a_token_is_at_its_characters():
    text = 'x = "é" + f"{y}"  # sum\n'

    (tokens,) = split(text)

    assert [text[start:end] for start, end in zip(tokens.starts, tokens.ends)][:4] == ["x", "=", '"é"', "+"]


@pytest.mark.parametrize("text", [
    "\0" * 1000, "((((" * 5_000, "'''" * 3333, "\\" * 5000, "def " * 1000, "\ud800x = 1", "f'{" * 5000, "\t \n" * 3000,
    "", "b'\\x" * 4000, "lambda:" * 5000, "0x" + "f" * 50_000, "print 'python 2'", "é" * 70_000, "%%%!ls\n" * 100,
], ids=range(15))
def test_hostile_text_is_split_or_given_up_and_the_next_is_split(text):
    first, second = tokens_of([text, "x = 1\n"], jobs=1)

    assert first is None or len(first.symbols) <= len(text)
    assert second.symbols == ["name", "=", "number"]


def test_a_text_that_takes_too_long_is_given_up_alone(tmp_path, monkeypatch):
    """The child hangs on one text; the others get a fresh child."""
    hanging = lexing._LEXER.read_text(encoding="utf-8").replace(
        "found = list(tokens(json.loads(line)))",
        "import time\n        time.sleep(600 * ('hang' in line))\n        found = list(tokens(json.loads(line)))")
    (tmp_path / "lexer.py").write_text(hanging, encoding="utf-8")
    monkeypatch.setattr(lexing, "_LEXER", tmp_path / "lexer.py")

    before, hung, after = tokens_of(["a = 1", "hang = 1", "b = 2"], jobs=1, seconds=5)

    assert hung is None
    assert before.symbols == after.symbols == ["name", "=", "number"]


def test_without_pygments_one_sentence_says_what_to_install(tmp_path, monkeypatch):
    (tmp_path / "lexer.py").write_text("import a_module_that_nobody_has\n", encoding="utf-8")
    monkeypatch.setattr(lexing, "_LEXER", tmp_path / "lexer.py")

    with pytest.raises(OperatorError, match=r"needs Pygments.*grader\[similar\]"):
        tokens_of(["x = 1"], jobs=1)


def test_every_done_text_is_told():
    told = []

    tokens_of(["a", "b", "c"], jobs=2, on_done=told.append)

    assert told == [1, 2, 3]
