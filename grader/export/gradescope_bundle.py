"""What an autograder zip for Gradescope holds: two scripts, grader as a wheel, and the course's files.

In: names and paths.  Out: entries of the zip; nothing is read but folders' listings, nothing written.

    setup.sh                 runs once as root, while Gradescope builds the image
    run_autograder           runs for each submission; the work is done by gradescope_run.py, from the wheel
    grader-...whl            this program
    course/                  course.yaml, the assignment with all its checks, its reference, the secret

The reference, the hidden checks and the secret are in the zip, which Gradescope shows to instructors alone.
docs/exports.md says what keeps them from student code.
"""

from __future__ import annotations

import shlex
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Union

from grader.errors import OperatorError
from grader.export.gradescope import Hidden
from grader.model import Level

_SECRET_FILE = ".grader-secret"
_LEFT_OUT = {"__pycache__", "samples"}  # as in an assignment's digest: neither decides a grade

_SETUP = """\
#!/usr/bin/env bash
# Runs once, as root, while the image is built.
set -euo pipefail
cd /autograder/source
apt-get update -qq
DEBIAN_FRONTEND=noninteractive apt-get install -y -qq python3 python3-venv bubblewrap
if ! python3 -c 'import sys; sys.exit(sys.version_info < (3, 10))'; then
  echo "grader needs Python 3.10 or newer: choose a newer base image for this autograder." >&2
  exit 1
fi
# Outside of /root: workers run as nobody, and must be able to read their Python.
python3 -m venv /opt/grader
/opt/grader/bin/python -m pip install --quiet --no-cache-dir {install}
chmod -R go-rwx /autograder/source/course
# For whoever reads the log of the build; a container rarely gives the strict level.
/opt/grader/bin/grader doctor || true
"""

_RUN = """\
#!/opt/grader/bin/python -I
\"\"\"Grade one submission; grader/export/gradescope_run.py does it.\"\"\"

from pathlib import Path

from grader.export.gradescope_run import run_autograder

run_autograder(Path("/autograder"), assignment_id={assignment!r}, weakest={weakest!r}, hidden={hidden!r})
"""


@dataclass(frozen=True)
class Entry:
    """One file of the zip: its name there, what it holds (bytes, or the path of a file), its mode."""

    name: str
    content: Union[bytes, Path]
    mode: int


def gradescope_bundle(assignment_id: str, wheel: Path, course_files: Mapping[str, Path], *, secret: bytes = b"",
                      requirements: Sequence[str] = (), pip_options: Sequence[str] = (),
                      weakest: Level = Level.CONTAINED, hidden: Hidden = "after_published") -> tuple[Entry, ...]:
    """Return the entries of the autograder zip.

    `course_files` is what `needed_files` gives: name below the course's folder -> file.  `secret` draws the hidden
    cases; without it the demonstration secret does, which everybody knows.  `requirements` are installed beside the
    wheel ("torch==2.13.0"), with `pip_options`.  A container that gives less than `weakest` grades nothing.
    Raises OperatorError for a wheel that is none and for files that cannot be a course.
    """
    if wheel.suffix != ".whl":
        raise OperatorError(f"{wheel.name} is no wheel.  Build one: python -m pip wheel --no-deps .")
    _refuse_wrong(assignment_id, course_files)
    scripts = {"setup.sh": _SETUP.format(install=shlex.join([*pip_options, *requirements, f"./{wheel.name}"])),
               "run_autograder": _RUN.format(assignment=assignment_id, weakest=weakest.value, hidden=hidden)}
    entries = [Entry(name, text.encode(), 0o755) for name, text in scripts.items()]
    entries.append(Entry(wheel.name, wheel, 0o644))
    entries += [Entry(f"course/{name}", path, 0o600) for name, path in sorted(course_files.items())]
    if secret:
        entries.append(Entry(f"course/{_SECRET_FILE}", secret, 0o600))
    return tuple(entries)


def needed_files(course_folder: Path, assignment_id: str) -> dict[str, Path]:
    """Return the files that grading one assignment needs: name below the course's folder -> file.

    Of other assignments only assignment.yaml is taken, since course.yaml may name their deadlines.
    """
    found = [course_folder / "course.yaml", *course_folder.glob("assignments/*/assignment.yaml")]
    for part in ("assignments", "reference"):
        found += [path for path in (course_folder / part / assignment_id).rglob("*") if path.is_file()]
    names = {path.relative_to(course_folder).as_posix(): path for path in found}
    return {name: path for name, path in sorted(names.items()) if not _LEFT_OUT & set(PurePosixPath(name).parts)}


def _refuse_wrong(assignment_id: str, course_files: Mapping[str, Path]) -> None:
    for needed in ("course.yaml", f"assignments/{assignment_id}/assignment.yaml"):
        if needed not in course_files:
            raise OperatorError(f"The autograder needs the course's file {needed}, which is not among those given.")
    for name in course_files:
        path = PurePosixPath(name)
        if path.is_absolute() or ".." in path.parts or path.name == _SECRET_FILE:
            raise OperatorError(f"{name} cannot be a file of the course in the zip.  Give names below the course's "
                                "folder, and the secret by itself.")
