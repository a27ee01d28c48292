"""Small results that the tests of this room share."""

from __future__ import annotations

import contextlib
import hashlib
import sqlite3
from pathlib import Path

from grader.gradebook import Result
from grader.model import Diagnosis, Outcome, SubmissionInfo
from tests.render import samples
from tests.render.samples import failed

__all__ = ["broken", "failed", "passed", "raw", "result", "with_mistake"]


def result(*checks, name="mueller", key=None, assignment="backprop", **more) -> Result:
    """A result of the submission `name`; its key is made from the name unless one is given."""
    submission = SubmissionInfo(name=name, file="backprop.py", sha256="ab" * 32, files=1)
    report = samples.report(*checks, submission=submission, assignment=assignment)
    return Result(key or hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest(), report, **more)


def passed(check="forward", **more):
    return samples.result(id=check, outcome=Outcome.PASSED, points=4.0, **more)


def broken(check="forward"):
    return samples.result(id=check, outcome=Outcome.BROKEN, points=None)


def with_mistake(check, mistake):
    return failed(id=check, diagnosis=Diagnosis(mistake, "every row is off by the same vector"))


def raw(folder: Path):
    """A plain connection to the gradebook's file, closed at the end of a with block."""
    return contextlib.closing(sqlite3.connect(folder / "gradebook.sqlite", isolation_level=None))
