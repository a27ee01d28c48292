"""What makes two results the same, so that nothing is graded twice.

In: facts known before grading.  Out: 64 hexadecimal digits.  Pure.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable

from grader.model import Level, SubmissionInfo

_FORM = "grader/key/v1"


def key(submission: SubmissionInfo, *, assignment: str, assignment_sha256: str, grader: str, level: Level, scope: str,
        secret: str, data: Iterable[str], budget: str = "short", device: str = "cpu") -> str:
    """Return the SHA-256 of all that a result depends on, in hexadecimal.

    `grader` is the version of this package, `scope` "public" or "all", `secret` the fingerprint of the course's
    secret, `data` the names of the data sets, in any order, `budget` and `device` what a run was given.  The submission
    counts by its content; only one that holds no file counts by its name, because what is said about it is all that
    there is to keep.
    """
    content = ["sha256", submission.sha256] if submission.sha256 else ["empty", submission.name]
    drawn_from = secret if scope == "all" else ""  # public cases are the same whatever the secret
    parts = [_FORM, content, assignment, assignment_sha256, grader, Level(level).value, scope, drawn_from,
             sorted(set(data))]
    if (budget, device) != ("short", "cpu"):  # the usual run keeps the key that it always had
        parts += [budget, device]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()
