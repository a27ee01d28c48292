"""The name that was perhaps meant.

In: a name that is not known, and those that are.  Out: one of these, or the end of a sentence that asks for it.  Pure.
Capitals make no difference.  For every room that tells somebody of a name that it does not know.
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

_LONGEST = 100   # of a name that is compared: what is longer was not typed, and would take long


def nearest(name: str, known: Iterable[str], likeness: float = 0.6) -> str:
    """Return the one of `known` that is most like `name`, at least by `likeness` (0 to 1); "" where none is."""
    plain: dict[str, str] = {}
    for one in known:
        plain.setdefault(one.casefold(), one)
    found = get_close_matches(name[:_LONGEST].casefold(), list(plain), n=1, cutoff=likeness)
    return plain[found[0]] if found else ""


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Return "; did you mean `hidden`?" for "hiden", with the nearest of `known`; a full stop where none is near."""
    near = nearest(name, known)
    return f"; did you mean `{near}`?" if near else "."
