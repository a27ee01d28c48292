"""What a class costs: a batch, the floor, and a fresh pytest process for each submission, side by side in one run.

    make bench

The floor is the checks calling the submissions directly, one after another in one process, without any isolation; its
time is divided by the number of processes that the batch uses.  The same submissions take every way; those that hang or
flood are left out, since the floor would not survive them.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from grader.batch import make_plan, run_batch
from grader.course import find_course
from grader.gradebook import open_gradebook
from grader.model import Level
from grader.sandbox import best_level
from tests.benchmark import floor
from tests.class_of import make_class

COURSE = find_course(Path(__file__).parent)
SIZES = {"backprop": ("backprop.py", 200, 6), "train_loop": ("train_loop.py", 24, 3)}
JOBS = os.cpu_count() or 1
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
        batch, again = _batch(assignment_id, subs, Path(folder) / "out"), _batch(assignment_id, subs,
                                                                                 Path(folder) / "out")
        grade_once = floor(assignment_id, right)
        grade_once()
        base = _timed(lambda: [grade_once() for _ in range(min(size, 20))]) / min(size, 20)
        alone = _timed(lambda: [_fresh(assignment_id, right) for _ in range(fresh)]) / fresh
    print(f"\n{assignment_id}: {size} submissions, {JOBS} processes at level {best_level().value}; "
          "milliseconds of the whole machine for a submission")
    ways = {"the floor": base / JOBS, "this batch": batch / size, "a fresh pytest process for each": alone / JOBS,
            "this batch again, unchanged": again / size}
    for name, each in ways.items():
        more = each - base / JOBS
        print(f"  {name:<34} {1000 * each:8.1f}  {each / (base / JOBS):6.2f} x  ({1000 * more:+.1f} ms)")


def _batch(assignment_id: str, subs: Path, out: Path) -> float:
    plan = make_plan(COURSE, assignment_id, subs, Level(best_level()))
    with open_gradebook(out) as book:
        return _timed(lambda: run_batch(plan, book, out, jobs=JOBS))


def _fresh(assignment_id: str, sample: Path) -> None:
    subprocess.run([sys.executable, "-c", _FRESH, assignment_id, str(sample)], check=True, cwd=COURSE.folder,
                   stdout=subprocess.DEVNULL)


def _timed(work) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def thousand() -> None:
    """Grade 1,000 submissions of every kind, and print the time and the memory that it took."""
    with tempfile.TemporaryDirectory() as folder:
        make_class(Path(folder) / "subs", "backprop", "backprop.py", 1000)
        first = _batch("backprop", Path(folder) / "subs", Path(folder) / "out")
        again = _batch("backprop", Path(folder) / "subs", Path(folder) / "out")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"\n1,000 submissions of every kind, also hanging and hostile ones: {first:.0f} s; "
          f"unchanged again: {again:.2f} s; peak memory of the process that hands out the work: {peak:.0f} MB")


if __name__ == "__main__":
    for assignment_id in SIZES:
        measure(assignment_id)
    thousand()
