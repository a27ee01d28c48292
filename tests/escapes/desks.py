"""A warm desk for each assignment, at which everything that workers print is heard.

In: a course and a level.  Out: `grade(assignment, path)` and `heard`: a report keeps what is printed in public checks
only, and a theft in a hidden check must not go unnoticed.
"""

from __future__ import annotations

import dataclasses
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from grader import grade as grading
from grader.course import Course
from grader.model import Level


class Desks:
    """A context; `heard` holds what workers have printed since it was last cleared."""

    def __init__(self, course: Course, level: Level) -> None:
        self._course, self._level = course, level
        self._open: dict[str, grading.Desk] = {}
        self._stack = ExitStack()
        self.heard: list[str] = []

    def __enter__(self) -> Desks:
        return self

    def __exit__(self, *_error: object) -> None:
        self._stack.close()

    def grade(self, assignment: str, path: Path) -> grading.Graded:
        """Return what comes of the submission at `path`."""
        if assignment not in self._open:
            self._open[assignment] = self._stack.enter_context(self._desk(assignment))
        return self._open[assignment].grade(path)

    def _desk(self, assignment: str) -> grading.Desk:
        mechanism = grading.mechanism_for(self._level)
        listening = dataclasses.replace(mechanism, open=lambda *given: _Listening(mechanism.open(*given), self.heard))
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(grading, "mechanism_for", lambda _level: listening)
            return grading.Desk(self._course, assignment, self._level)


class _Listening:
    """A Sandbox whose workers are overheard."""

    def __init__(self, sandbox: Any, heard: list[str]) -> None:
        self._sandbox, self._heard = sandbox, heard

    def connect(self, *given: Any) -> _Overheard:
        return _Overheard(self._sandbox.connect(*given), self._heard)

    def close(self) -> None:
        self._sandbox.close()


class _Overheard:
    """A Channel; what it prints is heard, also what nobody has asked for by the time it is closed."""

    def __init__(self, channel: Any, heard: list[str]) -> None:
        self._channel, self._heard, self._last_words = channel, heard, ""

    def __getattr__(self, name: str) -> Any:
        return getattr(self._channel, name)

    def printed(self) -> str:
        text, self._last_words = self._last_words or self._channel.printed(), ""
        self._heard.append(text)
        return text

    def close(self) -> None:
        self._channel.close()
        self._last_words = self._channel.printed()
        self._heard.append(self._last_words)
