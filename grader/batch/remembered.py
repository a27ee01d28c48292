"""The roster and the extensions of a batch, kept in its folder so that the next run of it has them too.

In: the folder, and the files that this run was given, if any.  Out: the files that count.
Left out the second time they would be gone in silence: names would be unmatched, and extensions taken back.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from grader.errors import OperatorError

ROSTER = "roster.csv"
EXTENSIONS = "extensions.csv"


@dataclass(frozen=True)
class Lists:
    """The files that say who the students are, and who of them has more time; None where there is none."""

    roster: Path | None
    extensions: Path | None


def lists_for(out: Path, roster: Path | None, extensions: Path | None) -> Lists:
    """Return the given files, and those of the last run in the place of what was not given."""
    return Lists(roster or _there(out / ROSTER), extensions or _there(out / EXTENSIONS))


def recalled(out: Path, lists: Lists) -> list[str]:
    """Return a sentence for each file that comes from the last run."""
    options = {"--roster": lists.roster, "--extensions": lists.extensions}
    return [f"{option} is not given, so that of the last run counts: {path}.  Remove the file to go on without it."
            for option, path in options.items() if path in (out / ROSTER, out / EXTENSIONS)]


def remember(out: Path, lists: Lists) -> None:
    """Keep copies of these files in `out`; raises OperatorError."""
    for path, name in ((lists.roster, ROSTER), (lists.extensions, EXTENSIONS)):
        if path is not None and path != out / name:
            _copy(path, out / name)


def _there(path: Path) -> Path | None:
    return path if path.is_file() else None


def _copy(path: Path, to: Path) -> None:
    """Copy a file; a reader never meets half of one."""
    unfinished = to.with_name(f".{to.name}.{os.getpid()}")
    try:
        to.parent.mkdir(parents=True, exist_ok=True)
        unfinished.write_bytes(path.read_bytes())
        unfinished.replace(to)
    except OSError as error:
        raise OperatorError(f"{path} cannot be kept as {to}: {error.strerror}.") from error
