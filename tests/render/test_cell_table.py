"""The table in a notebook's cell tells the report, and a hostile text in it stays text."""

from __future__ import annotations

import pytest

from grader.model import Diagnosis
from grader.render.cell_table import to_cell_table

from . import samples
from .hostile import HOSTILE
from .page import Page


def test_each_check_is_told_with_its_outcome_points_and_message():
    report = samples.report(samples.failed(message="15 of 15 values differ"), *samples.one_of_each())

    html = to_cell_table(report, "No grade.")

    assert all(check.title in html for check in report.checks)
    assert "15 of 15 values differ" in html and "No grade." in html


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_text_stays_text(hostile):
    explained = samples.failed(message=hostile, output=hostile, title=hostile, task=hostile,
                               diagnosis=Diagnosis(hostile, hostile, hostile))
    report = samples.report(explained, title=hostile, notes=(hostile,))

    page = Page(to_cell_table(report, hostile))

    assert {tag for tag, _ in page.elements} <= {
        "div", "style", "p", "strong", "table", "thead", "tbody", "tr", "th", "td", "span", "code", "details",
        "summary", "pre", "ul", "li", "em"}
    assert not [name for _, attributes in page.elements for name in attributes if name.startswith("on")]
    assert page.balanced


def test_the_tables_style_reaches_nothing_outside_it():
    html = to_cell_table(samples.report(samples.failed()), "")

    style = html.partition("<style>")[2].partition("</style>")[0]

    rules = [rule for rule in style.split("}") if rule.strip()]
    assert all(selector.strip().startswith(".grader-cell ")
               for rule in rules for selector in rule.partition("{")[0].split(","))
