"""Grade the sample submissions that ship with the assignments: the first thing that a newcomer sees.

The samples are ours, so the best level that this machine gives is good enough.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby
from pathlib import Path

from grader.course import Course
from grader.errors import AuthorError, OperatorError
from grader.exit_code import AUTHOR_FAULT, GRADED, exit_code
from grader.grade import Desk
from grader.render import to_summary
from grader.report_files import save_report
from grader.sandbox import best_level


def run_demo(course: Course, folder: Path, say: Callable[[str], None]) -> int:
    """Grade assignments/*/samples/*, save the reports below `folder`, and tell of each; returns an exit code.

    An assignment that is wrong is told of, and the others are graded.
    """
    samples = sorted(path for path in course.folder.glob("assignments/*/samples/*") if path.is_dir())
    if not samples:
        raise OperatorError(f"There are no samples below {course.folder / 'assignments'}.")
    level = best_level()
    say(f"{course.name}: {len(samples)} sample submissions, isolation level {level.value}")
    worst, last = GRADED, None
    for assignment_id, group in groupby(samples, key=lambda sample: sample.parent.parent.name):
        say(f"\n{assignment_id}")
        try:
            with Desk(course, assignment_id, level) as desk:
                for sample in group:
                    graded = desk.grade(sample)
                    last = folder / assignment_id / sample.name
                    save_report(graded.report, last)
                    say(f"  {to_summary([graded.report]).rstrip()}")
                    worst = max(worst, exit_code(graded))
        except AuthorError as error:  # the other assignments are still there to be seen
            say(f"  wrong: {str(error).splitlines()[0]}")
            worst = max(worst, AUTHOR_FAULT)
    if last is not None:
        say(f"\nReports: {folder}/<assignment>/<sample>/report.html, and report.json beside each; for example")
        say(f"  {(last / 'report.html').resolve()}")
    return worst
