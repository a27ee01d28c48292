"""What is graded to judge an assignment's checks: the reference, the template, stubs, other right solutions, every
known mistake, and mutants.  Its questions are held against their own key.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from grader.assignment import Assignment, load_assignment
from grader.catalogue import rehearsal_for
from grader.catalogue.rehearse import completed, mistaken, variant
from grader.checker.run import without_answers
from grader.course import Course
from grader.crew import Crew, Done, Task
from grader.errors import GraderError
from grader.grade import Graded
from grader.intake import read_submission
from grader.mistakes import Mistake, load_mistakes
from grader.model import CheckResult, Level
from grader.mutants import Mutant, mutants
from grader.validate.first import graded_reference
from grader.validate.handed_out import left_undone, refuse_unknown_checks
from grader.validate.problems import problems_of
from grader.validate.stubs import stubs_of
from grader.validate.taking import taken
from grader.validation import Validation

# Code alone: variants of the reference answer no questions; those are held against their own key (questions/key.py).
_CODE = {"questions": False}
_UNNAMED = {**_CODE, "name_mistakes": False}
_QUICK = {**_UNNAMED, "first_failure": True}


def validate(course: Course, assignment_id: str, level: Level, *, jobs: int = 1, with_mutants: bool = False,
             on_done: Callable[[str, int, int], None] = lambda name, done, total: None) -> Validation:
    """Return what the checks of an assignment are worth; `on_done` hears a name, how many are done, and of how many.

    Raises OperatorError and AuthorError as `grade` does, and AuthorError when the reference does not get all points,
    when a mistake does not fit it, or names a check that is not there.
    """
    began, assignment = time.perf_counter(), load_assignment(course, assignment_id)
    mistakes, text = load_mistakes(assignment.folder), assignment.reference.read_text(encoding="utf-8")
    checks = _declared(assignment)
    refuse_unknown_checks(assignment, mistakes, tuple(check.id for check in checks))
    mutated = {mutant.id: mutant for mutant in mutants(text)} if with_mutants else {}
    undone = tuple(left_undone(assignment, checks))
    tasks = [*_variants(assignment), *_mistakes(assignment, mistakes, text), *_mutants(assignment, mutated)]
    on_done("reference", 0, len(tasks))
    graded = {"reference": graded_reference(course, assignment, level)}
    # Before the crew starts, so that each of its processes finds it made.
    rehearsal_for(assignment, course.secret.key, level, [check.id for check in graded["reference"].report.checks],
                  lambda done, total: on_done("rehearsing the mistakes", done, total))
    with Crew(course, assignment_id, level, jobs) as crew:
        for number, done in enumerate(crew.grade(tasks), start=1):
            graded[done.task.name] = _graded(done)
            on_done(done.task.name, number, len(tasks))
    found = taken(assignment, level, mistakes, mutated, graded, round(time.perf_counter() - began, 1))
    return problems_of(found, assignment, graded, undone)


def _declared(assignment: Assignment) -> tuple[CheckResult, ...]:
    """Return a result for each check, those of the full budget too."""
    return without_answers(assignment, "", public_only=False, budget="full" if assignment.settings.full else "short")


def _variants(assignment: Assignment) -> Iterator[Task]:
    """Yield the template, the stubs that are made of it, and the other right solutions."""
    template = read_submission(assignment.template, assignment.settings.file)
    yield Task("template", template, _UNNAMED)
    if template.main is not None:
        for name, stub in stubs_of(template).items():
            yield Task(f"stub {name}", stub, _UNNAMED)
    for path in right_solutions(assignment):
        solution = completed(assignment, read_submission(path, assignment.settings.file))
        yield Task(f"solution {path.name}", solution, _UNNAMED)


def right_solutions(assignment: Assignment) -> list[Path]:
    """Return the files and folders of assignments/<id>/solutions/: right ones that are not the reference."""
    folder = assignment.folder / "solutions"
    return sorted(path for path in folder.iterdir() if not path.name.startswith((".", "_"))) if folder.is_dir() else []


def _mistakes(assignment: Assignment, mistakes: Iterable[Mistake], text: str) -> list[Task]:
    return [Task(f"mistake {mistake.name}", mistaken(assignment, mistake, text), _CODE)
            for mistake in mistakes]


def _mutants(assignment: Assignment, mutated: dict[str, Mutant]) -> list[Task]:
    return [Task(f"mutant {id}", variant(assignment, one.source), _QUICK) for id, one in mutated.items()]


def _graded(done: Done) -> Graded:
    if done.graded is None:
        raise GraderError(f"{done.task.name}: {done.error}")
    return done.graded
