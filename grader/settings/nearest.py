"""The name that was perhaps meant.

In: a name that is not known, and those that are.  Out: the end of a sentence, empty where nothing is near.  Pure.
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Return "; did you mean `hidden`?" for "hiden", with the nearest of `known`; a full stop where none is near."""
    near = get_close_matches(name, list(known), n=1)
    return f"; did you mean `{near[0]}`?" if near else "."
