"""Texts in a CSV file that comes back: no spreadsheet takes them for a formula, and none is changed by the round trip.

In: text.  Out: text; read_back(disarmed(text)) == text.  Pure.
As export/cells.py puts an apostrophe before what a spreadsheet would compute, also behind a separator or a line's end
inside the cell, where a spreadsheet set to another separator would begin a new one.  What has apostrophes there already
gets one more, so that taking one away gives the text again.
"""

from __future__ import annotations

import re

from grader.export.cells import SIGNS
from grader.render.clean import encodable

_COMPUTED = rf"(?=['\s\"]*[{SIGNS}])"
_AT_START = re.compile(rf"(?:{_COMPUTED}|(?=[\t\r]|'+[\t\r]))")
_SEPARATOR = re.compile(r"[,;|\t\r\n]")
_DISARMED = re.compile(r"([,;|\t\r\n])'")
_SIGN = re.compile(rf"[{SIGNS}]")
# A run is taken whole: looked at from each of its characters, ten thousand tabs took seconds.
_RUN = re.compile(r"[,;|]['\s\"]*|['\s\"]+")


def disarmed(text: str) -> str:
    """Return `text` as it stands in the file."""
    text = encodable(text)
    inside = _before_signs(text, _SEPARATOR, r"\g<0>'")
    return f"'{inside}" if _AT_START.match(inside) else inside


def read_back(cell: str) -> str:
    """Return the text of which `disarmed` made this cell; one that was typed there as it is."""
    if cell.startswith("'") and _AT_START.match(cell[1:]):
        cell = cell[1:]
    return _before_signs(cell, _DISARMED, r"\1")


def _before_signs(text: str, pattern: re.Pattern[str], by: str) -> str:
    """Return `text` with `pattern` replaced in the runs of separators, blanks and quotes that end at a sign."""
    return _RUN.sub(lambda run: pattern.sub(by, run[0]) if _SIGN.match(text, run.end()) else run[0], text)
