"""Cells: harmless for a spreadsheet, unchanged for everybody else."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.export.cells import BOM, kept, safe, table

from .samples import hostile, read


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "  =1", '"=1', ' " =1', "\uff1d1"])
def test_a_formula_gets_an_apostrophe_in_front(text):
    assert safe(text).startswith("'")


@pytest.mark.parametrize("text", ["\t=1", "\r=1", "\tx", "\rx"])
def test_a_cell_of_another_file_that_begins_with_a_tab_or_return_gets_one_too(text):
    assert kept(text) == "'" + text


@pytest.mark.parametrize("text", ["x;=1", "x,=1", "x | @y", 'x;"=1'])
def test_no_separator_inside_a_cell_opens_a_formula(text):
    assert not re.search(r"[,;|][\s\"]*[=+\-@]", safe(text))


@pytest.mark.parametrize("text", ["Lovelace, Ada", "a-b", "a@b.example", "3 - 2 = 1", "Müller 李", "O'Neil", ""])
def test_ordinary_words_stay(text):
    assert safe(text) == text


@pytest.mark.parametrize("text", ["-5", "+3.5", "-1,5", "12%", "-", "    Points Possible", "x;=1"])
def test_numbers_and_dashes_of_another_file_stay(text):
    assert kept(text) == text


def test_what_is_already_harmless_is_not_changed_again():
    assert kept(safe("=1")) == safe(safe("=1")) == "'=1"


def test_numbers_are_written_as_numbers_and_nothing_as_an_empty_cell():
    assert read(table(["a", "b", "c"], [[-1.5, None, 100.0]]))[1] == ["-1.5", "", "100"]


def test_the_byte_order_mark_comes_first_and_only_when_asked_for():
    assert table(["a"], [], bom=True) == BOM + "a\r\n"
    assert table(["a"], []) == "a\r\n"


@settings(max_examples=200, deadline=None)
@given(st.lists(st.lists(hostile, min_size=2, max_size=2), min_size=1, max_size=3))
def test_whatever_a_cell_holds_the_table_keeps_its_shape_and_no_cell_is_a_formula(rows):
    text = table(["a", "b"], rows)

    found = read(text.encode("utf-8").decode("utf-8"))
    assert [len(line) for line in found] == [2] * (len(rows) + 1)
    assert not [cell for line in found for cell in line if re.match(r'[\s"]*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]', cell)]


@settings(max_examples=200, deadline=None)
@given(hostile)
def test_a_kept_cell_changes_by_nothing_but_an_apostrophe_and_what_utf_8_cannot_hold(text):
    readable = re.sub("[\ud800-\udfff]", "\ufffd", text)

    assert kept(text) in (readable, "'" + readable)
