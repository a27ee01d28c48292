"""A small class that the tests of this room share; reports come from tests/render/samples.py."""

from __future__ import annotations

import csv
import io
from datetime import datetime, timezone

from hypothesis import strategies as st

from grader.model import Level, Outcome, Visibility
from grader.overview import CheckRate, Overview, Row

# Everything that could break a format: any character, and pieces that some format obeys.
PIECES = ("=", "+", "-", "@", "\t", "\r", "\n", '"', "'", ",", ";", "|", "`", "```", "<script>", "]]>", "<![CDATA[",
          "&", "::error::", "##[x]", "http://x.y", "www.x.y", "@name", "[a](b)", "![i](u)", "\x00", "\x1b[31m",
          "\ud800", "\ufffe", "\u2028", "\u202e", "Points Possible", "\\", "]", "#1", "~~~", "</pre>")
hostile = st.lists(st.one_of(st.text(st.characters(), max_size=6), st.sampled_from(PIECES)), max_size=8).map("".join)


def row(**more) -> Row:
    facts = {
        "name": "ada", "student": "Lovelace, Ada", "student_id": "S1", "email": "ada@uni.example", "login": "ada",
        "section": "A", "matched": True, "submitted": datetime(2026, 3, 1, 22, 0, tzinfo=timezone.utc),
        "graded": datetime(2026, 3, 2, 9, 0, tzinfo=timezone.utc), "seconds": 3.0, "score": 8.0, "final": 5.6,
        "max_score": 10.0, "late": "1 day late: graded out of 7: 8 of 10 becomes 5.6",
        "outcomes": {"forward": Outcome.PASSED, "backward": Outcome.PARTIAL},
        "points": {"forward": 6.0, "backward": 2.0}, "mistakes": ("the bias is not added",), "problem": "",
        "report": "ada/report.html"}
    return Row(**{**facts, **more})


def open_row(**more) -> Row:
    facts = {"name": "bob", "student": "Bob Open", "student_id": "S2", "email": "bob@uni.example", "login": "bob",
             "score": None, "final": None, "late": "", "mistakes": (),
             "outcomes": {"forward": Outcome.PASSED, "backward": Outcome.BROKEN},
             "points": {"forward": 6.0, "backward": None}}
    return row(**{**facts, **more})


def overview(*rows: Row, **more) -> Overview:
    facts = {
        "course": "Networks", "assignment": "backprop", "title": "Backpropagation", "tasks": {"forward": "Forward"},
        "made": datetime(2026, 3, 3, tzinfo=timezone.utc), "levels": (Level.STRICT,), "max_score": 10.0,
        "rows": rows or (row(), open_row()),
        "checks": tuple(CheckRate(name, "forward", name, Visibility.PUBLIC, worth, {})
                        for name, worth in (("forward", 6.0), ("backward", 4.0))),
        "mistakes": (), "missing": (), "notes": (), "warnings": ()}
    return Overview(**{**facts, **more})


def read(text: str) -> list[list[str]]:
    """Read CSV text as a course system does: all lines, with the header."""
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


def records(text: str) -> list[dict[str, str]]:
    """Read CSV text as one dict a line."""
    header, *lines = read(text)
    assert len(set(header)) == len(header)
    return [dict(zip(header, line)) for line in lines]
