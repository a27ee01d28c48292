"""The course: the folder that holds all assignments, its file course.yaml, and its secret."""

from __future__ import annotations

import hashlib
import hmac
import os
from dataclasses import dataclass
from pathlib import Path

import msgspec

from grader.errors import OperatorError
from grader.settings import read_settings

_FILE = "course.yaml"
_SECRET_FILE = ".grader-secret"


class _CourseFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What course.yaml may say."""

    name: str
    demonstration_secret: str


@dataclass(frozen=True)
class Secret:
    """What hidden cases are drawn from.  A demonstration secret is published, so it hides nothing."""

    key: bytes
    demonstration: bool

    @property
    def fingerprint(self) -> str:
        """Eight characters that tell two secrets apart and give neither away."""
        return hmac.new(self.key, b"fingerprint", hashlib.sha256).hexdigest()[:8]


@dataclass(frozen=True)
class Course:
    """One course on disk."""

    folder: Path
    name: str
    secret: Secret

    def assignment_folder(self, assignment_id: str) -> Path:
        """Return assignments/<id>; raises OperatorError that lists the ids when there is none."""
        if assignment_id not in self.assignment_ids():
            known = ", ".join(self.assignment_ids()) or "none"
            raise OperatorError(f"There is no assignment `{assignment_id}` in {self.folder}; there are: {known}.")
        return self.folder / "assignments" / assignment_id

    def assignment_ids(self) -> tuple[str, ...]:
        """Return the ids of all assignments, sorted."""
        return tuple(sorted(path.parent.name for path in self.folder.glob("assignments/*/assignment.yaml")))


def find_course(start: Path) -> Course:
    """Return the course that `start` lies in, or the one that GRADER_COURSE names; raises OperatorError."""
    start = Path(os.environ.get("GRADER_COURSE") or start).resolve()
    for folder in (start, *start.parents):
        if (folder / _FILE).is_file():
            file = read_settings(folder / _FILE, _CourseFile)
            return Course(folder, file.name, _secret(folder, file.demonstration_secret))
    raise OperatorError(f"No {_FILE} in {start} or above it.  Go into the course's folder, or name it: "
                        "--course FOLDER, or the environment variable GRADER_COURSE.")


def _secret(folder: Path, demonstration: str) -> Secret:
    given = os.environ.get("GRADER_SECRET", "")
    file = folder / _SECRET_FILE
    if not given and file.is_file():
        given = file.read_text(encoding="utf-8").strip()
        if not given:
            raise OperatorError(f"{file} is empty; write the course's secret into it, or remove it.")
    if given:
        return Secret(given.encode(), demonstration=False)
    return Secret(demonstration.encode(), demonstration=True)
