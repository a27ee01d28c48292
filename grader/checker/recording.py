"""What the reference answers in public checks: kept when a bundle is made, told where the bundle is used.

In: a check's questions to the reference, and to helpers that are `withheld`.  Out: their answers.
In a course both are simply called.  While a bundle is made, a Recorder calls them and keeps what came.  In a bundle a
Replay tells what was kept; the same checks run there with no line of the solution.

A question must be the same whatever the submission answers: a check asks before it looks.  One that was never asked
while the bundle was made stops its check as BROKEN, and `grader release` refuses to make such a bundle.
"""

from __future__ import annotations

import copy
import functools
from collections.abc import Callable
from contextvars import ContextVar
from pathlib import Path
from types import ModuleType
from typing import Any

from grader.checker.answers import from_files, to_files
from grader.checker.question import distance, question
from grader.errors import AuthorError, GraderError

NAME = "expected"           # the files of a bundle: expected.npz and expected.json
_OBJECT = object()          # stands for an answer that is no plain value, but something that can be asked further

source: ContextVar[Recorder | Replay | None] = ContextVar("source", default=None)


class Unrecorded(GraderError):
    """A check asks what was never asked while its bundle was made."""


class Recorder:
    """Lets every question be answered, and keeps the answers."""

    def __init__(self) -> None:
        self._entries: dict[str, list[Any]] = {}

    def answer(self, what: str, asked: Any, compute: Callable[[], Any]) -> Any:
        """Return what `compute` gives, and keep it when it is a plain value."""
        try:
            digest, figures = question(what, asked)
        except TypeError as error:
            raise AuthorError(f"A check asks `{what}` with {error}.  Ask with plain values, or dataclasses of "
                              "these: a bundle must know the question again.") from None
        answered = compute()
        kept = {"value": copy.deepcopy(answered)} if _is_plain(answered) else {}
        self._entries.setdefault(f"{digest} {figures}", [digest, figures, kept])
        return answered

    def to_files(self) -> tuple[bytes, bytes]:
        """Return what was kept, as the bytes of expected.npz and expected.json."""
        return to_files(list(self._entries.values()))


class Replay:
    """Tells what a Recorder has kept in the files at `path`; raises AuthorError when they cannot be read."""

    def __init__(self, path: Path) -> None:
        try:
            entries = from_files(path)
        except (OSError, ValueError) as error:
            raise AuthorError(f"{path}.npz and .json cannot be read: {error}.  Unpack the bundle again.") from None
        self._kept: dict[str, list[tuple[list[float], dict]]] = {}
        for digest, figures, kept in entries:
            self._kept.setdefault(digest, []).append((figures, kept))

    def answer(self, what: str, asked: Any, compute: Callable[[], Any]) -> Any:
        """Return what was answered to the nearest question; raises Unrecorded when none is near."""
        digest, figures = question(what, asked)
        near = [(distance(figures, others), kept) for others, kept in self._kept.get(digest, ())]
        apart, kept = min(near, key=lambda pair: pair[0], default=(2.0, {}))
        if not apart <= 1:
            raise Unrecorded(f"the bundle holds no answer to `{what}` for these values.  It was made with other "
                             "versions of its libraries, or a file of it was changed: unpack it again.")
        return copy.deepcopy(kept["value"]) if kept else _OBJECT


def withheld(function: Callable) -> Callable:
    """Mark a helper of the checks that comes close to a solution: its body never ships, its answers do.

    It takes plain values, dataclasses of these, and `reference`; it returns a plain value.
    """
    @functools.wraps(function)
    def ask(*args: Any, **kwargs: Any) -> Any:
        now = source.get()
        if now is None:
            return function(*args, **kwargs)
        return now.answer(function.__name__, [list(args), kwargs], lambda: function(*map(_raw, args), **kwargs))
    return ask


class Reference:
    """The reference of a bundle, or one that is being recorded: its functions, classes, objects and constants."""

    def __init__(self, now: Recorder | Replay, what: str, thing: Any, history: list[Any] | None = None) -> None:
        """`thing` answers while a bundle is made; `history` is what happened to the object, shared by its methods."""
        self.__dict__.update(_now=now, _what=what, _thing=thing, _history=history)

    def asked_as(self) -> Any:
        """Return what tells it from other things of the reference."""
        return ["of the reference", self._what, list(self._history or ())]

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        what = f"{self._what}.{name}"
        answered = self._now.answer(f"get {what}", list(self._history or ()), lambda: getattr(self._thing, name))
        return answered if _is_plain(answered) else Reference(self._now, what, answered, self._history)

    def __setattr__(self, name: str, value: Any) -> None:
        if self._thing is not _OBJECT:
            setattr(self._thing, name, value)
        if self._history is not None:
            self._history.append(["set", name, value])

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        asked = [list(self._history or ()), list(args), kwargs]
        answered = self._now.answer(self._what, asked, lambda: self._thing(*map(_raw, args), **kwargs))
        if self._history is not None:
            self._history.append(["called", self._what, *asked[1:]])
        return answered if _is_plain(answered) else Reference(self._now, f"{self._what}()", answered, asked)


def reference_of(now: Recorder | Replay, module: ModuleType | None) -> Reference:
    """Return the reference for the checks of one run; `module` is None in a bundle."""
    return Reference(now, "reference", _OBJECT if module is None else module)


def _raw(argument: Any) -> Any:
    return argument._thing if type(argument) is Reference else argument


def _is_plain(answered: Any) -> bool:
    try:
        to_files(answered)
    except TypeError:
        return False
    return True
