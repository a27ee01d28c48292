"""The loop behind `grader check --watch`.

In: how to check once, the saves, how to show.  Out: what was checked last.
A save that comes while checks run makes them stale: they are broken off and begun again.
"""

from __future__ import annotations

from collections.abc import Callable

from grader.grade import Graded
from grader.model import Report
from grader.watch.changes import changes, says_nothing
from grader.watch.saves import Saves


def again_at_each_save(check: Callable[[Callable[[], bool]], Graded], saves: Saves,
                       show: Callable[[Graded, list[str]], None]) -> Graded | None:
    """Check and show, again at each save, until Ctrl-C; returns what was shown last.

    `check` is given what says that its answer would be stale, and may then return an interrupted Graded.
    `show` gets with each Graded what is different since the last time that the file could be read.
    """
    last: Graded | None = None
    readable: Report | None = None
    try:
        while True:
            saves.note()
            graded = check(saves.changed)
            if not graded.interrupted:
                last = graded
                typing = readable is not None and says_nothing(graded.report)
                show(graded, [] if typing else changes(readable, graded.report))
                readable = readable if says_nothing(graded.report) else graded.report
            elif not saves.changed():  # it was Ctrl-C that broke the checks off
                return last
            saves.wait()
    except KeyboardInterrupt:
        return last
