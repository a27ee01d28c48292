"""Processes that die at each step of their work in turn: `python -m tests.gradebook.dying FOLDER`.

A forked process opens a new gradebook and adds three results; it kills itself before its n-th step, for n = 1, 2, ...,
until one gets through.  For each that died a line is printed: n, how many results it acknowledged, how many are there.
The gradebook is then opened again and takes one more, or this process fails.
"""

from __future__ import annotations

import os
import signal
import sqlite3
import sys
import traceback
from itertools import count
from pathlib import Path

from grader.gradebook import open_gradebook
from tests.gradebook.samples import result

STEPS = ("open", "os.", "sqlite3.")  # audit events of the Python library that begin so; SQL is added to them


def main(folder: str) -> None:
    for number in count(1):
        here = Path(folder) / str(number)
        acknowledged = acknowledged_before(number, here)
        if acknowledged is None:
            return
        with open_gradebook(here) as book:
            kept = book.totals().results
            assert book.add(result()) == kept + 1
        print(number, acknowledged, kept)


def acknowledged_before(number: int, folder: Path) -> int | None:
    """Return how many results a process acknowledged that died before its step `number`; None when it got through."""
    receiving, sending = os.pipe()
    child = os.fork()
    if child == 0:
        work(number, folder, sending)
    os.close(sending)
    _, status = os.waitpid(child, 0)
    acknowledged = os.read(receiving, 9)
    os.close(receiving)
    assert status == 0 or os.WTERMSIG(status) == signal.SIGKILL, status
    return None if status == 0 else len(acknowledged)


def work(number: int, folder: Path, sending: int) -> None:
    """Never returns: what goes wrong here must not go on in a copy of the process above."""
    try:
        die_before(number)
        with open_gradebook(folder) as book:
            for _ in range(3):
                book.add(result())
                os.write(sending, b".")
        os._exit(0)
    except BaseException:
        traceback.print_exc()
        os._exit(1)


def die_before(number: int) -> None:
    """Let this process be killed before its step `number` from now on."""
    steps, connect = count(1), sqlite3.connect

    def step(_what: str) -> None:
        if next(steps) == number:
            os.kill(os.getpid(), signal.SIGKILL)

    def traced(*place: object, **settings: object) -> sqlite3.Connection:
        connection = connect(*place, **settings)
        connection.set_trace_callback(step)
        return connection

    sqlite3.connect = traced
    sys.addaudithook(lambda event, details: step(event) if event.startswith(STEPS) else None)


if __name__ == "__main__":
    main(*sys.argv[1:])
