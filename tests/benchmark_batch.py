"""What a class costs: a batch, the floor, and a fresh pytest process for each submission, side by side in one run.

    make bench

The floor is the checks calling the submissions directly, one after another, without any isolation, in as many processes
at once as the batch uses: two threads of one core are not two cores, for either of them.  The same submissions take
every way; those that hang or flood are left out, since the floor would not survive them.  Known mistakes were rehearsed
before: once for each version of an assignment, not once a class.
"""

from __future__ import annotations

import contextlib
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import psutil

from grader.assignment import load_assignment
from grader.batch import make_plan, run_batch
from grader.catalogue import rehearsal_for
from grader.checker.run import checks_of
from grader.course import find_course
from grader.grade import Desk
from grader.gradebook import open_gradebook
from grader.model import Level, Report
from grader.sandbox import best_level
from tests.class_of import copy_of, kinds, make_class

COURSE = find_course(Path(__file__).parent)
SIZES = {"backprop": ("backprop.py", 200, 6), "train_loop": ("train_loop.py", 60, 3)}
JOBS = os.cpu_count() or 1
_FLOOR = """
import sys, time
from pathlib import Path
from tests.benchmark import floor
grade_once = floor(sys.argv[1], Path(sys.argv[2]))
grade_once()
print("ready", flush=True)
sys.stdin.readline()
begin = time.perf_counter()
for _ in range(int(sys.argv[3])):
    grade_once()
print(time.perf_counter() - begin)
"""
_FRESH = """
import sys
from pathlib import Path
from tests.benchmark import floor
floor(sys.argv[1], Path(sys.argv[2]))()
"""


def measure(assignment_id: str) -> None:
    """Print the table of one assignment."""
    file, size, fresh = SIZES[assignment_id]
    right = COURSE.folder / "assignments" / assignment_id / "samples" / "right"
    with tempfile.TemporaryDirectory() as folder:
        subs = Path(folder) / "subs"
        for number in range(size):
            target = subs / f"student_{number:04}"
            target.mkdir(parents=True)
            (target / file).write_text((right / file).read_text() + f"# {number}\n")
        assignment = load_assignment(COURSE, assignment_id)
        rehearsal_for(assignment, COURSE.secret.key, best_level(), checks_of(assignment))
        batch, again = _batch(assignment_id, subs, Path(folder) / "out"), _batch(assignment_id, subs,
                                                                                 Path(folder) / "out")
        base = _floor(assignment_id, right, 20)
        alone = _timed(lambda: [_fresh(assignment_id, right) for _ in range(fresh)]) / fresh
    print(f"\n{assignment_id}: {size} submissions, {JOBS} processes at level {best_level().value}; "
          "milliseconds of the whole machine for a submission")
    ways = {"the floor": base, "this batch": batch / size, "a fresh pytest process for each": alone / JOBS,
            "this batch again, unchanged": again / size}
    for name, each in ways.items():
        more = each - base
        print(f"  {name:<34} {1000 * each:8.1f}  {each / base:6.2f} x  ({1000 * more:+.1f} ms)")


def _batch(assignment_id: str, subs: Path, out: Path) -> float:
    plan = make_plan(COURSE, assignment_id, subs, Level(best_level()))
    with open_gradebook(out) as book:
        return _timed(lambda: run_batch(plan, book, out, jobs=JOBS))


def _floor(assignment_id: str, sample: Path, rounds: int) -> float:
    """Return seconds of the whole machine for a submission."""
    command = [sys.executable, "-c", _FLOOR, assignment_id, str(sample), str(rounds)]
    running = [subprocess.Popen(command, cwd=COURSE.folder, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
               for _ in range(JOBS)]
    for process in running:
        process.stdout.readline()
    for process in running:
        process.stdin.write("go\n")
        process.stdin.flush()
    return statistics.mean(float(process.communicate()[0]) for process in running) / rounds / JOBS


def _fresh(assignment_id: str, sample: Path) -> None:
    subprocess.run([sys.executable, "-c", _FRESH, assignment_id, str(sample)], check=True, cwd=COURSE.folder,
                   stdout=subprocess.DEVNULL)


def _timed(work) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def thousand(size: int = 1000) -> None:
    """Grade a class of every kind of submission; print the time, the memory, and whether each got its own grade."""
    with tempfile.TemporaryDirectory() as folder:
        subs, out = Path(folder) / "subs", Path(folder) / "out"
        make_class(subs, "backprop", "backprop.py", size)
        memory = Memory()
        first = _batch("backprop", subs, out)
        told, again = memory.told(), _batch("backprop", subs, out)
        with open_gradebook(out, only_read=True) as book:
            got = {kept.name: outcomes(book.report(kept.id)) for kept in book.current("backprop")}
    alone = _alone(set(kinds("backprop", size)))
    names = {f"student_{number:04}": kind for number, kind in enumerate(kinds("backprop", size))}
    other, told_otherwise = ([f"{name} ({kind.stem})" for name, kind in names.items()
                              if what(got.get(name, ())) != what(alone[kind])] for what in (points_of, tuple))
    print(f"\n{size:,} submissions of {len(alone)} kinds, also hanging and hostile ones: {first:.0f} s; unchanged "
          f"again: {again:.2f} s; lost: {size - len(got)}; graded otherwise than alone: {len(other)} {other[:5]}; "
          f"with the same points and another outcome, where hostile code races with itself: "
          f"{len(set(told_otherwise) - set(other))} {told_otherwise[:5]}; {told}")


class Memory:
    """What this process and all below it hold, looked at every two seconds."""

    def __init__(self) -> None:
        self._seen: list[float] = []
        self._over = threading.Event()
        threading.Thread(target=self._look, daemon=True).start()

    def told(self) -> str:
        """End looking; return the mean of the second and of the last tenth of the time, and the most."""
        self._over.set()
        tenth = max(len(self._seen) // 10, 1)
        early, late = (statistics.mean(self._seen[at:at + tenth]) for at in (tenth, len(self._seen) - tenth))
        return (f"memory of all processes together, shared pages counted once each: {early:.0f} MB in the second tenth "
                f"of the run, {late:.0f} MB in the last, at most {max(self._seen):.0f} MB")

    def _look(self) -> None:
        me = psutil.Process()
        while not self._over.wait(2):
            held = 0
            for process in [me, *me.children(recursive=True)]:
                with contextlib.suppress(psutil.Error):
                    held += process.memory_full_info().pss
            self._seen.append(held / 2**20)


def outcomes(report: Report) -> tuple:
    """Return what must be the same for the same work."""
    return tuple((check.id, check.outcome, check.points) for check in report.checks)


def points_of(found: tuple) -> dict[str, float | None]:
    """Return the grade: the points of each check."""
    return {check: points for check, _, points in found}


def _alone(every: set[Path]) -> dict[Path, tuple]:
    """Return the outcomes of each submission at a desk of its own, in the name that the class has for its file."""
    found = {}
    for kind in every:
        with tempfile.TemporaryDirectory() as folder, Desk(COURSE, "backprop", best_level()) as desk:
            found[kind] = outcomes(desk.grade(copy_of(kind, Path(folder) / "student", "backprop.py", 0)).report)
    return found


if __name__ == "__main__":
    for assignment_id in SIZES:
        measure(assignment_id)
    thousand()
