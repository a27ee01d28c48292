"""Cells of a CSV file that no spreadsheet takes for a formula.

In: texts that may be a student's, numbers, nothing.  Out: CSV text (RFC 4180).
A text that a spreadsheet would compute gets an apostrophe in front, also behind a separator inside of the cell, since a
spreadsheet set to another separator would begin a new cell there.  Numbers stay numbers; no value gives an empty cell.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from typing import Union

from grader.render import words
from grader.render.clean import clean_line, encodable

Cell = Union[str, float, None]

BOM = "\ufeff"  # Excel reads UTF-8 only where a file begins with it
_MOST = 1_000
SIGNS = "=+\\-@\uff1d\uff0b\uff0d\uff20"  # the last four are their wide forms, which some spreadsheets accept
_FORMULA = re.compile(rf"[\s\"]*[{SIGNS}\t\r]")
_INNER = re.compile(rf"[,;|][\s\"]*(?=[{SIGNS}])")
_NUMBER = re.compile(r"[+-]?[0-9]+(?:[.,][0-9]+)*%?")


def safe(text: str) -> str:
    """Return `text` on one line, without control characters, and harmless in a spreadsheet."""
    text = clean_line(text, limit=_MOST)
    return _INNER.sub(r"\g<0>'", _quoted(text))


def kept(text: str) -> str:
    """Return a cell of somebody else's file as it is: only what a spreadsheet would compute gets its apostrophe."""
    bare = text.strip()
    # "-" alone is how course systems write "nothing".
    return encodable(text if bare == "-" or _NUMBER.fullmatch(bare) else _quoted(text))


def table(header: Sequence[str], rows: Iterable[Sequence[Cell]], bom: bool = False) -> str:
    """Return header and rows as CSV text with CRLF line ends; `bom` puts the byte order mark for Excel in front."""
    return as_csv([[safe(name) for name in header], *([_cell(value) for value in row] for row in rows)], bom=bom)


def as_csv(rows: Iterable[Sequence[str]], separator: str = ",", bom: bool = False) -> str:
    """Return rows of cells, already harmless, as CSV text; cells with separators, quotes or line ends are quoted."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=separator, lineterminator="\r\n").writerows(rows)
    return (BOM if bom else "") + text.getvalue()


def _quoted(text: str) -> str:
    return f"'{text}" if _FORMULA.match(text) else text


def _cell(value: Cell) -> str:
    if value is None:
        return ""
    return safe(value) if isinstance(value, str) else words.number(value)
