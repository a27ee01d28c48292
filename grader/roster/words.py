"""How names, ids and columns' titles are compared: without case, accents, punctuation and order.

In: any texts.  Out: texts or tuples of words that are equal where people would call the originals the same.
Pure.
"""

from __future__ import annotations

import unicodedata

_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i"} | dict.fromkeys("'’ʼ`", ""))


def folded(value: str) -> str:
    """Return an id, login or address in small letters, with single spaces."""
    return " ".join(value.casefold().split())


def title_of(header: str) -> str:
    """Return a column's title as names of columns are written: small letters, no punctuation."""
    return " ".join(tokens(header)) or folded(header)


def tokens(name: str) -> tuple[str, ...]:
    """Return the words of a name in small letters, without accents and punctuation, "Last, First" turned round."""
    last, comma, first = name.partition(",")
    plain = unicodedata.normalize("NFKD", f"{first} {last}" if comma else name).casefold().translate(_LETTERS)
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(letter))
    return tuple("".join(c if unicodedata.category(c)[0] in "LMN" else " " for c in plain).split())


def name_keys(name: str) -> set[tuple[str, ...]]:
    """Return the name's words in order of the alphabet, and written as one, with each of them first."""
    words = tokens(name)
    together = {("".join(words[n:] + words[:n]),) for n in range(len(words))}
    return {tuple(sorted(words))} | together if words else set()
