"""Put what went wrong with a request into an answer: its type, its text, and the student's own lines."""

from __future__ import annotations

import linecache
import os
import traceback

from grader.wire import Answer, AnswerKind, Refused, SourceLine, printable
from grader.worker.stand_in import NotAllowed

_MOST_TEXT = 1000
_MOST_CODE = 200


class NoSuchName(Exception):
    """What was asked for has no such name; the text is the name."""


def describe(request_id: str, error: BaseException, folder: str) -> Answer:
    """Return the answer for `error`; `folder` holds the student's files, and only their lines are told."""
    kind = type(error)  # not isinstance: student code may give an object any `__class__`
    if issubclass(kind, NoSuchName):
        return Answer(request_id, AnswerKind.MISSING, text=str(error))
    if issubclass(kind, Refused):
        return Answer(request_id, AnswerKind.REFUSED, text=str(error))
    if issubclass(kind, NotAllowed):
        return Answer(request_id, AnswerKind.NOT_ALLOWED, text=error.library)
    lines = student_lines(error, folder)
    if issubclass(kind, NotImplementedError):
        return Answer(request_id, AnswerKind.MISSING, text=lines[-1].function if lines else "", lines=lines)
    return Answer(request_id, AnswerKind.RAISED, error=kind.__name__[:100], text=text_of(error), lines=lines)


def text_of(error: BaseException) -> str:
    """Return the error's message; an error whose message cannot be had gives an empty one."""
    try:
        # str() may return a student's subclass of str, whose own methods are not ours to call.
        return printable(str.__getitem__(str(error), slice(_MOST_TEXT)))
    except BaseException:  # a hostile __str__ must not end the worker
        return ""


def student_lines(error: BaseException, folder: str) -> tuple[SourceLine, ...]:
    """Return the last lines of the student's own files that `error` came through, outermost first."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__, limit=-200)
              if frame.filename.startswith(folder + os.sep)]
    lines = [_line(folder, frame.filename, frame.lineno or 0, frame.name, frame.line or "") for frame in frames[-4:]]
    if issubclass(type(error), SyntaxError) and type(error.filename) is str:
        number = error.lineno if type(error.lineno) is int else 0
        code = error.text if type(error.text) is str else linecache.getline(error.filename, number)
        if error.filename.startswith(folder + os.sep):
            lines.append(_line(folder, error.filename, number, "", code))
    return tuple(lines)


def _line(folder: str, path: str, number: int, function: str, code: str) -> SourceLine:
    return SourceLine(os.path.relpath(path, folder), number, function, code.strip()[:_MOST_CODE])
