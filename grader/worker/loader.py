"""Read the student's file into a module, statement by statement.

A file that trains for minutes, or opens a path of somebody's own disk at top level, still holds the functions that
are to be graded.  So each top-level statement runs by itself; one that fails or takes too long is left out, noted,
and the rest is read.  Only a file that Python cannot parse gives nothing.
"""

from __future__ import annotations
import __future__

import ast
import io
import os
import re
import signal
import sys
import time
import tokenize
from dataclasses import dataclass, field
from types import FrameType, ModuleType

from grader.worker.trouble import text_of

_FUTURE = 0
for _name in __future__.all_feature_names:
    _FUTURE |= getattr(__future__, _name).compiler_flag
_MAGIC = re.compile(r"^(\s*)[%!]")
_MOST_NOTES = 20


class TooLong(BaseException):
    """A top-level statement went on past its share of time."""


@dataclass
class Loaded:
    """The student's module, and what was left out while reading it: (line, code, error type, text)."""

    module: ModuleType
    path: str
    left_out: list = field(default_factory=list)
    magics: int = 0


def load(path: str, name: str, seconds: float) -> Loaded:
    """Read `path` as module `name`; top-level statements share `seconds`.

    Raises SyntaxError, ValueError (bytes that are no text) or LookupError (an encoding that is none).
    """
    source, magics = _source(path)
    tree = _parse(source, path)
    module = ModuleType(name)
    module.__file__ = path
    # The file may bear the student's own name: its helper files still import it by the assignment's.
    sys.modules.setdefault(os.path.splitext(os.path.basename(path))[0], module)
    sys.modules[name] = module
    loaded = Loaded(module, path, magics=magics)
    end, flags = time.monotonic() + seconds, 0
    for statement in tree.body:
        flags |= _run(statement, flags, source, loaded, max(end - time.monotonic(), 0.2))
    return loaded


def _source(path: str) -> tuple[str, int]:
    with open(path, "rb") as file:
        data = file.read()
    encoding, _ = tokenize.detect_encoding(io.BytesIO(data).readline)
    text = data.decode(encoding)
    try:
        _parse(text, path)
    except SyntaxError:
        # Lines of a notebook (%matplotlib inline, !pip install) are no Python; blanked, the others keep their numbers.
        lines = text.split("\n")
        blanked = [_MAGIC.sub(r"\1pass  # ", line) for line in lines]
        return "\n".join(blanked), sum(old != new for old, new in zip(lines, blanked))
    return text, 0


def _parse(source: str, path: str) -> ast.Module:
    try:
        return ast.parse(source, filename=path)
    except (RecursionError, MemoryError) as error:  # the parser says either, by the kind of nesting
        raise SyntaxError("the code is nested too deeply") from error


def _run(statement: ast.stmt, flags: int, source: str, loaded: Loaded, seconds: float) -> int:
    """Run one statement under the compiler's `flags`; return the flags that it switches on for those below it."""
    switched_on = 0
    try:
        # ast.Module keeps line numbers, so a traceback points at the student's own line.
        code = compile(ast.Module([statement], []), loaded.path, "exec", flags=flags, dont_inherit=True)
        switched_on = code.co_flags & _FUTURE
        _set_alarm(seconds)
        exec(code, loaded.module.__dict__)
        _stop_alarm()
    except BaseException as error:  # whatever a statement does, the next one has its turn
        _stop_alarm()
        if len(loaded.left_out) < _MOST_NOTES:
            line = (ast.get_source_segment(source, statement) or "").strip().split("\n")[0]
            name = "took too long" if isinstance(error, TooLong) else type(error).__name__
            loaded.left_out.append([statement.lineno, line[:120], name[:100], text_of(error)[:300]])
    return switched_on


def _set_alarm(seconds: float) -> None:
    """Raise TooLong in the main thread after `seconds`, then every 0.2 s, where the system can (not on Windows)."""
    if hasattr(signal, "setitimer"):
        signal.signal(signal.SIGALRM, _ring)
        signal.setitimer(signal.ITIMER_REAL, seconds, 0.2)


def _stop_alarm() -> None:
    if hasattr(signal, "setitimer"):
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
