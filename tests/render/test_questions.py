"""Every renderer tells the answers that wait, the student's own words, and who has marked them."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from grader.model import Marked, Outcome, Visibility
from grader.render import to_html, to_json, to_summary, to_text, words
from grader.render.json import from_json
from grader.render.junit import to_junit
from grader.render.markdown import to_markdown
from grader.render.outline import outline
from tests.render import samples
from tests.render.page import Page

WHO = Marked("Ana Ruiz", "2026-03-02T09:30:00+00:00")


def asked(**more):
    facts = {"id": "why", "title": "Why is that so?", "visibility": Visibility.HIDDEN, "outcome": Outcome.AWAITING,
             "points": None, "answer": "Because it fits."}
    return samples.result(**{**facts, **more})


def marked(**more):
    facts = {"outcome": Outcome.PARTIAL, "points": 3.0, "message": "Name the posterior, too.", "marked": WHO}
    return asked(**{**facts, **more})


def shown(report) -> dict[str, str]:
    """Return what each renderer makes of the report."""
    return {"text": to_text(report, colour=False), "html": Page(to_html(report)).text, "markdown": to_markdown(report),
            "summary": to_summary([report]), "junit": to_junit(report)}


@pytest.mark.parametrize("kind", ["text", "html", "markdown", "summary"])
def test_the_points_so_far_and_the_answers_that_wait_are_told(kind):
    text = " ".join(shown(samples.report(samples.result(), asked(), asked(id="how")))[kind].split())

    assert "4 of 12, awaiting 2 answers" in text and "score open" not in text.lower()


def test_junit_tells_them_as_properties():
    root = ElementTree.fromstring(to_junit(samples.report(samples.result(), asked())))

    found = {item.get("name"): item.get("value") for item in root.iter("property")}
    assert (found["score"], found["so_far"], found["awaiting"]) == ("open", "4", "1 answer")


def test_json_keeps_the_score_null_and_the_answer():
    report = samples.report(asked(answer_file="a.pdf"), marked(id="how"))

    back = from_json(to_json(report))

    assert back == report and back.score is None


def test_something_broken_keeps_the_score_open():
    report = samples.report(samples.result(outcome=Outcome.BROKEN, points=None), asked())

    assert words.score(report) == "open / 8"
    assert words.ending(report) == ("score open: 1 check is BROKEN (our fault) and will be graded again; 1 answer is "
                                    "AWAITING a person's points")


@pytest.mark.parametrize("kind", ["text", "html", "markdown", "junit"])
def test_the_students_own_words_are_shown(kind):
    assert "Because it fits." in shown(samples.report(asked()))[kind]


@pytest.mark.parametrize("kind", ["text", "html", "markdown", "junit"])
def test_the_file_that_answers_is_named(kind):
    assert "deep/report.pdf" in shown(samples.report(asked(answer="", answer_file="deep/report.pdf")))[kind]


@pytest.mark.parametrize("kind", ["text", "html", "markdown", "junit"])
def test_a_mark_is_told_with_points_comment_and_who_and_when(kind):
    text = shown(samples.report(marked()))[kind].replace("\\", "")

    for said in ("3/4", "Name the posterior, too.", "Marked by Ana Ruiz, 2026-03-02 09:30:00 UTC"):
        assert said in text


@pytest.mark.parametrize("kind", ["text", "html", "markdown"])
def test_the_comment_on_a_full_mark_is_shown_too(kind):
    full = marked(outcome=Outcome.PASSED, points=4.0, message="Well said.")

    assert "Well said." in shown(samples.report(full))[kind]


def test_an_answer_cannot_steer_the_terminal_nor_the_page():
    hostile = asked(answer="<script>alert(1)</script>\x1b[31mred\u202e")
    report = samples.report(hostile)

    assert "<script>" not in to_html(report)
    assert "\x1b" not in to_text(report, colour=False) and "\u202e" not in to_html(report)


def test_two_answers_with_one_comment_are_both_shown():
    (section,) = outline(samples.report(marked(), marked(id="how", answer="Another.")))

    assert [entry.repeats for entry in section.entries] == [False, False]
