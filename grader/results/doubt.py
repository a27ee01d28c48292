"""The noun: why a figure in a result file cannot be what it claims to be."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Doubt:
    """What is wrong, in a sentence for the student; the likely mistake behind it; what to try."""

    says: str
    mistake: str
    hint: str
