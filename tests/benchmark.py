"""What isolation costs: the same submissions at each level and with none, side by side in one run.

    make bench

Prints a table for NumPy and one for torch work: milliseconds a submission (median over rounds in which every way takes
its turn), and the ratio to the floor, which is the checks calling the submission in their own process.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from grader.assignment import load_assignment
from grader.checker.run import run_checks
from grader.course import find_course
from grader.grade import Desk
from grader.intake import read_submission
from grader.model import Level, Outcome
from grader.sandbox import MECHANISMS
from grader.worker import stand_in
from grader.worker.requests import Requests

COURSE = find_course(Path(__file__).parent)
ROUNDS = {"backprop": 15, "train_loop": 5}


class NoWall:
    """A worker that is no process: our own sample's code runs here.  For the floor only."""

    def __init__(self, sample: Path) -> None:
        self._folder = tempfile.TemporaryDirectory()
        self._before = os.getcwd(), list(sys.path), list(sys.meta_path)
        for file in sample.glob("*.py"):
            Path(self._folder.name, file.name).write_bytes(file.read_bytes())
        os.chdir(self._folder.name)
        self._requests = Requests()

    def ask(self, body: bytes, _cpu_seconds: float, _wall_seconds: float) -> bytes:
        """Answer at once."""
        return self._requests.answer(body)

    def printed(self) -> str:
        """Nothing is kept."""
        return ""

    def cpu_seconds(self) -> float:
        """Not told apart from our own."""
        return 0.0

    def close(self) -> None:
        """Go back to where this process was."""
        folder, sys.path[:], sys.meta_path[:] = self._before
        os.chdir(folder)
        stand_in.mode.strict = False
        self._folder.cleanup()


def floor(assignment_id: str, sample: Path) -> Callable[[], bool]:
    """Return a function that grades `sample` without any isolation and says whether everything passed."""
    assignment = load_assignment(COURSE, assignment_id)

    def grade_once() -> bool:
        submission = read_submission(sample, assignment.settings.file)
        found = run_checks(assignment, submission, lambda limits: NoWall(sample), COURSE.secret.key, public_only=False)
        return all(result.outcome is Outcome.PASSED for result in found.results)
    return grade_once


def all_points(desk: Desk, sample: Path) -> bool:
    """True when the code of a sample earns everything; its questions are not judged."""
    report = desk.grade(sample, questions=False).report
    return report.score == report.max_score


def measure(assignment_id: str) -> None:
    """Print the table of one assignment."""
    sample = COURSE.folder / "assignments" / assignment_id / "samples" / "right"
    desks = {m.level: Desk(COURSE, assignment_id, m.level) for m in MECHANISMS if m.why_not() is None}
    ways = {"no isolation (the floor)": floor(assignment_id, sample)}
    names = {Level.STRICT: "strict, warm fork server", Level.CONTAINED: "contained, warm fork server",
             Level.PROCESS: "process, fresh interpreters"}
    for level, desk in desks.items():
        ways[names[level]] = lambda desk=desk: all_points(desk, sample)
    times: dict[str, list[float]] = {name: [] for name in ways}
    for round_number in range(ROUNDS[assignment_id] + 1):
        for name, way in ways.items():
            start = time.perf_counter()
            assert way(), f"{name}: the right sample did not get everything"
            if round_number:  # the first round warms everything up
                times[name].append(time.perf_counter() - start)
    for desk in desks.values():
        desk.__exit__()
    base = statistics.median(times["no isolation (the floor)"])
    print(f"\n{assignment_id}: milliseconds a submission, median of {ROUNDS[assignment_id]} rounds")
    for name, taken in times.items():
        median = statistics.median(taken)
        print(f"  {name:<30} {1000 * median:8.0f}  {median / base:5.2f} x  (+{1000 * (median - base):.0f} ms)")


if __name__ == "__main__":
    for assignment_id in ROUNDS:
        measure(assignment_id)
