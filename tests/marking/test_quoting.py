"""A text comes back from a CSV file as it went in, and no spreadsheet computes it meanwhile."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.export.cells import as_csv
from grader.marking.quoting import disarmed, read_back

SIGNS = "=+-@\uff1d\uff0b\uff0d\uff20"
PIECES = [*SIGNS, "'", '"', ",", ";", "|", "\n", "\t", " ", "x", "1", "\u00a0"]
texts = st.one_of(st.lists(st.sampled_from(PIECES), max_size=10).map("".join),
                  st.text(st.characters(exclude_categories=["Cs"])))


@given(texts)
def test_what_is_disarmed_reads_back_as_it_was(text):
    assert read_back(disarmed(text)) == text


@given(texts, st.sampled_from(",;\t|"))
def test_no_cell_is_a_formula_whatever_the_separator(text, separator):
    written = as_csv([["a", disarmed(text), "b"]])

    rows = csv.reader(io.StringIO(written, newline=""), delimiter=separator)

    assert [cell for row in rows for cell in row if cell.lstrip(' \t\r\n"\u00a0')[:1] in tuple(SIGNS)] == []


@pytest.mark.parametrize("typed", ["'tis right", "it's", "see line 3, '=' is missing", "", "2 points"])
def test_an_ordinary_comment_that_was_typed_into_the_file_stays_as_it_is(typed):
    assert read_back(typed) == typed


def test_a_formula_gets_an_apostrophe():
    assert disarmed("=HYPERLINK(1)") == "'=HYPERLINK(1)"
