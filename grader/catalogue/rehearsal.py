"""What each catalogued mistake answers, in each check that it fails: made once, held against every submission.

A noun, and its form as bytes in the language of the wire: plain arrays and texts, so that reading it runs nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from grader.catalogue.thin import thinned
from grader.checker import answers
from grader.checker.evidence import Evidence
from grader.model import CheckResult, Outcome
from grader.wire import PREFIX, decode, encode, frame_length, framed

# A wrong answer of any kind; a limit that was hit, or a stub, has no answers to hold against a mistake's.
EXPLAINABLE = (Outcome.FAILED, Outcome.PARTIAL, Outcome.CRASHED)


@dataclass(frozen=True)
class Part:
    """One mistake in one check that it fails.  Either the comparison that failed is kept, or all answers are."""

    mistake: str
    check: str
    failing: tuple[str, Any] | None    # what was compared, and the mistake's answer
    answers: tuple[Any, ...] = ()
    right: tuple[Any, ...] = ()        # the reference's answers, as far as there are as many


@dataclass(frozen=True)
class Rehearsal:
    """All parts, in the catalogue's order."""

    parts: tuple[Part, ...]

    def of(self, check: str) -> tuple[Part, ...]:
        """Return the parts of one check."""
        return tuple(part for part in self.parts if part.check == check)

    def to_bytes(self) -> bytes:
        """Return it as bytes that `from_bytes` reads."""
        return b"".join(framed(encode(vars(part))) for part in self.parts)

    def to_files(self) -> tuple[bytes, bytes]:
        """Return it as the bytes of the .npz and the .json that `from_files` reads: what a bundle holds."""
        return answers.to_files([vars(part) for part in self.parts])

    @classmethod
    def from_files(cls, path: Path) -> Rehearsal:
        """Return the rehearsal in the files at `path`, named without suffix; raises OSError and ValueError."""
        return cls(tuple(Part(**part) for part in answers.from_files(path)))

    @classmethod
    def from_bytes(cls, body: bytes) -> Rehearsal:
        """Return the rehearsal in `body`; raises WireError, TypeError or struct.error for anything else."""
        parts, position = [], 0
        while position < len(body):
            start = position + PREFIX
            position = start + frame_length(body[position:start])
            parts.append(Part(**decode(body[start:position])))
        return cls(tuple(parts))


def parts_of(mistake: str, results: tuple[CheckResult, ...], seen: dict[str, Evidence],
             right: dict[str, Evidence]) -> list[Part]:
    """Return the parts of a mistake that ended with `results`; `right` is the evidence of the reference."""
    return [_part(mistake, result.id, seen[result.id], right[result.id]) for result in results
            if result.outcome in EXPLAINABLE and (seen[result.id].failing or seen[result.id].answers)]


def _part(mistake: str, check: str, seen: Evidence, right: Evidence) -> Part:
    if seen.failing is not None:
        return Part(mistake, check, (seen.failing.name, thinned(seen.failing.actual)))
    right_answers = (right.answers or ())[:len(seen.answers)]
    return Part(mistake, check, None, tuple(map(thinned, seen.answers)), tuple(map(thinned, right_answers)))
