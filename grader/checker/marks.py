"""The marks that a check can bear.

In: a collected pytest item.  Out: AuthorError for any other mark: one that is misspelt would do nothing, and a
hidden check would ship to students.

To add one: a line in MARKS, and its meaning in plugin.py.
"""

from __future__ import annotations

import pytest

from grader.errors import AuthorError
from grader.nearest import did_you_mean

MARKS = {
    "points": "points(n): what the check is worth",
    "hidden": "hidden: never ships to students",
    "needs": "needs(*ids): is skipped unless these checks passed",
    "limits": "limits(**limits): these in place of the assignment's, limits(cpu_seconds=20)",
    "full": "full: trains for minutes; run under the full budget alone",
}


def refuse_unknown_marks(item: pytest.Item, where: str) -> None:
    """Raise AuthorError when `item`, told as `where`, bears a mark that is none of ours."""
    if hasattr(item, "callspec"):
        raise AuthorError(f"{where}: a check cannot be parametrized, since each has an id, a title and points of its "
                          "own.  Write a loop inside of it, or several checks.")
    for mark in item.iter_markers():
        if mark.name not in MARKS:
            raise AuthorError(f"{where}: unknown mark `{mark.name}`{did_you_mean(mark.name, MARKS)}  "
                              f"Known: {', '.join(MARKS)}.")
