"""A channel whose worker is this process: what is asked is done here, under a debugger if the student wants one.

In: the folder that student code works in.  Out: the same answers as from any worker (grader/worker/requests.py), and
the traceback of an error on standard error.  No limits: a person at a breakpoint thinks for as long as it takes.
"""

from __future__ import annotations

import importlib
import os
import pdb
import sys
import time
import traceback
from bdb import BdbQuit
from collections.abc import Callable
from pathlib import Path

from grader import torchvision_guard
from grader.checker.current import running
from grader.wire import Request
from grader.worker import stand_in
from grader.worker.requests import Requests
from grader.worker.trouble import NoSuchName

_SET_TRACE = pdb.set_trace  # pytest puts its own in this place, which needs the terminal that we take from pytest
_LEAVING = (BdbQuit, KeyboardInterrupt)


class InProcess:
    """Answers from this process; `close` puts back what loading student code changes in it."""

    def __init__(self, folder: Path, libraries: tuple[str, ...], say: Callable[[str], None]) -> None:
        for library in libraries:
            importlib.import_module(library)
        if "torch" in libraries:
            torchvision_guard.install()
        self._folder = str(folder.resolve())
        self._before = os.getcwd(), list(sys.path), list(sys.meta_path), set(sys.modules)
        self._requests = _Telling(self._folder, say)
        pdb.set_trace = _SET_TRACE
        os.chdir(self._folder)

    def ask(self, body: bytes, cpu_seconds: float, wall_seconds: float) -> bytes:
        """Answer one request; raises KeyboardInterrupt when the student has left the debugger, or pressed Ctrl-C."""
        began = time.monotonic()
        answer = self._requests.answer(body)
        if self._requests.left:
            raise KeyboardInterrupt
        if (now := running.get()) is not None:
            now.waited -= time.monotonic() - began  # the checker counts it, and would call it too long
        return answer

    def printed(self) -> str:
        """Nothing is kept: what student code prints is on the terminal already."""
        return ""

    def cpu_seconds(self) -> float:
        """Nobody measures here."""
        return 0.0

    def close(self) -> None:
        """Forget the student's modules, so that the next load reads them anew."""
        folder, path, finders, modules = self._before
        os.chdir(folder)
        sys.path[:], sys.meta_path[:] = path, finders
        stand_in.mode.strict = False
        for name in set(sys.modules) - modules:
            file = str(getattr(sys.modules[name], "__file__", None) or "")
            if isinstance(sys.modules[name], stand_in.StandIn) or file.startswith(self._folder + os.sep):
                del sys.modules[name]


class _Telling(Requests):
    """Does what is asked like any worker, and prints the traceback of what goes wrong."""

    def __init__(self, folder: str, say: Callable[[str], None]) -> None:
        super().__init__()
        self._own, self._say, self.left = folder, say, False

    def _call(self, request: Request):
        return self._told(super()._call, request)

    def _load(self, request: Request) -> dict:
        loaded = self._told(super()._load, request)
        # A statement at the top level that fails is left out, whatever it raised.
        self.left = self.left or any(name in {kind.__name__ for kind in _LEAVING}
                                     for _line, _code, name, _text in loaded["left_out"])
        return loaded

    def _told(self, do: Callable, request: Request):
        try:
            return do(request)
        except _LEAVING:
            self.left = True
            raise
        except (NotImplementedError, NoSuchName):
            raise  # not written yet: the check says so
        except BaseException as error:
            self._say(_traceback(error, self._own))
            raise


def _traceback(error: BaseException, folder: str) -> str:
    """Return the traceback from the student's first line on; what led there is ours."""
    told = traceback.TracebackException.from_exception(error)
    own = [index for index, frame in enumerate(told.stack) if frame.filename.startswith(folder + os.sep)]
    if not own:  # a syntax error, or a call with other arguments than the function has
        return "".join(told.format_exception_only()).rstrip()
    del told.stack[:own[0]]
    return "".join(told.format()).rstrip()
