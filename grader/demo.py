"""Grade the sample submissions that ship with the assignments: the first thing that a newcomer sees.

The samples are ours, so the best level that this machine gives is good enough.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby
from pathlib import Path

from grader.course import Course
from grader.errors import OperatorError
from grader.exit_code import GRADED, exit_code
from grader.grade import Desk
from grader.render import to_summary
from grader.report_files import save_report
from grader.sandbox import best_level


def run_demo(course: Course, folder: Path, say: Callable[[str], None]) -> int:
    """Grade assignments/*/samples/*, save the reports below `folder`, and tell of each; returns an exit code."""
    samples = sorted(path for path in course.folder.glob("assignments/*/samples/*") if path.is_dir())
    if not samples:
        raise OperatorError(f"There are no samples below {course.folder / 'assignments'}.")
    level = best_level()
    say(f"{course.name}: {len(samples)} sample submissions, isolation level {level.value}")
    worst = GRADED
    for assignment_id, group in groupby(samples, key=lambda sample: sample.parent.parent.name):
        say(f"\n{assignment_id}")
        with Desk(course, assignment_id, level) as desk:
            for sample in group:
                graded = desk.grade(sample)
                save_report(graded.report, folder / assignment_id / sample.name)
                say(f"  {to_summary([graded.report]).rstrip()}")
                worst = max(worst, exit_code(graded))
    assignment_id, sample = samples[-1].parent.parent.name, samples[-1]
    say(f"\nReports: {folder}/<assignment>/<sample>/report.html, and report.json beside each; for example")
    say(f"  {(folder / assignment_id / sample.name / 'report.html').resolve()}")
    return worst
