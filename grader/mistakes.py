"""An assignment's mistakes.py -> its catalogue: the known wrong variants of the reference.

In: the course's own, trusted file.  Out: Mistakes, and the source text of each.
A mistake is told as edits of the reference, so that it is right everywhere else and stays in step with it.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from grader.errors import AuthorError


@dataclass(frozen=True, eq=False)
class Mistake:
    """One wrong variant of the reference.

    edits: text of the reference, which must occur there exactly once -> the text in its place.
    says and hint: what a student reads: what is likely wrong, and what to try; no corrected line, no hidden case.
    loses: the checks that it does not pass; may_lose: those where chance decides, or where either is fair.
    files: makes of the reference's other files, path -> content, those of the mistake: a wrong result file.
    """

    name: str
    says: str
    hint: str
    edits: Mapping[str, str]
    loses: tuple[str, ...]
    may_lose: tuple[str, ...] = ()
    files: Callable[[dict[str, bytes]], dict[str, bytes]] = dict

    def applied(self, reference: str) -> str:
        """Return the source text of the mistake; raises AuthorError when an edit does not fit the reference."""
        for old, new in self.edits.items():
            if (found := reference.count(old)) != 1:
                raise AuthorError(f"mistakes.py: {self.name}: the text {old!r} occurs {found} times in the reference, "
                                  "not once.  Quote what is there now, with enough around it.")
            reference = reference.replace(old, new)
        return reference


def load_equivalents(folder: Path) -> dict[str, str]:
    """Return why mutants of the reference survive that are as right as it is: change -> reason; raises AuthorError.

    It is EQUIVALENT in mistakes.py, each key a change as `validate` tells it, or a function that no check judges:
    {"Y * T < 0 -> Y / T < 0": "T is 1 or -1", "tune": "which settings are tried is the student's choice"}.
    """
    path = folder / "mistakes.py"
    equivalents = getattr(_module(path), "EQUIVALENT", {}) if path.is_file() else {}
    if type(equivalents) is not dict or not all(type(text) is str for pair in equivalents.items() for text in pair):
        raise AuthorError(f"{path}: EQUIVALENT must be a dict of texts: change -> reason.")
    return equivalents


def load_mistakes(folder: Path) -> tuple[Mistake, ...]:
    """Return the catalogue of the assignment in `folder`, none when it has no mistakes.py; raises AuthorError."""
    path = folder / "mistakes.py"
    if not path.is_file():
        return ()
    mistakes = getattr(_module(path), "MISTAKES", None)
    if type(mistakes) is not tuple or not all(isinstance(mistake, Mistake) for mistake in mistakes):
        raise AuthorError(f"{path}: it must hold MISTAKES, a tuple of grader.mistakes.Mistake.")
    names = [mistake.name for mistake in mistakes]
    if twice := {name for name in names if names.count(name) > 1}:
        raise AuthorError(f"{path}: two mistakes are called {twice.pop()!r}.  Give each its own name.")
    return mistakes


def _module(path: Path):
    spec = importlib.util.spec_from_file_location(f"mistakes_of_{path.parent.name}", path)
    module = importlib.util.module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
    except Exception as error:
        raise AuthorError(f"{path}: it cannot be read: {type(error).__name__}: {error}") from error
    return module
