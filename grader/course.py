"""The course: the folder that holds all assignments, its file course.yaml, and its secret.

In: a folder in the course.  Out: Course, frozen: with its deadlines and late policies (late.py), and the names of
its roster's columns (roster/).  Trusted: the course's staff write course.yaml.
"""

from __future__ import annotations

import hashlib
import hmac
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import msgspec

from grader.errors import AuthorError, OperatorError
from grader.late import Deadline, NoPenalty, Policy, read_time, read_zone
from grader.roster import Columns
from grader.settings import read_settings

_FILE = "course.yaml"
_SECRET_FILE = ".grader-secret"


class _CourseFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What course.yaml may say."""

    name: str
    demonstration_secret: str
    time_zone: str = ""                     # of all times that name none themselves
    late: Policy = NoPenalty()
    late_for: dict[str, Policy] = {}        # assignment -> its own policy
    deadlines: dict[str, Any] = {}          # assignment -> date and time; YAML makes of it a text, a date or a datetime
    roster: Columns = Columns()
    public_key: str = ""                    # what the course's signatures are verified with


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
    time_zone: ZoneInfo | None = None
    deadlines: Mapping[str, Deadline] = field(default_factory=dict)   # assignment -> deadline; not all have one
    roster: Columns = Columns()
    public_key: str = ""

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
            return course_in(folder)
    raise OperatorError(f"No {_FILE} in {start} or above it.  Go into the course's folder, or name it: "
                        "--course FOLDER, or the environment variable GRADER_COURSE.")


def course_in(folder: Path) -> Course:
    """Return the course whose course.yaml lies in `folder`, and no other; raises AuthorError."""
    return _course(folder, read_settings(folder / _FILE, _CourseFile))


def _course(folder: Path, file: _CourseFile) -> Course:
    zone = _time_zone(folder / _FILE, file.time_zone)
    deadlines = {id: Deadline(_due(folder / _FILE, id, written, zone), file.late_for.get(id, file.late))
                 for id, written in file.deadlines.items()}
    course = Course(folder, file.name, _secret(folder, file.demonstration_secret), zone, deadlines, file.roster,
                    file.public_key)
    _refuse_unknown(course, "deadlines", file.deadlines)
    _refuse_unknown(course, "late_for", file.late_for)
    return course


def _time_zone(path: Path, name: str) -> ZoneInfo | None:
    try:
        zone = read_zone(name) if name else None
    except ValueError as error:
        raise AuthorError(f"{path}: time_zone: {error}.") from None
    if zone is not None and not isinstance(zone, ZoneInfo):   # an offset does not know when clocks are changed
        raise AuthorError(f'{path}: time_zone is "{name}".\n  Write a place, as in time_zone: Europe/Berlin')
    return zone


def _due(path: Path, assignment_id: str, written: Any, zone: ZoneInfo | None) -> datetime:
    if not isinstance(written, (str, date)):                  # a datetime is a date, too
        raise AuthorError(f"{path}: deadlines.{assignment_id} is {written!r}.\n"
                          f"  Write a date and a time: {assignment_id}: 2026-11-30 23:59")
    try:
        return read_time(str(written), zone)
    except ValueError as error:
        raise AuthorError(f"{path}: deadlines.{assignment_id}: {error}.") from None


def _refuse_unknown(course: Course, section: str, named: Mapping[str, Any]) -> None:
    """A slip in an assignment's id must not leave it without its deadline."""
    if unknown := sorted(set(named) - set(course.assignment_ids())):
        known = ", ".join(course.assignment_ids()) or "none"
        raise AuthorError(f"{course.folder / _FILE}: {section}.{unknown[0]}: there is no such assignment; "
                          f"there are: {known}.  Correct the name, or make the line a comment until it is written.")


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
