"""Every form of a report gives the score that counts first, the raw one beside it, and says why."""

from __future__ import annotations

import re

import msgspec
import pytest
from jsonschema import Draft202012Validator

from grader.model import Outcome
from grader.render import from_json, to_html, to_json, to_summary, to_text
from grader.render.junit import to_junit
from grader.render.markdown import to_markdown
from grader.render.schema import report_schema

from . import samples
from .hostile import HOSTILE, holds_only_text
from .page import Page

LATE = samples.report(samples.result(points=3.0, outcome=Outcome.PARTIAL), late=samples.late())
WHY = "2 days late: graded out of 1.6: 3 of 4 becomes 1.2."
WHEN = "Handed in 2026-12-02 12:00:00 UTC+01:00. Due 2026-11-30 23:59:00 UTC+01:00."


def html(report) -> str:
    return " ".join(Page(to_html(report)).text.split())


def markdown(report) -> str:
    return to_markdown(report).replace("\\", "")


@pytest.mark.parametrize("form, score", [
    (html, "1.2 / 4 3 before the late policy"),
    (lambda report: " ".join(to_text(report, colour=False).split()), "1.2 / 4, 3 before the late policy"),
    (markdown, "1.2 / 4, 3 before the late policy"),
], ids=["html", "text", "markdown"])
def test_a_late_report_gives_both_scores_and_says_why(form, score):
    told = form(LATE)

    assert score in told and WHY in told and WHEN in " ".join(told.split())


@pytest.mark.parametrize("form", [html, lambda report: to_text(report, colour=False), markdown, to_junit],
                         ids=["html", "text", "markdown", "junit"])
def test_without_a_deadline_nothing_is_said_of_one(form):
    assert not re.search("late policy|handed in|due|raw_score", form(samples.report(samples.result())), re.IGNORECASE)


def test_the_final_score_is_the_big_one_and_the_bar_is_as_long():
    page = to_html(LATE)

    assert "<strong>1.2</strong>" in page and "<strong>3</strong>" not in page
    assert 'class="earned" style="width: 30.00%"' in page


def test_junit_gives_the_final_score_and_the_raw_one_beside_it():
    properties = dict(re.findall(r'<property name="(\w+)" value="([^"]*)"', to_junit(LATE)))

    assert (properties["score"], properties["raw_score"]) == ("1.2", "3")
    assert properties["late"] == f"{WHY} {WHEN}"


def test_the_summary_of_many_gives_the_final_score_first():
    assert "  1.2 / 4, 3 before the late policy  1 partial" in to_summary([LATE])


def test_lateness_goes_into_json_and_back_and_obeys_the_schema():
    text = to_json(LATE)

    assert from_json(text) == LATE and from_json(text).final == 1.2
    Draft202012Validator(report_schema()).validate(msgspec.json.decode(text))


def test_a_report_of_an_earlier_version_without_the_field_is_still_read():
    plain = msgspec.json.decode(to_json(samples.report()))
    del plain["late"]

    assert from_json(msgspec.json.encode(plain).decode()) == samples.report()


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_text_in_a_forged_report_stays_text(hostile):
    late = samples.late(words=hostile, why=hostile, due=hostile, submitted=hostile)

    holds_only_text(to_html(samples.report(late=late)))
