"""Keep a batch's folder in step with the marks, in the background: reports at once, class page and table soon after.

In: names of submissions that got a mark.  Out: files.
A mark is in the gradebook before it is told here.  Whatever fails is told on standard error and tried again at the next
mark and at the end; `grader marks refresh` does the same at any time.
"""

from __future__ import annotations

import sys
import threading
from pathlib import Path

from grader.batch.refresh import refresh_class, refresh_some
from grader.course import Course
from grader.errors import GraderError
from grader.gradebook import open_gradebook

_REST = 2.0  # seconds between two class pages: a page of a large class takes one


class Upkeep:
    """A context: at its end everything is written."""

    def __init__(self, folder: Path, course: Course | None) -> None:
        self._folder, self._course = folder, course
        self._names: set[tuple[str, str]] = set()   # whose reports are to be written
        self._class = False                         # the class page is to be written
        self._changed, self._ending = threading.Event(), threading.Event()
        self._lock = threading.Lock()               # of the two above
        self._thread = threading.Thread(target=self._run, name="upkeep", daemon=True)

    def __enter__(self) -> Upkeep:
        self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._ending.set()
        self._changed.set()
        self._thread.join()
        self.work()

    def note(self, assignment: str, name: str) -> None:
        """Say that an answer of this submission got a mark."""
        with self._lock:
            self._names.add((assignment, name))
            self._class = True
        self._changed.set()

    def work(self) -> None:
        """Write what is to be written; what fails stays to be done."""
        with self._lock:
            names, self._names = self._names, set()
            whole, self._class = self._class, False
        if not whole:
            return
        try:
            with open_gradebook(self._folder, only_read=True) as book:
                refresh_some(self._folder, book, self._course, names)
                for note in refresh_class(self._folder, book, self._course):
                    print(f"note: {note}", file=sys.stderr, flush=True)
        except Exception as error:  # the thread must live: a fault of ours is tried again, too
            what = error if isinstance(error, GraderError) else f"{type(error).__name__}: {error}"
            print(f"The marks are kept, but files are not up to date: {what}", file=sys.stderr, flush=True)
            with self._lock:
                self._names |= names
                self._class = True

    def _run(self) -> None:
        while not self._ending.is_set():
            self._changed.wait()
            self._changed.clear()
            self.work()
            self._ending.wait(_REST)
