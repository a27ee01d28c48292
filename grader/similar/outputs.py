"""The files that `grader similar` leaves behind; a reader never meets half of one.

    similar.html    the page, with the pairs side by side
    similar.json    all that was found, but the texts
    similar.csv     one row a pair
"""

from __future__ import annotations

import os
from pathlib import Path

from grader.errors import OperatorError
from grader.export.cells import table
from grader.render import to_json
from grader.render.similar_page import to_similar_page
from grader.similar.run import Found
from grader.similarity import Similarity

PAGE = "similar.html"
_HEADER = ("First", "Second", "In the second, % of the first", "In the first, % of the second", "Common fragments",
           "Common tokens", "Outlier")


def write_similar(out: Path, found: Found) -> None:
    """Write the three files into `out`, which is made where it is missing; raises OperatorError."""
    texts = {PAGE: to_similar_page(found.similarity, found.texts), "similar.json": to_json(found.similarity),
             "similar.csv": pairs_csv(found.similarity)}
    try:
        out.mkdir(parents=True, exist_ok=True)
        for name, text in texts.items():
            unfinished = out / f".{name}.{os.getpid()}"
            unfinished.write_text(text, encoding="utf-8", newline="")
            unfinished.replace(out / name)
    except OSError as error:
        raise OperatorError(f"The page cannot be written into {out}: {error.strerror}.  Name another folder: "
                            "--out FOLDER") from error


def pairs_csv(found: Similarity) -> str:
    """Return the pairs as CSV text (RFC 4180), harmless in a spreadsheet."""
    return table(_HEADER, [(pair.first, pair.second, round(100 * pair.first_share, 1),
                            round(100 * pair.second_share, 1), pair.fragments, pair.tokens,
                            "yes" if found.is_outlier(pair) else "no") for pair in found.pairs])
