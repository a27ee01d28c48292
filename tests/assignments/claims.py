"""What a submission under tests/submissions says of itself: which checks it loses, which it may lose, how they end.

Written in its main file's docstring (or leading comments), by people who did not know the checks:

    Loses: gradient_b
    May lose: fast_enough
    Outcome: gradient_b=failed
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "submissions"
_LINE = re.compile(r"^#?\s*(Loses|May lose|Outcome):(.*(?:\n#?    .*)*)", re.MULTILINE)


@dataclass
class Claims:
    """The ids of checks that are lost for certain, those that may be lost, and outcomes by id."""

    loses: set[str] = field(default_factory=set)
    may_lose: set[str] = field(default_factory=set)
    outcomes: dict[str, str] = field(default_factory=dict)


def read_claims(folder: Path, every_check: set[str]) -> Claims:
    """Return what the submission in `folder` claims; "all" stands for every check, "nothing" for none."""
    text = "\n".join(path.read_text(encoding="latin-1")[:4000] for path in sorted(folder.glob("*.[pt][yx]*")))
    claims = Claims()
    for kind, rest in _LINE.findall(text):
        words = set(re.findall(r"[\w=]+", rest.replace("#", "")))
        if kind == "Outcome":
            claims.outcomes.update(word.split("=") for word in words if "=" in word)
            continue
        ids = every_check if "all" in words else words & every_check
        (claims.loses if kind == "Loses" else claims.may_lose).update(ids)
    return claims
