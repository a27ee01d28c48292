"""Which file of a submission is the result file NAME: NAME.json or NAME.pkl, the one nearest the top.

In: the submission's files.  Out: Found, or None.  Pure; contents are not looked at.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath

from grader.model import SubmittedFile

_ENDINGS = (".json", ".pkl", ".pickle")


@dataclass(frozen=True)
class Found:
    """The file that counts, and the paths of others with its name that were passed over for it."""

    file: SubmittedFile
    passed_over: tuple[str, ...] = ()

    @property
    def is_json(self) -> bool:
        """True for JSON; a pickle otherwise."""
        return PurePosixPath(self.file.path).suffix.lower() == ".json"


def stems(files: Iterable[SubmittedFile]) -> tuple[str, ...]:
    """Return the names, without their endings, of all files that may be result files: sorted, each once."""
    paths = [PurePosixPath(file.path) for file in files]
    return tuple(sorted({path.stem for path in paths if path.suffix.lower() in _ENDINGS}))


def find(files: Iterable[SubmittedFile], name: str) -> Found | None:
    """Return the result file `name`: the one nearest the top, of two beside each other the JSON; None without any."""
    named = [file for file in files if PurePosixPath(file.path).stem == name
             and PurePosixPath(file.path).suffix.lower() in _ENDINGS]
    if not named:
        return None
    first, *others = sorted(named, key=_rank)
    return Found(first, tuple(file.path for file in others))


def _rank(file: SubmittedFile) -> tuple[int, int, str]:
    return file.path.count("/"), _ENDINGS.index(PurePosixPath(file.path).suffix.lower()), file.path
