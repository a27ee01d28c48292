"""Whose the submissions of a class are: what the roster says, and what the folder's class.json remembers of it.

In: a Matching, or rows of an Overview.  Out: plain data, for the class page, the exports and the terminal.
A group's submission has several students.  The gradebook keeps one of them; class.json has a row for each.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

import msgspec

from grader.export.students import last_of_each, whose
from grader.gradebook import Kept
from grader.overview import Overview, Row
from grader.render.clean import encodable
from grader.roster import Hints, Matching, Roster, Student, match


def students_of(matching: Matching | None) -> dict[str, list[Student]]:
    """Return submission -> its students; several for a group's."""
    found: dict[str, list[Student]] = defaultdict(list)
    for pair in matching.pairs if matching else ():
        found[pair.submission].append(pair.student)
    return dict(found)


def nobodys(matching: Matching | None) -> dict[str, str]:
    """Return submission -> why it is no student's of the roster, each once, however many made it."""
    known, found = students_of(matching), defaultdict(dict)
    for one in matching.unmatched if matching else ():
        if one.submission not in known:
            found[one.submission][one.why] = None
    return {submission: "; ".join(reasons) for submission, reasons in found.items()}


def strangers(matching: Matching | None) -> tuple[str, ...]:
    """Return a sentence for each member of a group who is not found in the roster, though another member is."""
    known = students_of(matching)
    return tuple(f"{one.submission}: a member of its group is no student of the roster ({one.why})"
                 for one in (matching.unmatched if matching else ()) if one.submission in known)


def gone_from(there: Collection[str], graded: Iterable[Kept], roster: Roster | None) -> dict[str, list[Student]]:
    """Return each graded submission that is no longer `there` -> its students, as far as the gradebook knows them."""
    hints = {kept.name: Hints(name=kept.student.name, id=kept.student.id, email=kept.student.email, folder=kept.name)
             for kept in graded if kept.name not in there}
    found = students_of(match(roster.students, hints)) if roster else {}
    return {encodable(name): found.get(name, []) for name in hints}


def told_earlier(rows: Iterable[Row]) -> tuple[Row, ...]:
    """Return the rows, each told whether a later submission of the same student counts in its place."""
    rows = tuple(rows)
    counting = {whose(row) for row in last_of_each(row for row in rows if row.matched)}
    return tuple(msgspec.structs.replace(row, earlier=row.matched and whose(row) not in counting) for row in rows)


def hints_of(told: Overview | None) -> dict[str, list[Hints]]:
    """Return submission -> what is remembered of each of its students, to find them in another roster."""
    found: dict[str, list[Hints]] = defaultdict(list)
    for row in told.rows if told else ():
        found[row.name].append(Hints(row.student, row.student_id, row.email, row.login))
    # The folder's name is one student's: it would stand for every member whom the roster does not know.
    return {name: hints if len(hints) > 1 else [msgspec.structs.replace(hints[0], folder=name)]
            for name, hints in found.items()}
