"""Markdown for a CI job's summary, read by a Markdown parser."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from grader.model import Outcome, SubmissionInfo, Visibility
from grader.render.markdown import to_markdown

from . import samples

OURS = {"heading_open", "heading_close", "paragraph_open", "paragraph_close", "inline", "table_open", "table_close",
        "thead_open", "thead_close", "tbody_open", "tbody_close", "tr_open", "tr_close", "th_open", "th_close",
        "td_open", "td_close", "fence", "bullet_list_open", "bullet_list_close", "list_item_open", "list_item_close",
        "blockquote_open", "blockquote_close", "text", "code_inline", "strong_open", "strong_close", "softbreak",
        "hardbreak", "text_special"}
HOSTILE = ("<script>x</script>", "<img src=x onerror=y>", "[a](http://x.y)", "![a](b)", "@octocat",
           "http://evil.example", "www.evil.example", "me@evil.example", "``` \n# head", "~~~", "a | b", "\\", "`",
           "``", "**b**", "# h", "#12", "&lt;b&gt;", "::error::x", "\n::warning::y", "##[group]", "<!--",
           "| --- |", "\n\n---\n\n", "\n    code", "\x1b[1m", "\u202e", "\ud800", "$x$", ":tada:")
hostile = st.lists(st.one_of(st.sampled_from(HOSTILE), st.text(max_size=5)), max_size=6).map("".join)


def tokens(text: str) -> list:
    """All tokens, block and inline; fails on one that this renderer never writes."""
    found = []
    for token in MarkdownIt("commonmark").enable("table").parse(text):
        found += [token, *(token.children or [])]
    assert {token.type for token in found} <= OURS
    return found


def shown(text: str) -> str:
    """What stands outside of code."""
    return "".join(token.content for token in tokens(text) if token.type in ("text", "text_special"))


def full_of(text: str):
    check = samples.failed(title=text, message=text, visibility=Visibility.HIDDEN, diagnosis=samples.Diagnosis(
        mistake=text, evidence=text, hint=text))
    return samples.report(check, title=text, tasks={"forward": text}, notes=(text,), warnings=(text,),
                          submission=SubmissionInfo(text, text, None))


def test_checks_stand_in_a_table_with_outcome_points_and_title():
    text = to_markdown(samples.report(samples.result(), samples.failed()))

    assert "| ✅ PASSED | 4/4 | forward gives one output for each point |" in text
    assert "| ❌ FAILED | 0/4 | linear adds the bias |" in text
    assert sum(token.type == "tr_open" for token in tokens(text)) == 3


def test_a_failed_check_shows_message_diagnosis_and_hint():
    text = to_markdown(samples.report(samples.failed()))

    assert "```text\n15 of 15 values differ (shape 5x3).\n```" in text
    assert "Likely:" in shown(text) and "the bias is not added" in shown(text)
    assert "Try:" in shown(text)


def test_names_in_backticks_stay_code_in_titles():
    text = to_markdown(samples.report(samples.result(title="`double` doubles a vector.")))

    assert "double" in [token.content for token in tokens(text) if token.type == "code_inline"]


def test_an_open_score_says_why():
    text = shown(to_markdown(samples.report(samples.result(outcome=Outcome.BROKEN, points=None))))

    assert "open / 4" in text and "BROKEN (our fault)" in text


def test_a_fence_inside_a_message_does_not_end_its_block():
    message = "a\n````\n# b\n```\nc"

    blocks = [token.content for token in tokens(to_markdown(samples.report(samples.failed(message=message))))
              if token.type == "fence"]

    assert blocks == [message + "\n"]


@pytest.mark.parametrize("piece", HOSTILE)
def test_no_markup_gets_through_wherever_it_stands(piece):
    text = to_markdown(full_of(f"x {piece} y"))

    assert not re.search(r"@\w|#\d|://|www\.", shown(text))
    assert not re.search(r"^\s*(::\w|##\[)", text, re.MULTILINE)


@settings(max_examples=200, deadline=None)
@given(hostile)
def test_whatever_students_and_authors_write_the_structure_is_ours(piece):
    text = to_markdown(full_of(piece))

    found = [token.type for token in tokens(text.encode("utf-8").decode("utf-8"))]
    assert found.count("heading_open") == 2 and found.count("table_open") == 1 and found.count("td_open") == 3


def test_a_large_report_stays_below_what_github_accepts():
    checks = [samples.failed(id=str(at), message="ü" * 20_000 + str(at)) for at in range(300)]

    text = to_markdown(samples.report(*checks))

    assert len(text.encode()) < 2**20
    assert "240 more checks did not pass" in text
