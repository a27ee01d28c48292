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
from types import ModuleType

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
    left_out: list = field(default_factory=list)
    magics: int = 0


def load(path: str, name: str, seconds: float) -> Loaded:
    """Read `path` as module `name`; top-level statements share `seconds`.  Raises SyntaxError or ValueError."""
    source, magics = _source(path)
    tree = _parse(source, path)
    module = ModuleType(name)
    module.__file__ = path
    # The file may bear the student's own name: its helper files still import it by the assignment's.
    sys.modules[name] = sys.modules.setdefault(os.path.splitext(os.path.basename(path))[0], module)
    sys.modules[name] = module
    loaded = Loaded(module, magics=magics)
    end, flags = time.monotonic() + seconds, 0
    for statement in tree.body:
        # ast.Module keeps line numbers, so a traceback points at the student's own line.
        code = compile(ast.Module([statement], []), path, "exec", flags=flags, dont_inherit=True)
        flags |= code.co_flags & _FUTURE
        _run(code, statement, source, loaded, max(end - time.monotonic(), 0.2))
    return loaded


def _source(path: str) -> tuple[str, int]:
    with open(path, "rb") as file:
        data = file.read()
    encoding, _ = tokenize.detect_encoding(io.BytesIO(data).readline)
    text = data.decode(encoding)
    try:
        ast.parse(text)
    except SyntaxError:
        # Lines of a notebook (%matplotlib inline, !pip install) are no Python; blanked, the others keep their numbers.
        lines = text.split("\n")
        blanked = [_MAGIC.sub(r"\1pass  # ", line) for line in lines]
        return "\n".join(blanked), sum(old != new for old, new in zip(lines, blanked))
    return text, 0


def _parse(source: str, path: str) -> ast.Module:
    try:
        return ast.parse(source, filename=path)
    except RecursionError as error:
        raise SyntaxError("the code is nested too deeply") from error


def _run(code, statement: ast.stmt, source: str, loaded: Loaded, seconds: float) -> None:
    try:
        with _alarm(seconds):
            exec(code, loaded.module.__dict__)
    except BaseException as error:  # whatever a statement does, the next one has its turn
        if len(loaded.left_out) < _MOST_NOTES:
            line = (ast.get_source_segment(source, statement) or "").strip().split("\n")[0]
            name = "took too long" if isinstance(error, TooLong) else type(error).__name__
            loaded.left_out.append([statement.lineno, line[:120], name[:100], text_of(error)[:300]])


class _alarm:
    """Raise TooLong in the main thread after `seconds`, where the system can (not on Windows)."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds

    def __enter__(self) -> None:
        if hasattr(signal, "setitimer"):
            signal.signal(signal.SIGALRM, self._ring)
            # Again and again: a bare `except:` in the student's loop may swallow the first one.
            signal.setitimer(signal.ITIMER_REAL, self.seconds, 0.2)

    def __exit__(self, *_error: object) -> None:
        if hasattr(signal, "setitimer"):
            signal.setitimer(signal.ITIMER_REAL, 0)

    @staticmethod
    def _ring(_signal: int, _frame: object) -> None:
        raise TooLong
