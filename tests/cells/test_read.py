"""The code cells of a notebook are found in every format, and whatever is no notebook says so."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.cells import Cell, NotANotebook, all_texts_of, cells_of

JSON = st.recursive(st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
                    lambda inner: st.lists(inner) | st.dictionaries(st.text() | st.sampled_from(
                        ["cells", "worksheets", "cell_type", "source", "input"]), inner | st.just("code")))


def notebook(*cells, **more):
    return json.dumps({"cells": list(cells), **more}).encode()


def test_code_cells_are_counted_without_empty_ones_and_without_words():
    data = notebook({"cell_type": "markdown", "source": "# Words"}, {"cell_type": "code", "source": " \n"},
                    {"cell_type": "code", "source": "x = 1"}, {"cell_type": "raw", "source": "x = 2"},
                    {"cell_type": "code", "source": ["y = 1\n", "z = 2"]})

    assert cells_of(data) == [Cell(1, "x = 1"), Cell(2, "y = 1\nz = 2")]


def test_cells_of_format_3_lie_on_worksheets_and_call_their_text_input():
    sheet = {"cells": [{"cell_type": "code", "input": ["x = 1\n", "y = 2"]}]}

    assert cells_of(json.dumps({"worksheets": [sheet, sheet]}).encode()) == [
        Cell(1, "x = 1\ny = 2"), Cell(2, "x = 1\ny = 2")]


def test_windows_line_ends_become_new_lines_and_other_separators_stay():
    assert cells_of(notebook({"cell_type": "code", "source": "a\r\nb\rc\u2028d"}))[0].text == "a\nb\nc\u2028d"


def test_half_a_character_becomes_a_question_mark():
    assert cells_of(notebook({"cell_type": "code", "source": "x = '\ud83d'"}))[0].text == "x = '?'"


@pytest.mark.parametrize("data, reason", [
    (b"", "no JSON"), (b"def f(): pass", "no JSON"), (b"\xff\xfe\x00\xd8", "no JSON"), (b'{"cells": [', "no JSON"),
    (b'{"cells": ' + b"9" * 5000 + b"}", "no JSON"), (b"[" * 200_000, "nested too deeply"),
    (b'{"a":' * 200_000, "nested too deeply"), (b"[]", "holds no cells"), (b"{}", "holds no cells"),
    (b"null", "holds no cells")], ids=lambda value: str(value)[:20])
def test_what_is_no_notebook_is_told_with_its_reason(data, reason):
    with pytest.raises(NotANotebook, match=reason):
        cells_of(data)


@given(JSON)
def test_any_json_gives_cells_or_is_no_notebook(value):
    try:
        cells = cells_of(json.dumps(value).encode())
    except NotANotebook:
        return
    assert [cell.number for cell in cells] == list(range(1, len(cells) + 1))
    assert all(type(cell.text) is str and "\r" not in cell.text for cell in cells)


@given(st.binary())
def test_any_bytes_give_cells_or_are_no_notebook(data):
    try:
        assert all(type(cell) is Cell for cell in cells_of(data))
    except NotANotebook as error:
        assert str(error)


def test_all_cells_are_told_with_their_kind():
    data = notebook({"cell_type": "markdown", "source": ["# Words\n", "more"]}, {"cell_type": 3},
                    {"cell_type": "code", "source": "x = 1"})

    assert all_texts_of(data) == [("markdown", "# Words\nmore"), ("", ""), ("code", "x = 1")]
