"""Do what a request asks with the student's module, a library, or an object that stays here."""

from __future__ import annotations

import importlib
import inspect
import os
import sys
from types import ModuleType
from typing import Any

from grader.wire import LIBRARY, STUDENT, Answer, AnswerKind, Handle, Request, decode, encode
from grader.worker import limits, loader, stand_in, trouble

_ABSENT = object()
_MOST_NAMES = 200


class Requests:
    """The student's module, the objects that were kept, and one method for each operation."""

    def __init__(self) -> None:
        self.module = ModuleType("submission")
        self.folder = ""
        self.kept: dict[int, Any] = {}

    def answer(self, body: bytes) -> bytes:
        """Return the answer to the request in `body`, as bytes."""
        request = Request.read(decode(body, resolve=self._kept))
        try:
            value = getattr(self, f"_{request.op.value}")(request)
            answer = Answer(request.id, AnswerKind.VALUE, value)
            return encode(answer.to_value(), opaque=self._keep_object)
        except BaseException as error:  # sys.exit, KeyboardInterrupt and MemoryError are answers too
            return _encoded_trouble(request.id, error, self.folder)

    def _start(self, request: Request) -> None:
        (numbers,) = request.args
        limits.take_on(numbers)

    def _files(self, request: Request) -> None:
        (files,) = request.args
        top = os.getcwd()
        for path, data in files.items():
            target = os.path.realpath(os.path.join(top, path))
            # Intake lets only plain relative paths through; a wrong one must not write elsewhere all the same.
            if target.startswith(top + os.sep):
                os.makedirs(os.path.dirname(target), exist_ok=True)
                with open(target, "wb") as file:
                    file.write(data)

    def _load(self, request: Request) -> dict:
        (what,) = request.args
        self.folder = os.getcwd()
        path = os.path.join(self.folder, what["file"])
        # As if Python had been started with the file: its own folder comes first, and is where it works.
        sys.path.insert(0, os.path.dirname(path))
        os.chdir(os.path.dirname(path))
        finder = stand_in.install(tuple(what["forbidden"]))
        loaded = loader.load(path, what["module"], what["seconds"])
        self.module = loaded.module
        stand_in.mode.strict = True
        return {"left_out": loaded.left_out, "magics": loaded.magics, "stand_ins": sorted(finder.met),
                "cells": loaded.cells, "not_run": loaded.not_run, "stubs": loaded.stubs[:_MOST_NAMES],
                "names": [name for name, value in vars(self.module).items() if callable(value)][:_MOST_NAMES]}

    def _call(self, request: Request) -> Any:
        return self._said(self._find(request)(*request.args, **request.kwargs), request.keep)

    def _get(self, request: Request) -> Any:
        return self._said(self._find(request), request.keep)

    def _set(self, request: Request) -> None:
        setattr(self._target(request.on), request.name, request.args[0])

    def _keep(self, request: Request) -> Handle:
        return self._keep_object(request.args[0])

    def _fetch(self, request: Request) -> Any:
        return request.on

    def _parameters(self, request: Request) -> list:
        return [str(name) for name in inspect.signature(self._find(request)).parameters]

    def _said(self, value: Any, keep: bool) -> Any:
        return self._keep_object(value) if keep else value

    def _find(self, request: Request) -> Any:
        if _is(request.on, LIBRARY):
            return _from_library(request.name)
        found = self._target(request.on)
        for part in request.name.split("."):
            found = getattr(found, part, _ABSENT)
            if found is _ABSENT:
                raise trouble.NoSuchName(request.name)
        return found

    def _target(self, on: Any) -> Any:
        return self.module if _is(on, STUDENT) else on

    def _keep_object(self, value: object) -> Handle:
        number = len(self.kept) + 1
        self.kept[number] = value
        return Handle(number, type(value).__name__)

    def _kept(self, handle: Handle) -> Any:
        return self.kept[handle.id]


def _encoded_trouble(request_id: str, error: BaseException, folder: str) -> bytes:
    try:
        return encode(trouble.describe(request_id, error, folder).to_value())
    except BaseException:  # an exception made to be looked at: no answer would look like the process's own end
        return encode(Answer(request_id, AnswerKind.RAISED, error="Exception").to_value())


def _is(on: Any, place: str) -> bool:
    # An object that was kept may answer == with anything.
    return type(on) is str and on == place


def _from_library(dotted: str) -> Any:
    """Return what `dotted` names, "torch.optim.SGD": the checker chooses it, never the student."""
    parts = dotted.split(".")
    found = importlib.import_module(parts[0])
    for depth, part in enumerate(parts[1:], 2):
        if not hasattr(found, part):
            importlib.import_module(".".join(parts[:depth]))
        found = getattr(found, part)
    return found
