"""Put what student code raised into an answer: its type, its text, and the student's own lines."""

from __future__ import annotations

import linecache
import os
import traceback

from grader.wire import Answer, AnswerKind, SourceLine
from grader.worker.stand_in import NotAllowed

_MOST_TEXT = 1000


def describe(request_id: str, error: BaseException, folder: str) -> Answer:
    """Return the answer for `error`; `folder` holds the student's files, and only their lines are told."""
    if isinstance(error, NotAllowed):
        return Answer(request_id, AnswerKind.NOT_ALLOWED, text=error.library)
    lines = student_lines(error, folder)
    if isinstance(error, NotImplementedError):
        return Answer(request_id, AnswerKind.MISSING, text=lines[-1].function if lines else "")
    return Answer(request_id, AnswerKind.RAISED, error=type(error).__name__[:100], text=text_of(error), lines=lines)


def text_of(error: BaseException) -> str:
    """Return the error's message; an error whose message cannot be had gives an empty one."""
    try:
        return str(error)[:_MOST_TEXT]
    except BaseException:  # a hostile __str__ must not end the worker
        return ""


def student_lines(error: BaseException, folder: str) -> tuple[SourceLine, ...]:
    """Return the last lines of the student's own files that `error` came through, outermost first."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__, limit=-200)
              if frame.filename.startswith(folder + os.sep)]
    lines = [SourceLine(os.path.relpath(frame.filename, folder), frame.lineno or 0, frame.name, frame.line or "")
             for frame in frames[-4:]]
    if isinstance(error, SyntaxError) and error.filename and error.filename.startswith(folder):
        code = (error.text or linecache.getline(error.filename, error.lineno or 0)).strip()
        lines.append(SourceLine(os.path.relpath(error.filename, folder), error.lineno or 0, "", code))
    return tuple(lines)
