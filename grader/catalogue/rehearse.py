"""Have every mistake graded once, as if it were a submission, and keep what came of it.

In: the assignment, the secret, a level, the checks that are of interest: those that somebody failed.  Out: Rehearsal.
The sandbox is opened for this alone: no student code is ever where a variant of the reference was.
What was made is kept in this user's cache, a file for each check, and made again when anything that decides it is
another.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import struct
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path, PurePosixPath

import msgspec
import platformdirs

from grader import __version__
from grader.assignment import Assignment
from grader.catalogue.rehearsal import Part, Rehearsal, parts_of
from grader.checker.run import Findings, run_checks
from grader.datasets import available
from grader.errors import AuthorError
from grader.mistakes import Mistake, load_mistakes
from grader.model import Level, Submission, SubmittedFile
from grader.sandbox import Sandbox, mechanism_for
from grader.sandbox.libraries import versions_of
from grader.wire import WireError

NAME = "mistakes"     # the files of a bundle: mistakes.npz and mistakes.json

_FORM = "2"  # of what is kept; another number makes all anew


def rehearsal_for(assignment: Assignment, secret: bytes, level: Level, checks: Iterable[str],
                  on_mistake: Callable[[int, int], None] = lambda done, total: None) -> Rehearsal:
    """Return what the mistakes answer in `checks`, from the cache or by running them.

    `on_mistake` hears how many of how many are done.  Raises OperatorError (level) and AuthorError (checks, or an edit
    that does not fit).
    """
    mistakes = load_mistakes(assignment.folder)
    if not mistakes:
        return Rehearsal(())
    if assignment.settings.bundle:
        return _shipped(assignment)
    paths = {check: _cached(assignment, secret, check) for check in checks}
    known = {check: rehearsal for check, path in paths.items() if (rehearsal := _read(path)) is not None}
    if missing := [check for check in paths if check not in known]:
        made = rehearse(assignment, mistakes, secret, level, missing, on_mistake)
        for check in missing:
            known[check] = Rehearsal(made.of(check))
            with contextlib.suppress(OSError):  # a cache that cannot be written costs time only
                _keep(paths[check], known[check].to_bytes())
    return Rehearsal(tuple(part for rehearsal in known.values() for part in rehearsal.parts))


def _shipped(assignment: Assignment) -> Rehearsal:
    """Return what the mistakes answered when the bundle was made."""
    try:
        return Rehearsal.from_files(assignment.folder / NAME)
    except (OSError, ValueError, TypeError) as error:
        raise AuthorError(f"{assignment.folder / NAME}.npz and .json cannot be read: {error}.  "
                          "Unpack the bundle again.") from None


def rehearse(assignment: Assignment, mistakes: tuple[Mistake, ...], secret: bytes, level: Level, checks: Iterable[str],
             on_mistake: Callable[[int, int], None] = lambda done, total: None) -> Rehearsal:
    """Return what each mistake answers in those of `checks` that its catalogue entry says it may lose."""
    settings, text = assignment.settings, assignment.reference.read_text(encoding="utf-8")
    concerned = {mistake: tuple(check for check in checks if check in (*mistake.loses, *mistake.may_lose))
                 for mistake in mistakes}
    concerned = {mistake: losing for mistake, losing in concerned.items() if losing}
    parts: list[Part] = []
    sandbox = mechanism_for(level).open(settings.libraries, settings.forbidden, settings.threads)
    try:
        right = _found(assignment, variant(assignment, text), sandbox, secret, tuple(checks)).evidence
        for done, (mistake, losing) in enumerate(concerned.items(), start=1):
            found = _found(assignment, mistaken(assignment, mistake, text), sandbox, secret, losing)
            wanted = tuple(result for result in found.results if result.id in losing)
            parts += parts_of(mistake.name, wanted, found.evidence, right)
            on_mistake(done, len(concerned))
    finally:
        sandbox.close()
    return Rehearsal(tuple(parts))


def _found(assignment: Assignment, submission: Submission, sandbox: Sandbox, secret: bytes,
           checks: tuple[str, ...]) -> Findings:
    return run_checks(assignment, submission, lambda limits: sandbox.connect(submission, limits), secret,
                      public_only=False, only=checks)


def variant(assignment: Assignment, text: str, name: str = "variant") -> Submission:
    """Return a submission whose main file is `text`, a variant of the reference, with the reference's other files."""
    return _submission(assignment, name, text, beside_reference(assignment))


def mistaken(assignment: Assignment, mistake: Mistake, text: str) -> Submission:
    """Return the reference `text` with one mistake in it, or in the files beside it; raises AuthorError."""
    return _submission(assignment, mistake.name, mistake.applied(text), mistake.files(beside_reference(assignment)))


def completed(assignment: Assignment, submission: Submission) -> Submission:
    """Return the submission with those of the reference's other files that it lacks: results need not be made twice.

    A file that it has under another ending counts as there: results may be .json or .pkl.
    """
    has = {PurePosixPath(file.path).stem for file in submission.files}
    missing = tuple(SubmittedFile(path, data) for path, data in beside_reference(assignment).items()
                    if PurePosixPath(path).stem not in has)
    return msgspec.structs.replace(submission, files=(*submission.files, *missing))


def beside_reference(assignment: Assignment) -> dict[str, bytes]:
    """Return the reference's files but for its main one: path -> content."""
    folder = assignment.reference.parent
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*"))
            if path.is_file() and path != assignment.reference and "__pycache__" not in path.parts}


def _submission(assignment: Assignment, name: str, text: str, others: dict[str, bytes]) -> Submission:
    files = {assignment.settings.file: text.encode(), **others}
    return Submission(name, assignment.settings.file, tuple(SubmittedFile(*pair) for pair in files.items()))


def _cached(assignment: Assignment, secret: bytes, check: str) -> Path:
    """Return where a check's rehearsal is kept: a name of its own for everything that decides what is in it."""
    versions = [f"{name} {version}" for name, version in versions_of(("numpy", *assignment.settings.libraries)).items()]
    digest = hashlib.sha256(hashlib.sha256(secret).digest())
    for part in (_FORM, __version__, assignment.sha256(), *available(), *versions, check):
        digest.update(part.encode() + b"\0")
    folder = Path(platformdirs.user_cache_dir("grader", appauthor=False)) / "rehearsals"
    return folder / f"{assignment.id}-{digest.hexdigest()[:32]}"


def _read(path: Path) -> Rehearsal | None:
    with contextlib.suppress(OSError, WireError, TypeError, struct.error):  # none there, or of another make
        return Rehearsal.from_bytes(path.read_bytes())
    return None


def _keep(path: Path, body: bytes) -> None:
    """Write `path` whole or not at all; its user alone may read what hidden cases lead to."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, temporary = tempfile.mkstemp(dir=path.parent)  # made with mode 0600
    with open(handle, "wb") as file:
        file.write(body)
    os.replace(temporary, path)
