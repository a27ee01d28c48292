"""What a batch has to do: the submissions, whose they are, and until when they were due.

In: a course, an assignment's id, a folder or an export, perhaps a roster and extensions.  Out: Plan.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import Path

from grader.assignment import Assignment, load_assignment
from grader.batch.events import listed
from grader.batch.whose import nobodys, strangers
from grader.checker.means import means_for
from grader.checker.run import checks_of
from grader.course import Course
from grader.errors import OperatorError
from grader.intake import Collection, Entry, read_collection
from grader.late import Adjusted, Extension, adjust
from grader.model import Level
from grader.questions import questions_of
from grader.render.clean import clean_line
from grader.render.words import count
from grader.roster import Matching, Roster, Student, extension_for, match, read_extensions, read_roster
from grader.training import SHORT, Means


@dataclass(frozen=True)
class Plan:
    """One batch, before anything is graded."""

    course: Course
    assignment: Assignment
    level: Level
    collection: Collection
    entries: tuple[Entry, ...]                       # those to grade: all, or those that were named
    roster: Roster | None
    matching: Matching | None                        # of all entries, not only of those to grade
    extensions: Mapping[tuple[str, str], Extension]
    only_checks: tuple[str, ...] = ()                # empty: all
    regrade: bool = False
    means: Means = SHORT

    def students_of(self, name: str) -> tuple[Student, ...]:
        """Return the roster's students of a submission: several for a group's."""
        pairs = self.matching.pairs if self.matching else ()
        return tuple(pair.student for pair in pairs if pair.submission == name)

    def submitted(self, entry: Entry) -> datetime | None:
        """Return when it was handed in, with a zone: the course's, or else UTC, where the export names none."""
        if entry.submitted is None or entry.submitted.tzinfo is not None:
            return entry.submitted
        return entry.submitted.replace(tzinfo=self.course.time_zone or timezone.utc)

    def adjusted(self, entry: Entry, score: float | None, possible: float) -> Adjusted:
        """Return a score after the late policy; a group has the extension of its first member who has one."""
        deadline = self.course.deadlines.get(self.assignment.id)
        granted = (extension_for(self.extensions, student, self.assignment.id) for student in
                   self.students_of(entry.name))
        return adjust(score, possible, self.submitted(entry), deadline, next(filter(None, granted), None))

    @property
    def notes(self) -> tuple[str, ...]:
        """What the operator should know of the extensions: which of them change nothing."""
        deadline = self.course.deadlines.get(self.assignment.id)
        granted = [(student, extension_for(self.extensions, student, self.assignment.id))
                   for student in (self.roster.students if self.roster and deadline else ())]
        none = [student.key for student, extension in granted
                if extension and extension.until and extension.of(deadline.due) == deadline.due]
        return (f"{count(len(none), 'extension')} until a time that is not after the deadline "
                f"({deadline.due:%Y-%m-%d %H:%M}), so that nothing changes: {listed(none)}",) if none else ()

    @property
    def unmatched(self) -> dict[str, str]:
        """Submissions that no student of the roster is known for -> why, each once, also a group's."""
        return nobodys(self.matching)

    def unmatched_lines(self, most: int = 10) -> list[str]:
        """Return them in words, and the members of groups who are not found; of many the first, and how many more."""
        lines = [*(f"{name}: {why}" for name, why in self.unmatched.items()), *strangers(self.matching)]
        more = [f"and {len(lines) - most} more: see the class page"] if len(lines) > most else []
        return [clean_line(line) for line in lines[:most]] + more


def make_plan(course: Course, assignment_id: str, source: Path, level: Level, *, roster: Path | None = None,
              extensions: Path | None = None, attempts: str = "last", only: tuple[str, ...] = (),
              checks: tuple[str, ...] = (), regrade: bool = False, budget: str = "short", device: str = "cpu") -> Plan:
    """Return the plan of a batch; `budget` and `device` as checker/means.py takes them.

    Raises OperatorError (a name, a file, what this machine cannot give) and AuthorError (the assignment).
    """
    assignment = load_assignment(course, assignment_id)
    means = means_for(assignment, level, budget, device)
    if unknown := sorted(set(checks) - set(known := (*checks_of(assignment, budget), *questions_of(assignment)))):
        raise OperatorError(f"There is no check `{unknown[0]}`; there are: {', '.join(known)}.")
    collection = read_collection(source, assignment.settings.file, attempts=attempts)
    read = read_roster(roster, course.roster) if roster else None
    hints = {entry.name: (entry.hints, *entry.partners) for entry in collection.entries}
    matching = match(read.students, hints) if read else None
    if extensions and read is None:
        raise OperatorError(f"{extensions} names students of a roster, and there is none: add --roster FILE.  To go on "
                            "without extensions, leave out --extensions, and remove extensions.csv in the batch's "
                            "folder.")
    granted = (read_extensions(extensions, read, course.assignment_ids(), course.time_zone, course.roster)
               if extensions else {})
    return Plan(course, assignment, level, collection, _chosen(collection, only), read, matching, granted,
                tuple(checks), regrade, means)


def _chosen(collection: Collection, only: tuple[str, ...]) -> tuple[Entry, ...]:
    # Under the name here, and under what it is called in the collection: `=1+1` is 1_1 here.
    by_name = {entry.place.rstrip("/"): entry for entry in collection.entries if entry.place}
    by_name |= {entry.name: entry for entry in collection.entries}
    if unknown := [name for name in only if name not in by_name]:
        examples = ", ".join(entry.name for entry in collection.entries[:3])
        raise OperatorError(f"There is no submission {unknown[0]!r} among the {len(collection.entries)} that were "
                            f"found; names are like {examples or 'none'}.")
    return tuple(dict.fromkeys(by_name[name] for name in only)) or collection.entries
