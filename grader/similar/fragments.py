"""Tokens -> fingerprints of the fragments that a submission does not have from the template.

In: Tokens.  Out: Prints: for each run of LENGTH tokens a 64-bit number, equal for equal runs, and which are its own.
Pure.

Runs of a fixed number of tokens are what copy detectors since MOSS compare (Schleimer, Wilkerson and Aiken,
"Winnowing", SIGMOD 2003); homework is short enough to keep every one of them instead of a sample.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from grader.similar.lexing import Tokens

# Long enough that `for i in range(len(x)):` alone is no fragment, short enough that a changed line leaves its
# neighbours: docs/similar.md has what was measured.
LENGTH = 12
_BASE = np.uint64(0x9E3779B97F4A7C15)   # odd, so that multiplying loses nothing modulo 2**64


class Prints(NamedTuple):
    """The fingerprints of a submission."""

    tokens: Tokens
    prints: np.ndarray      # (n,) uint64: the fragment that begins at each token, n = tokens - LENGTH + 1
    own: np.ndarray         # (n,) bool: not in the template
    distinct: np.ndarray    # uint64, sorted: the different ones among its own


def prints_of(tokens: Tokens, template: np.ndarray) -> Prints:
    """Return the fingerprints of `tokens`; `template` (uint64) holds those of the code that everybody was given."""
    prints = rolled(tokens.symbols)
    own = ~np.isin(prints, template)
    return Prints(tokens, prints, own, np.unique(prints[own]))


def rolled(symbols: list[str]) -> np.ndarray:
    """Return a number for each run of LENGTH symbols, uint64: a polynomial in the symbols' numbers, modulo 2**64."""
    ids = np.array([_number(symbol) for symbol in symbols], dtype=np.uint64)
    count = max(len(ids) - LENGTH + 1, 0)
    prints = np.zeros(count, dtype=np.uint64)
    for offset in range(LENGTH):
        prints = prints * _BASE + ids[offset:offset + count]
    return prints


@lru_cache(maxsize=4096)
def _number(symbol: str) -> int:
    return int.from_bytes(hashlib.blake2b(symbol.encode("utf-8", "replace"), digest_size=8).digest(), "big")
