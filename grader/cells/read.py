"""The bytes of an .ipynb file -> its code cells, or the texts of all cells.

In: bytes of anybody.  Out: Cells, or NotANotebook with a reason for the student.
Only what is needed is looked at: missing metadata, unknown fields and wrong versions matter to Jupyter, not to us.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

_NEW_LINES = re.compile("\r\n?")


class NotANotebook(ValueError):
    """The bytes hold no notebook; the text says why, in words for the student."""


class Cell(NamedTuple):
    """A code cell: its number and its text as it was typed, lines ended by a newline character alone.

    `number` counts the code cells that are not empty, from 1: what "Restart Kernel and Run All" writes beside them.
    """

    number: int
    text: str


def cells_of(data: bytes) -> list[Cell]:
    """Return the code cells of a notebook in order; raises NotANotebook."""
    texts = (_text(cell) for cell in _cells(_document(data)) if cell.get("cell_type") == "code")
    return [Cell(number, text) for number, text in enumerate((text for text in texts if text.strip()), start=1)]


def all_texts_of(data: bytes) -> list[tuple[str, str]]:
    """Return the kind ("code", "markdown", "raw") and the text of every cell, in order; raises NotANotebook."""
    return [(kind if type(kind := cell.get("cell_type")) is str else "", _text(cell))
            for cell in _cells(_document(data))]


def _document(data: bytes) -> dict:
    try:
        document = json.loads(data)
    except RecursionError:
        raise NotANotebook("it is nested too deeply") from None
    except MemoryError:
        raise NotANotebook("it needs more memory than there is; clear its outputs and save it again") from None
    except ValueError as error:  # no JSON, no text, or a number of thousands of digits
        raise NotANotebook(f"it is no JSON text ({error})") from None
    if type(document) is not dict:
        raise NotANotebook("it holds no cells")
    return document


def _cells(document: dict) -> Iterator[dict]:
    """Yield the cells of a notebook of format 4, or of format 3 and 2, where they lie on worksheets."""
    if "cells" not in document and "worksheets" not in document:
        raise NotANotebook("it holds no cells")
    sheets = [document, *_dicts(document.get("worksheets"))]
    return (cell for sheet in sheets for cell in _dicts(sheet.get("cells")))


def _dicts(value: Any) -> list[dict]:
    return [item for item in value if type(item) is dict] if type(value) is list else []


def _text(cell: dict) -> str:
    """Return a cell's text: one text, or a list of its lines with their ends; format 3 calls it input."""
    source = cell.get("source", cell.get("input"))
    pieces = source if type(source) is list else [source]
    text = "".join(piece for piece in pieces if type(piece) is str)
    # JSON can hold half characters, which are no text that Python could read.
    return _NEW_LINES.sub("\n", text.encode("utf-8", "replace").decode())
