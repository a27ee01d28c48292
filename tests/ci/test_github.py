"""What GitHub is given is one command a remark, and no text of a student's is a command."""

from __future__ import annotations

import re

import pytest

from grader.ci import github
from grader.ci.github import add_outputs, add_summary, annotation, annotations, outputs_of, without_commands
from grader.ci.remarks import Remark
from tests.render.samples import failed, report, result


def remark(**more) -> Remark:
    facts = {"check": "one", "severity": "error", "title": "FAILED 0/4: one", "text": "It is wrong.",
             "path": "mine.py", "line": 3}
    return Remark(**{**facts, **more})


def test_a_remark_is_a_command_with_file_line_and_title():
    assert annotation(remark(title="One")) == "::error file=mine.py,line=3,title=One::It is wrong."


def test_a_remark_without_a_place_names_none():
    assert annotation(remark(path=None, line=None, title="One")) == "::error title=One::It is wrong."


def test_a_text_cannot_end_its_command_nor_begin_another():
    assert annotation(remark(title="One", text="100%\r\n::error::mine")) == (
        "::error file=mine.py,line=3,title=One::100%25%0D%0A::error::mine")


def test_a_property_cannot_end_early_nor_bring_another():
    assert annotation(remark(path="a,line=9::b%.py", title="x: y\nz")) == (
        "::error file=a%2Cline=9%3A%3Ab%25.py,line=3,title=x%3A y%0Az::It is wrong.")


def test_no_more_errors_are_told_than_github_shows_and_warnings_have_their_own_places():
    many = [remark(check=str(number)) for number in range(30)] + [remark(severity="warning")]

    lines = annotations(many)

    assert len([line for line in lines if line.startswith("::error")]) == github.MOST_REMARKS
    assert len([line for line in lines if line.startswith("::warning")]) == 1


def test_a_text_stands_between_stop_and_a_token_that_is_new_each_time():
    first, second = (without_commands("text\n::error::mine\n").splitlines() for _ in range(2))

    token = re.fullmatch(r"::stop-commands::([0-9a-f]{32})", first[0]).group(1)
    assert first[1:] == ["text", "::error::mine", f"::{token}::"]
    assert first[0] != second[0]


def test_the_summary_is_added_to_what_is_there(tmp_path):
    path = tmp_path / "summary"
    path.write_text("before\n")

    add_summary(report(failed()), path)

    assert path.read_text(encoding="utf-8").startswith("before\n## Backpropagation on two moons: 0 / 4")


def test_a_summary_that_github_would_refuse_is_replaced_by_its_head(tmp_path):
    path = tmp_path / "summary"
    path.write_bytes(b"x" * (github.LARGEST_SUMMARY - 500))

    add_summary(report(failed(message="y" * 5000)), path)

    assert path.stat().st_size <= github.LARGEST_SUMMARY
    assert "0 / 4" in path.read_text()[-300:] and "too large" in path.read_text()[-300:]


def read_outputs(text: str) -> dict[str, str]:
    """Read the runner's file as its documents say: NAME<<END, lines, END."""
    found, lines = {}, iter(text.splitlines())
    for line in lines:
        name, _, end = line.partition("<<")
        found[name] = "\n".join(iter(lambda: next(lines), end))
    return found


@pytest.mark.parametrize("value", ["86", "", "two\nlines", "EOF\nscore<<EOF\n100\nEOF"])
def test_an_output_arrives_as_it_is_and_brings_no_other(tmp_path, value):
    add_outputs({"summary": value, "score": "0"}, tmp_path / "outputs")

    assert read_outputs((tmp_path / "outputs").read_text()) == {"summary": value, "score": "0"}


def test_an_open_score_is_an_empty_output(tmp_path):
    assert outputs_of(report(result(points=None)), tmp_path)["score"] == ""
    assert outputs_of(report(result()), tmp_path)["score"] == "4"
