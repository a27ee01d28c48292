"""Texts -> tokens, in child processes with limits: one that takes too long or too much costs only its own text.

In: texts of bounded length, hostile.  Out: Tokens for each, or None where it could not be split.
What comes back is JSON of our own child; it is held against its type all the same.
"""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path
from typing import NamedTuple, Optional

import msgspec

from grader.errors import OperatorError

SECONDS = 10.0              # for one text; an ordinary one takes hundredths
_NO_PYGMENTS = ("Comparing submissions needs Pygments, in the environment that grader is installed in.  "
                "Install it there: pip install 'grader[similar]'")
_LEXER = Path(__file__).with_name("lexer.py")


class Tokens(NamedTuple):
    """The tokens of a text: what each is, and its characters [start, end)."""

    symbols: list[str]
    starts: list[int]
    ends: list[int]


_LINE = msgspec.json.Decoder(tuple[list[str], list[int], list[int]])


def tokens_of(texts: Sequence[str], jobs: int, on_done: Callable[[int], None] = lambda done: None,
              seconds: float = SECONDS) -> list[Optional[Tokens]]:
    """Return the Tokens of each text, None for one that took longer than `seconds` or too much memory.

    `jobs` children work at a time; `on_done` hears how many texts are done.  Raises OperatorError without Pygments.
    """
    children: queue.SimpleQueue[_Child] = queue.SimpleQueue()
    every = [_Child(seconds) for _ in range(jobs)]
    for child in every:
        children.put(child)
    try:
        if every[0].tokens("x = 1") is None:    # else each text would be told as unreadable
            raise OperatorError(_NO_PYGMENTS)
        with ThreadPoolExecutor(jobs) as pool:
            futures = [pool.submit(_with_one, children, text) for text in texts]
            for done, _future in enumerate(as_completed(futures), start=1):
                on_done(done)
        return [future.result() for future in futures]
    finally:
        for child in every:
            child.close()


def _with_one(children: queue.SimpleQueue[_Child], text: str) -> Optional[Tokens]:
    child = children.get()
    try:
        return child.tokens(text)
    finally:
        children.put(child)


class _Child:
    """A process of lexer.py, started when it is needed and again when it is gone."""

    def __init__(self, seconds: float) -> None:
        self._seconds, self._process = seconds, None

    def tokens(self, text: str) -> Optional[Tokens]:
        process = self._process or self._started()
        timer = threading.Timer(self._seconds, process.kill)
        timer.start()
        try:
            process.stdin.write(json.dumps(text).encode() + b"\n")
            process.stdin.flush()
            return Tokens(*_LINE.decode(process.stdout.readline()))
        except (OSError, msgspec.MsgspecError):     # it was stopped, or has died
            self.close()
            return None
        finally:
            timer.cancel()

    def close(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None

    def _started(self) -> subprocess.Popen:
        # -I: neither the folder where the command is called nor the user's own packages are looked into.
        self._process = subprocess.Popen([sys.executable, "-I", str(_LEXER)], stdin=subprocess.PIPE,
                                         stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                                         env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"})
        return self._process
