"""Read the student's file into a module, statement by statement.

A file that trains for minutes, or opens a path of somebody's own disk at top level, still holds the functions that
are to be graded.  So each top-level statement runs by itself; one that fails or takes too long is left out, noted,
and the rest is read.  Only a file that Python cannot parse gives nothing.  Of a notebook only definitions run, and
what they need (parts.py).
"""

from __future__ import annotations
import __future__

import ast
import os
import signal
import sys
import time
from dataclasses import dataclass, field
from types import FrameType, ModuleType

from grader.worker.parts import Part, parts_of
from grader.worker.stubs import stubs_in
from grader.worker.trouble import text_of

_FUTURE = 0
for _name in __future__.all_feature_names:
    _FUTURE |= getattr(__future__, _name).compiler_flag
_MOST_NOTES = 20
_WALL = 4  # times the processor time: a busy machine, or a library that is still on the disk, is nobody's fault


class TooLong(BaseException):
    """A top-level statement went on past its share of time."""


@dataclass
class Loaded:
    """The student's module, and what was left out while reading it: (line, code, error type, text).

    Of a notebook, `cells` are the numbers of their cells, and `not_run` those of which statements were passed over.
    `stubs` are functions that are not written yet: (name, line, cell).
    """

    module: ModuleType
    left_out: list = field(default_factory=list)
    magics: int = 0
    cells: list = field(default_factory=list)
    not_run: list = field(default_factory=list)
    stubs: list = field(default_factory=list)


def load(path: str, name: str, seconds: float) -> Loaded:
    """Read `path` as module `name`; top-level statements share `seconds`.

    `seconds` are of the processor; in all, statements may wait four times as long.
    Raises SyntaxError, ValueError (no notebook, or bytes that are no text) or LookupError (an encoding that is none).
    """
    found = parts_of(path, name)
    module = ModuleType(name)
    module.__file__ = path
    # The file may bear the student's own name: its helper files still import it by the assignment's.
    sys.modules.setdefault(os.path.splitext(os.path.basename(path))[0], module)
    sys.modules[name] = module
    if any(part.cell for part in found.parts):
        module.__dict__.update(_given_by_jupyter())
    loaded = Loaded(module, magics=found.magics, not_run=found.not_run)
    loaded.stubs = [[*stub, part.cell] for part in found.parts for stub in stubs_in(part.statements)]
    for cell, unread in found.unread:
        _leave_out(loaded, cell, *unread)
    ends, flags = (time.process_time() + seconds, time.monotonic() + _WALL * seconds), 0
    for part in found.parts:
        for statement in part.statements:
            left = min(ends[0] - time.process_time(), (ends[1] - time.monotonic()) / _WALL)
            # What a cell tries out must leave time for the definitions below it.
            flags |= _run(statement, flags, part, loaded, max(left / 2 if statement in part.tries else left, 0.2))
    return loaded


def _run(statement: ast.stmt, flags: int, part: Part, loaded: Loaded, seconds: float) -> int:
    """Run one statement under the compiler's `flags`; return the flags that it switches on for those below it."""
    switched_on = 0
    try:
        # ast.Module keeps line numbers, so a traceback points at the student's own line.
        code = compile(ast.Module([statement], []), part.file, "exec", flags=flags, dont_inherit=True)
        switched_on = code.co_flags & _FUTURE
        _set_alarm(seconds)
        exec(code, loaded.module.__dict__)
        _stop_alarm()
    except BaseException as error:  # whatever a statement does, the next one has its turn
        _stop_alarm()
        if isinstance(error, TooLong):
            _switch_gradients_on()
        line = (ast.get_source_segment(part.source, statement) or "").strip().split("\n")[0]
        name = "took too long" if isinstance(error, TooLong) else type(error).__name__
        _leave_out(loaded, part.cell, statement.lineno, line, name, text_of(error))
    return switched_on


def _leave_out(loaded: Loaded, cell: int, line: int, code: str, error: str, text: str) -> None:
    if len(loaded.left_out) < _MOST_NOTES:
        loaded.left_out.append([line, code[:120], error[:100], text[:300]])
        loaded.cells.append(cell)


def _given_by_jupyter() -> dict:
    """Return stand-ins for the two names that a notebook has without an import."""
    return {"display": lambda *things, **_how: print(*things), "get_ipython": _Jupyter}


class _Jupyter:
    """Answers each call with None: `get_ipython().system("ls")` does nothing here."""

    def __getattr__(self, _name: str):
        return lambda *_args, **_kwargs: None


def _set_alarm(seconds: float) -> None:
    """Raise TooLong in the main thread after `seconds` of the processor, or four times as many of waiting.

    Then again every 0.2 s, where the system can (not on Windows).
    """
    if hasattr(signal, "setitimer"):
        signal.signal(signal.SIGPROF, _ring)
        signal.signal(signal.SIGALRM, _ring)
        signal.setitimer(signal.ITIMER_PROF, seconds, 0.2)
        signal.setitimer(signal.ITIMER_REAL, _WALL * seconds, 0.2)


def _switch_gradients_on() -> None:
    """Undo what a cut does to training: PyTorch switches gradients off for each step, and may not come to the end."""
    torch = sys.modules.get("torch")
    if torch is not None:
        torch.set_grad_enabled(True)


def _stop_alarm() -> None:
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.setitimer(signal.ITIMER_REAL, 0)
    sys.settrace(None)


def _ring(_signal: int, frame: FrameType | None) -> None:
    # A bare `except:` in the student's loop may swallow this: then the next line to run, in that handler, raises again.
    sys.settrace(_raise_at_next_line)
    while frame is not None and frame.f_code.co_filename != __file__:
        frame.f_trace = _raise_at_next_line
        frame = frame.f_back
    raise TooLong


def _raise_at_next_line(_frame: FrameType, event: str, _argument: object) -> None:
    if event == "line":
        raise TooLong
