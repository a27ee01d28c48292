"""Have every mistake graded once, as if it were a submission, and keep what came of it.

In: the assignment, the secret, a level.  Out: Rehearsal.  The sandbox is opened for this alone: no student code is ever
where a variant of the reference was.
What was made is kept in this user's cache, and made again when anything that decides it is another.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import struct
import tempfile
from collections.abc import Callable
from importlib import metadata
from pathlib import Path

import platformdirs

from grader import __version__
from grader.assignment import Assignment
from grader.catalogue.rehearsal import Part, Rehearsal, parts_of
from grader.checker.run import Findings, run_checks
from grader.mistakes import Mistake, load_mistakes
from grader.model import Level, Submission, SubmittedFile
from grader.sandbox import Sandbox, mechanism_for
from grader.wire import WireError


def rehearsal_for(assignment: Assignment, secret: bytes, level: Level, *, public_only: bool,
                  on_mistake: Callable[[int, int], None] = lambda done, total: None) -> Rehearsal:
    """Return the rehearsal from the cache, or make it; `on_mistake` hears how many of how many are done."""
    mistakes = load_mistakes(assignment.folder)
    if not mistakes:
        return Rehearsal(())
    path = _cached(assignment, secret, public_only)
    with contextlib.suppress(OSError, WireError, TypeError, struct.error):  # none there, or of another make
        return Rehearsal.from_bytes(path.read_bytes())
    rehearsal = rehearse(assignment, mistakes, secret, level, public_only=public_only, on_mistake=on_mistake)
    with contextlib.suppress(OSError):  # a cache that cannot be written costs time only
        _keep(path, rehearsal.to_bytes())
    return rehearsal


def rehearse(assignment: Assignment, mistakes: tuple[Mistake, ...], secret: bytes, level: Level, *, public_only: bool,
             on_mistake: Callable[[int, int], None] = lambda done, total: None) -> Rehearsal:
    """Return what each mistake answers; raises OperatorError (level) and AuthorError (checks, or an edit that does
    not fit)."""
    settings, text = assignment.settings, assignment.reference.read_text(encoding="utf-8")
    sandbox = mechanism_for(level).open(settings.libraries, settings.forbidden, settings.threads)
    parts: list[Part] = []
    try:
        right = _found(assignment, text, sandbox, secret, public_only).evidence
        for done, mistake in enumerate(mistakes):
            on_mistake(done, len(mistakes))
            found = _found(assignment, mistake.applied(text), sandbox, secret, public_only)
            parts += parts_of(mistake.name, found.results, found.evidence, right)
        on_mistake(len(mistakes), len(mistakes))
    finally:
        sandbox.close()
    return Rehearsal(tuple(parts))


def _found(assignment: Assignment, text: str, sandbox: Sandbox, secret: bytes, public_only: bool) -> Findings:
    submission = variant(assignment, text)
    return run_checks(assignment, submission, lambda limits: sandbox.connect(submission, limits), secret,
                      public_only=public_only)


def variant(assignment: Assignment, text: str, name: str = "variant") -> Submission:
    """Return a submission whose main file is `text`, a variant of the reference."""
    file = assignment.settings.file
    return Submission(name, file, (SubmittedFile(file, text.encode()),))


def _cached(assignment: Assignment, secret: bytes, public_only: bool) -> Path:
    """Return where a rehearsal is kept: a name of its own for everything that decides what is in it."""
    versions = [f"{name} {metadata.version(name)}" for name in sorted({"numpy", *assignment.settings.libraries})]
    digest = hashlib.sha256()
    for part in (__version__, assignment.sha256(), *versions, "public" if public_only else "all"):
        digest.update(part.encode() + b"\0")
    digest.update(b"" if public_only else hashlib.sha256(secret).digest())
    folder = Path(platformdirs.user_cache_dir("grader", appauthor=False)) / "rehearsals"
    return folder / f"{assignment.id}-{digest.hexdigest()[:32]}"


def _keep(path: Path, body: bytes) -> None:
    """Write `path` whole or not at all; its user alone may read what hidden cases lead to."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, temporary = tempfile.mkstemp(dir=path.parent)  # made with mode 0600
    with open(handle, "wb") as file:
        file.write(body)
    os.replace(temporary, path)
