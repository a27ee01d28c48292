"""A batch's folder, long after the batch -> its Overview, from the gradebook and a roster alone.

In: the folder that `grader batch --out` wrote, perhaps a roster.  Out: Overview.
The gradebook keeps one student of each submission.  So of a group only the first member is found here; the plan of
the batch, made from its submissions again, knows them all.
"""

from __future__ import annotations

from pathlib import Path

from grader.assignment import load_assignment
from grader.batch.overview import make_overview, overview_of
from grader.batch.plan import make_plan
from grader.batch.remembered import lists_for
from grader.course import Course
from grader.errors import OperatorError
from grader.gradebook import Gradebook, open_gradebook
from grader.gradebook.opening import FILE
from grader.model import Level
from grader.overview import Overview
from grader.roster import Hints, Matching, match, read_roster


def overview_of_folder(course: Course, folder: Path, *, assignment_id: str = "", roster: Path | None = None,
                       submissions: Path | None = None) -> Overview:
    """Return the class that the gradebook in `folder` holds.

    `assignment_id` is needed where it holds several; without a `roster` that of the batch counts; `submissions` is
    what the batch was given, for the members of groups.  Raises OperatorError when there is no gradebook, or nothing
    of that assignment in it.
    """
    if not (folder / FILE).is_file():
        raise OperatorError(f"There is no gradebook in {folder}.  Name the folder that `grader batch --out` wrote.")
    roster = lists_for(folder, roster, None).roster
    with open_gradebook(folder, only_read=True) as book:
        chosen = _assignment(book, folder, assignment_id)
        if submissions is not None:
            # The level is part of a plan, and means nothing where nothing is graded.
            return make_overview(make_plan(course, chosen, submissions, Level.STRICT, roster=roster), book)
        matching = _matching(course, book, chosen, roster) if roster else None
        return overview_of(course, load_assignment(course, chosen), book, matching)


def _assignment(book: Gradebook, folder: Path, wanted: str) -> str:
    there = sorted(book.assignments())
    if wanted and wanted not in there or not there:
        raise OperatorError(f"The gradebook in {folder} holds no results{' of ' * bool(wanted)}{wanted}; it has: "
                            f"{', '.join(there) or 'none'}.")
    if len(there) > 1 and not wanted:
        raise OperatorError(f"The gradebook in {folder} holds results of {', '.join(there)}.  Name one: "
                            "--assignment ID")
    return wanted or there[0]


def _matching(course: Course, book: Gradebook, assignment_id: str, roster: Path) -> Matching:
    hints = {kept.name: Hints(name=kept.student.name, id=kept.student.id, email=kept.student.email, folder=kept.name)
             for kept in book.current(assignment_id)}
    return match(read_roster(roster, course.roster).students, hints)
