"""Where a fault of ours lies, in one line for the author: "test_fit.py:12: KeyError: 'fit_learn'".

In: an exception with its traceback, and the folder of the checks.  Out: text.
Of all the lines that lead to the exception, the last one in the course's own files is told: that is where its author
can mend something.
"""

from __future__ import annotations

import traceback
from pathlib import Path
from types import TracebackType


def cause(error: BaseException, checks: Path) -> str:
    """Return file, line, type and text of `error`; `checks` is assignments/<id>/checks."""
    if isinstance(error.__cause__, (SyntaxError, ImportError)):  # pytest tells of it in an error of its own
        error = error.__cause__
    told = " ".join(f"{type(error).__name__}: {error}".split()) if str(error) else type(error).__name__
    if isinstance(error, SyntaxError) and error.filename:
        line = f": {error.text.strip()}" if error.text else ""
        return f"{_named(error.filename, checks)}:{error.lineno}: {type(error).__name__}: {error.msg}{line}"
    place = _place(error.__traceback__, checks)
    return f"{place}: {told}" if place else told


def _place(found: TracebackType | None, checks: Path) -> str:
    frames = [(frame.f_code.co_filename, line) for frame, line in traceback.walk_tb(found)]
    own = [pair for pair in frames if _is_of_the_course(pair[0], checks)]
    return f"{_named(own[-1][0], checks)}:{own[-1][1]}" if own else ""


def _is_of_the_course(file: str, checks: Path) -> bool:
    course = checks.parents[2]
    return any(Path(file).is_relative_to(course / folder) for folder in ("assignments", "reference"))


def _named(file: str, checks: Path) -> str:
    """Return a file beside the checks by its name, another one of the course by its path in there."""
    path = Path(file)
    for folder in (checks, checks.parents[2]):
        if path.is_relative_to(folder):
            return path.relative_to(folder).as_posix()
    return file
