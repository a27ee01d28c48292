"""A batch's folder, long after the batch -> its Overview, without the submissions.

In: the folder that `grader batch --out` wrote, perhaps a roster.  Out: Overview.
What was graded comes from the gradebook, which keeps one student of each submission.  Whose it is comes from the
class.json beside it, which has them all: as it stands there, where both know the same submissions and no other roster
is given; else it is what a roster is asked for.  Of a submission that class.json does not know only the first member of
a group is found; the batch's plan, made again, knows the others.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from grader.assignment import load_assignment
from grader.batch.fitting import fitted
from grader.batch.outputs import read_class
from grader.batch.overview import make_overview, overview_of
from grader.batch.plan import make_plan
from grader.batch.remembered import lists_for
from grader.batch.standing import standing_of
from grader.batch.whose import hints_of
from grader.course import Course
from grader.errors import OperatorError
from grader.gradebook import Gradebook, open_gradebook
from grader.gradebook.opening import FILE
from grader.model import Level
from grader.overview import Overview
from grader.render.clean import encodable
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
    with open_gradebook(folder, only_read=True) as book:
        chosen = _assignment(book, folder, assignment_id)
        if submissions is not None:
            # The level is part of a plan, and means nothing where nothing is graded.
            own = lists_for(folder, roster, None).roster
            return make_overview(make_plan(course, chosen, submissions, Level.STRICT, roster=own), book)
        return _without_submissions(course, book, folder, chosen, roster)


def _without_submissions(course: Course, book: Gradebook, folder: Path, assignment_id: str,
                         given: Path | None) -> Overview:
    assignment, told = load_assignment(course, assignment_id), read_class(folder)
    if told is not None and told.assignment != assignment_id:
        told = None
    gone = {row.name: [] for row in told.gone} if told else {}
    if told is not None and given is None:
        found = fitted(told, (standing_of(book, kept, course) for kept in book.current(assignment_id)))
        if found is not None and not found.notes:
            return found.overview
    roster = lists_for(folder, given, None).roster
    matching = _matching(course, book, assignment_id, roster, hints_of(told), gone) if roster else None
    return overview_of(course, assignment, book, matching, gone=gone)


def _assignment(book: Gradebook, folder: Path, wanted: str) -> str:
    there = sorted(book.assignments())
    if wanted and wanted not in there or not there:
        raise OperatorError(f"The gradebook in {folder} holds no results{' of ' * bool(wanted)}{wanted}; it has: "
                            f"{', '.join(there) or 'none'}.")
    if len(there) > 1 and not wanted:
        raise OperatorError(f"The gradebook in {folder} holds results of {', '.join(there)}.  Name one: "
                            "--assignment ID")
    return wanted or there[0]


def _matching(course: Course, book: Gradebook, assignment_id: str, roster: Path,
              told: Mapping[str, Sequence[Hints]], gone: Collection[str]) -> Matching:
    hints = {kept.name: told.get(encodable(kept.name)) or Hints(name=kept.student.name, id=kept.student.id,
                                                     email=kept.student.email, folder=kept.name)
             for kept in book.current(assignment_id) if encodable(kept.name) not in gone}
    return match(read_roster(roster, course.roster).students, hints)
