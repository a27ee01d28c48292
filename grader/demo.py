"""Grade the sample submissions that ship with the assignments: the first thing that a newcomer sees.

The samples are ours, so level `process` is named here without asking.
"""

from __future__ import annotations

from pathlib import Path
from typing import Callable

from grader.course import Course
from grader.errors import OperatorError
from grader.exit_code import GRADED, exit_code
from grader.grade import grade
from grader.model import Level
from grader.render import to_summary
from grader.report_files import save_report


def run_demo(course: Course, folder: Path, say: Callable[[str], None]) -> int:
    """Grade assignments/*/samples/*, save the reports below `folder`, and tell of each; returns an exit code."""
    samples = sorted(path for path in course.folder.glob("assignments/*/samples/*") if path.is_dir())
    if not samples:
        raise OperatorError(f"There are no samples below {course.folder / 'assignments'}.")
    say(f"{course.name}: {len(samples)} sample submissions")
    worst, assignment_id = GRADED, ""
    for sample in samples:
        if sample.parent.parent.name != assignment_id:
            assignment_id = sample.parent.parent.name
            say(f"\n{assignment_id}")
        graded = grade(course, assignment_id, sample, Level.PROCESS)
        save_report(graded.report, folder / assignment_id / sample.name)
        say(f"  {to_summary([graded.report]).rstrip()}")
        worst = max(worst, exit_code(graded))
    say(f"\nReports: {folder}/<assignment>/<sample>/report.html, and report.json beside each; for example")
    say(f"  {(folder / assignment_id / sample.name / 'report.html').resolve()}")
    return worst
