"""The story of a batch: for each submission look up, grade, keep, tell.

    entry -> in the gradebook already? -> unchanged
                                       -> crew -> Report -> late policy -> gradebook, report files

Report files hold the marks that people gave for the same answers, and what the late policy made of the score
(standing.py); the gradebook keeps the three apart.

Whatever is told as graded is on the disk: after kill -9, a power cut or a full disk the next start goes on from there.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from grader import __version__
from grader.batch.events import Event, Kind, Tally
from grader.batch.outputs import has_report, report_folder
from grader.batch.plan import Plan
from grader.batch.regrade import merged
from grader.batch.standing import Standing, late_of, standing_of
from grader.catalogue import rehearsal_for
from grader.checker.run import checks_of
from grader.crew import Crew, Done, Task
from grader.datasets import available
from grader.errors import OperatorError
from grader.grade import broken_report, submission_info
from grader.gradebook import Gradebook, Kept, Result, key
from grader.gradebook import Student as KeptStudent
from grader.intake import Entry
from grader.marking.kept import save_answers
from grader.model import Late, Outcome, Report, Submission
from grader.render.words import number
from grader.report_files import save_report

if TYPE_CHECKING:  # Dask is an extra
    from grader.cluster import ClusterCrew


def run_batch(plan: Plan, book: Gradebook, out: Path, *, jobs: int = 1, cluster: str = "",
              on_event: Callable[[Event], None] = lambda event: None,
              on_mistake: Callable[[int, int], None] = lambda done, total: None) -> Tally:
    """Grade what is not graded yet, into `book` and below `out`; returns how it ended.

    `jobs` processes of this machine grade, or, where `cluster` names a Dask scheduler, its workers do.
    Raises OperatorError (disk, file, unknown check) and AuthorError (the assignment); what was graded until then stays.
    """
    batch = _Batch(plan, book, out, on_event)
    with _crew(plan, jobs, cluster, on_mistake) as crew:
        for done in crew.grade(batch.tasks()):
            batch.keep(done)
    return batch.tally


def _crew(plan: Plan, jobs: int, cluster: str, on_mistake: Callable[[int, int], None]) -> Crew | ClusterCrew:
    if cluster:
        if plan.means.device != "cpu":
            raise OperatorError("--device is for --jobs, on this machine; --cluster grades on CPUs.  Leave one out.")
        return _cluster_crew(plan, cluster)  # its machines rehearse themselves: this one may not have the level
    # Before the crew starts, so that each of its processes finds it made.
    rehearsal_for(plan.assignment, plan.course.secret.key, plan.level, checks_of(plan.assignment), on_mistake)
    return Crew(plan.course, plan.assignment.id, plan.level, jobs, means=plan.means)


def _cluster_crew(plan: Plan, address: str) -> ClusterCrew:
    try:
        from grader.cluster import ClusterCrew
    except ImportError as error:
        raise OperatorError(f"--cluster needs Dask distributed ({error}).  Install it: pip install 'grader[cluster]'"
                            ) from error
    return ClusterCrew(plan.course, plan.assignment.id, plan.level, address, means=plan.means)


class _Batch:
    """The state of a run: the tally, and what the crew has in hand."""

    def __init__(self, plan: Plan, book: Gradebook, out: Path, on_event: Callable[[Event], None]) -> None:
        self.plan, self.book, self.out, self.on_event = plan, book, out, on_event
        self.tally = Tally(len(plan.entries))
        self._assignment_sha256 = plan.assignment.sha256()
        self._in_hand: dict[str, tuple[Entry, str]] = {}

    def tasks(self) -> Iterator[Task]:
        """Yield what must be graded, one at a time as it is asked for; the rest is told as unchanged on the way."""
        for entry in self.plan.entries:
            submission = self.plan.collection.read(entry)
            wanted = self._key(submission)
            kept = self.book.latest(wanted, entry.name)
            if kept is not None and kept.done and not self.plan.regrade and not self.plan.only_checks:
                self._unchanged(entry, kept, submission)
                continue
            self._in_hand[entry.name] = entry, wanted
            options = {"only": self.plan.only_checks} if self._earlier(entry.name, submission) else {}
            yield Task(entry.name, submission, options)

    def keep(self, done: Done) -> None:
        """Put one result where it cannot be lost, and only then tell it."""
        entry, wanted = self._in_hand.pop(done.task.name)
        report = done.graded.report if done.graded else self._broken(done)
        if done.graded and done.task.options.get("only"):
            earlier = self.book.report(self._earlier(entry.name, done.task.work).id)
            report = merged(earlier, report, self.plan.only_checks)
        self.book.add(Result(wanted, report, self._student(entry), self.plan.submitted(entry),
                             self._late(entry, report.score, report.max_score)))
        self._tell_standing("graded", self._save(self.book.latest(wanted, entry.name), done.task.work))

    def _unchanged(self, entry: Entry, kept: Kept, submission: Submission) -> None:
        """Nothing is graded; an extension that was granted since then counts."""
        late = self._late(entry, kept.score, kept.max_score)
        adjusted, earlier, kept = late != kept.late, kept, msgspec.structs.replace(kept, late=late)
        if not (adjusted or kept.counts[Outcome.AWAITING]) and has_report(self.out, entry.name):
            self._tell("unchanged", entry.name, kept.final, kept.max_score)
            return
        before = standing_of(self.book, earlier, self.plan.course).final if adjusted else None
        standing = self._save(kept, submission)
        if adjusted:  # after the files: killed in between, the next run does both again
            self.book.adjust(kept.id, late)
            self._tell_change(entry.name, before, standing.final)
        self._tell_standing("unchanged", standing)

    def _save(self, kept: Kept, submission: Submission) -> Standing:
        """Write a submission's files as it stands now."""
        standing, folder = standing_of(self.book, kept, self.plan.course), report_folder(self.out, kept.name)
        save_report(standing.report, folder)
        save_answers(standing.report, submission, folder)
        return standing

    def _tell_change(self, name: str, before: float | None, after: float | None) -> None:
        if before != after:
            was, now = ("open" if points is None else number(points) for points in (before, after))
            self.tally = dataclasses.replace(self.tally, changed=(*self.tally.changed, f"{name} {was} to {now}"))

    def _tell_standing(self, kind: Kind, standing: Standing) -> None:
        broken = standing.ended(Outcome.BROKEN)
        self._tell("broken" if broken else kind, standing.kept.name, standing.final, standing.report.max_score,
                   awaiting=standing.ended(Outcome.AWAITING) and not broken)

    def _tell(self, kind: Kind, name: str, final: float | None, max_score: float, awaiting: bool = False) -> None:
        self.tally = self.tally.with_one(kind, failing=final is not None and final < max_score, awaiting=awaiting)
        self.on_event(Event(name, kind, final, max_score, awaiting, self.tally))

    def _key(self, submission: Submission) -> str:
        return key(submission_info(submission), assignment=self.plan.assignment.id,
                   assignment_sha256=self._assignment_sha256, grader=__version__, level=self.plan.level, scope="all",
                   secret=self.plan.course.secret.fingerprint, data=available(), budget=self.plan.means.budget,
                   device=self.plan.means.device)

    def _earlier(self, name: str, submission: Submission) -> Kept | None:
        """Return the newest result of the same content, when only some checks are to be graded again."""
        if not self.plan.only_checks:
            return None
        found = None
        for kept in self.book.history(name):
            report = self.book.report(kept.id)
            if kept.done and report.submission.sha256 == submission_info(submission).sha256:
                found = kept
        return found

    def _broken(self, done: Done) -> Report:
        return broken_report(self.plan.course, self.plan.assignment, done.task.work, self.plan.level, done.error,
                             self.plan.means)

    def _student(self, entry: Entry) -> KeptStudent:
        for student in self.plan.students_of(entry.name)[:1]:
            return KeptStudent(student.name, student.key, student.email)
        return KeptStudent(entry.hints.name, entry.hints.id, entry.hints.email)

    def _late(self, entry: Entry, score: float | None, max_score: float) -> Late:
        return late_of(self.plan.adjusted(entry, score, max_score))
