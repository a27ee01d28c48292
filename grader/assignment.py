"""assignment.yaml -> Assignment, or an error that helps.

In: a folder assignments/<id> of a course.  Out: Assignment, frozen.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import msgspec

from grader.course import Course
from grader.errors import AuthorError
from grader.model import Limits
from grader.questions.declared import problem_of
from grader.questions.kinds import Question
from grader.settings import read_settings
from grader.training import Budget, Threshold


class _Full(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the full budget adds to the checks and their points, and the real image set that it needs."""

    checks: int
    points: float
    data: Literal["mnist", "cifar10"]


class _AssignmentFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What assignment.yaml may say."""

    id: str
    title: str
    file: str                               # the file that a submission must hold
    tasks: dict[str, str]                   # task -> its title, in the handout's order; checks/test_<task>.py
    checks: int                             # how many checks there are, so that none can get lost
    points: float = 100                     # of all checks and questions
    questions: dict[str, Question] = {}     # id -> what is asked beside the code; docs/questions.md
    libraries: tuple[str, ...] = ("numpy",)  # imported in the worker before student code
    forbidden: tuple[str, ...] = ()         # imports give a stand-in
    threads: int = 1                        # that a worker uses for one sum
    limits: Limits = Limits()
    budgets: dict[str, Budget] = {}
    thresholds: dict[str, Threshold] = {}
    full: _Full | None = None               # what `--budget full` adds; docs/budgets.md
    bundle: bool = False                    # written by `grader release`: public checks alone, and no reference

    @property
    def check_points(self) -> float:
        """The points that are the checks' own; those of a bundle never count its questions."""
        asked = 0 if self.bundle else sum(question.points for question in self.questions.values())
        return round(self.points - asked, 2)

    def declared(self, budget: str) -> tuple[int, float]:
        """How many checks there are under `budget`, "short" or "full", and the points that are theirs."""
        if self.full is None or budget != "full":
            return self.checks, self.check_points
        return self.checks + self.full.checks, round(self.check_points + self.full.points, 2)


_NO_PART = ("samples", "solutions")  # folders that decide no grade


@dataclass(frozen=True)
class Assignment:
    """What is asked, and where its files are."""

    folder: Path
    reference: Path                         # the reference solution's main file
    template: Path                          # the folder of stubs
    settings: _AssignmentFile

    @property
    def id(self) -> str:
        """The assignment's id, also its folder's name."""
        return self.settings.id

    @property
    def checks_folder(self) -> Path:
        """The folder of the trusted checks."""
        return self.folder / "checks"

    def sha256(self) -> str:
        """Return a digest of everything that decides a grade: settings, checks, mistakes, data and reference."""
        digest = hashlib.sha256()
        for root in (self.folder, self.reference.parent):
            for path in sorted(root.rglob("*")):
                inside = path.relative_to(root)
                if path.is_file() and "__pycache__" not in inside.parts and inside.parts[0] not in _NO_PART:
                    digest.update(f"{inside.as_posix()}\0{path.stat().st_size}\0".encode() + path.read_bytes())
        return digest.hexdigest()


def load_assignment(course: Course, assignment_id: str) -> Assignment:
    """Return the assignment; raises OperatorError for an unknown id, AuthorError for a wrong file."""
    folder = course.assignment_folder(assignment_id)
    path = folder / "assignment.yaml"
    settings = read_settings(path, _AssignmentFile)
    if settings.id != assignment_id:
        raise AuthorError(f"{path}: id is {settings.id!r}, the folder is called {assignment_id!r}.  "
                          "Make them the same.")
    _refuse_wrong_questions(path, settings)
    _refuse_flat_thresholds(path, settings)
    reference = course.folder / "reference" / assignment_id / settings.file
    if not settings.bundle and not reference.is_file():
        raise AuthorError(f"{path}: file is {settings.file!r}, but there is no {reference}.  "
                          "Write the reference first.")
    return Assignment(folder, reference, course.folder / "student_template" / assignment_id, settings)


def _refuse_flat_thresholds(path: Path, settings: _AssignmentFile) -> None:
    """Refuse a threshold that does not say which way is better."""
    for name, threshold in settings.thresholds.items():
        if threshold.floor == threshold.goal:
            raise AuthorError(f"{path}: thresholds.{name}: floor and goal are both {threshold.goal:g}, so that it does "
                              "not say whether more is better or less.\n  Write the goal, and as the floor the figure "
                              "from which there are no points at all.")


def _refuse_wrong_questions(path: Path, settings: _AssignmentFile) -> None:
    for id, question in settings.questions.items():
        if problem := problem_of(id, question, settings.tasks, settings.bundle, settings.questions):
            raise AuthorError(f"{path}: {problem}")
