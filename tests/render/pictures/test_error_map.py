"""Wrong cells are crossed out, in their places; large arrays are shown in blocks."""

from __future__ import annotations

import pytest

from grader.render.pictures import draw

from ..page import Page
from ..samples import error_map


def crosses(page: Page) -> int:
    """How many cells are crossed out, without the one in the legend."""
    return sum(path.get("class") == "cross" for path in page.all("path")) - 1


def test_each_wrong_cell_is_filled_and_crossed():
    page = Page(draw(error_map(((True, False, True), (False, False, False)))))

    assert crosses(page) == 2
    assert sum(cell.get("class") == "wrong-cell" for cell in page.all("rect")) == 3      # one of them in the legend


def test_row_zero_is_on_top_and_column_zero_on_the_left():
    first, second, _ = [cell for cell in Page(draw(error_map(((False, True), (True, False))))).all("rect")
                        if cell["class"] == "wrong-cell"]

    assert float(first["y"]) < float(second["y"]) and float(first["x"]) > float(second["x"])


def test_the_legend_counts_and_the_note_is_shown():
    text = Page(draw(error_map(((True, False), (False, False)), note="row 0 of 3"))).text

    assert "wrong: 1 of 4" in text and "right: 3 of 4" in text and "row 0 of 3" in text


def test_a_large_array_is_shown_in_blocks_and_says_so():
    wrong = tuple(tuple((row, column) == (0, 99) for column in range(100)) for row in range(2))

    page = Page(draw(error_map(wrong)))

    assert crosses(page) == 1
    assert "a block of 1 by 3 entries" in page.text and "wrong: 1 of 200" in page.text


@pytest.mark.parametrize("wrong", [(), ((),), ((), ())])
def test_no_entries_become_a_sentence(wrong):
    assert "Not drawn: there are no entries." in Page(draw(error_map(wrong))).text


def test_rows_of_different_lengths_draw():
    assert Page(draw(error_map(((True,), (False, True, False))))).balanced
