"""What a member needs to set up its desk: the assignment's files, and what its machine must agree in.

In: a course on this machine.  Out: Kit, plain and frozen, which travels; unpacked, the same course elsewhere.
Trusted on both sides.  A Kit holds hidden checks, the reference and the course's secret: it travels only over the
connections of the cluster, and is unpacked into a folder that its user alone may enter.
"""

from __future__ import annotations

import platform
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from importlib import metadata
from pathlib import Path

from grader import __version__
from grader.assignment import load_assignment
from grader.course import Course
from grader.datasets import available
from grader.errors import OperatorError
from grader.model import Level
from grader.training import SHORT, Means


@dataclass(frozen=True)
class Kit:
    """One assignment, ready to be graded for on another machine."""

    run: str                         # a name of its own for each batch
    course: Course                   # with its secret; its folder is of the machine that packed
    assignment_id: str
    level: Level
    files: Mapping[str, bytes]       # path in the course, with "/" -> content
    sha256: str                      # as Assignment.sha256
    surroundings: Mapping[str, str]  # what decides results and does not travel: versions, data sets
    means: Means = SHORT


def packed(run: str, course: Course, assignment_id: str, level: Level, means: Means = SHORT) -> Kit:
    """Return the kit; raises OperatorError (unknown assignment) and AuthorError (the assignment is wrong)."""
    assignment = load_assignment(course, assignment_id)
    files = {path.relative_to(course.folder).as_posix(): path.read_bytes()
             for root in (assignment.folder, assignment.reference.parent) for path in sorted(root.rglob("*"))
             if path.is_file() and "__pycache__" not in path.parts}
    return Kit(run, course, assignment_id, level, files, assignment.sha256(),
               surroundings(assignment.settings.libraries), means)


def unpacked(kit: Kit, folder: Path) -> Course:
    """Write the kit's files into `folder` and return the course there.

    Raises OperatorError where this machine would grade another assignment, or with other libraries or data.
    """
    for path, content in kit.files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    course = replace(kit.course, folder=folder)
    assignment = load_assignment(course, kit.assignment_id)
    if (found := assignment.sha256()) != kit.sha256:
        raise OperatorError(f"it has another {kit.assignment_id}: its files have the digest {found[:12]}, those of the "
                            f"course that is graded {kit.sha256[:12]}.  Start the batch again when nobody edits them.")
    here = surroundings(assignment.settings.libraries)
    if different := [name for name in kit.surroundings if here[name] != kit.surroundings[name]]:
        told = "; ".join(f"{name} {here[name]} there, {kit.surroundings[name]} here" for name in different)
        raise OperatorError(f"its results could be others: {told}.  Make both the same: docs/clusters.md")
    return course


def surroundings(libraries: Iterable[str]) -> dict[str, str]:
    """Return what must be the same wherever one batch is graded: name -> version, or which data set there is."""
    python = ".".join(platform.python_version_tuple()[:2])
    versions = {name: _version(name) for name in sorted({"numpy", *libraries})}
    return {"grader": __version__, "Python": python, **versions, **dict(told.split(": ", 1) for told in available())}


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "(not installed)"
