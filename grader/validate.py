"""Grade an assignment's checks: the reference, the template, other right solutions, every known mistake, and mutants.
Its questions are held against their own key.

In: a course, an assignment's id, a level.  Out: Validation, whose `problems` say what its author should mend.
Everything is graded as a submission is: in the sandbox, by the same checks.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import msgspec

from grader.assignment import Assignment, load_assignment
from grader.catalogue import rehearsal_for
from grader.catalogue.rehearse import completed, mistaken, variant
from grader.checker.run import checks_of
from grader.course import Course
from grader.crew import Crew, Done, Task
from grader.errors import GraderError
from grader.intake import read_submission
from grader.mistakes import Mistake, load_equivalents, load_mistakes
from grader.model import Level, Outcome, Report
from grader.mutants import Mutant, mutants
from grader.questions import Question, questions_of
from grader.questions.key import problems_of_questions
from grader.validation import (
    VALIDATION_SCHEMA,
    CataloguedMistake,
    CheckPower,
    GradedMutant,
    JudgedQuestion,
    Validation,
    Variant,
)

# Code alone: variants of the reference answer no questions; those are held against their own key (questions/key.py).
_CODE = {"questions": False}
_UNNAMED = {**_CODE, "name_mistakes": False}
_QUICK = {**_UNNAMED, "first_failure": True}


def validate(course: Course, assignment_id: str, level: Level, *, jobs: int = 1, with_mutants: bool = False,
             on_done: Callable[[str, int, int], None] = lambda name, done, total: None) -> Validation:
    """Return what the checks of an assignment are worth; `on_done` hears a name, how many are done, and of how many.

    Raises OperatorError and AuthorError as `grade` does, and AuthorError when a mistake does not fit the reference.
    """
    began, assignment = time.perf_counter(), load_assignment(course, assignment_id)
    mistakes, text = load_mistakes(assignment.folder), assignment.reference.read_text(encoding="utf-8")
    mutated = {mutant.id: mutant for mutant in mutants(text)} if with_mutants else {}
    tasks = [*_variants(assignment), *_mistakes(assignment, mistakes, text),
             *(Task(f"mutant {id}", variant(assignment, one.source), _QUICK) for id, one in mutated.items())]
    # Before the crew starts, so that each of its processes finds it made.
    rehearsal_for(assignment, course.secret.key, level, checks_of(assignment),
                  lambda done, total: on_done("rehearsing the mistakes", done, total))
    reports: dict[str, Report] = {}
    with Crew(course, assignment_id, level, jobs) as crew:
        for done in crew.grade(tasks):
            reports[done.task.name] = _report(done)
            on_done(done.task.name, len(reports), len(tasks))
    return _validation(assignment, level, mistakes, mutated, reports, round(time.perf_counter() - began, 1))


def _variants(assignment: Assignment) -> list[Task]:
    folders = {"reference": assignment.reference.parent, "template": assignment.template}
    solutions = {f"solution {path.name}": completed(assignment, read_submission(path, assignment.settings.file))
                 for path in right_solutions(assignment)}
    return [Task(name, path, _UNNAMED) for name, path in {**folders, **solutions}.items()]


def right_solutions(assignment: Assignment) -> list[Path]:
    """Return the files and folders of assignments/<id>/solutions/: right ones that are not the reference."""
    folder = assignment.folder / "solutions"
    return sorted(path for path in folder.iterdir() if not path.name.startswith((".", "_"))) if folder.is_dir() else []


def _mistakes(assignment: Assignment, mistakes: Iterable[Mistake], text: str) -> list[Task]:
    return [Task(f"mistake {mistake.name}", mistaken(assignment, mistake, text), _CODE)
            for mistake in mistakes]


def _report(done: Done) -> Report:
    if done.graded is None:
        raise GraderError(f"{done.task.name}: {done.error}")
    return done.graded.report


def _validation(assignment: Assignment, level: Level, mistakes: tuple[Mistake, ...], mutated: dict[str, Mutant],
                reports: dict[str, Report], seconds: float) -> Validation:
    reference = reports["reference"]
    found = tuple(_mistake(mistake, mistakes, reports[f"mistake {mistake.name}"]) for mistake in mistakes)
    equivalents = load_equivalents(assignment.folder)
    graded = tuple(_mutant(mutant, reports[f"mutant {id}"], equivalents) for id, mutant in mutated.items())
    checks = tuple(CheckPower(check.id, check.title, check.max_points,
                              tuple(mistake.name for mistake in found if check.id in mistake.lost),
                              sum(mutant.killed_by == check.id for mutant in graded))
                   for check in reference.checks)
    solutions = tuple(_variant(name.removeprefix("solution "), report) for name, report in reports.items()
                      if name.startswith("solution "))
    template = _variant("template", reports["template"])
    found_out = Validation(
        VALIDATION_SCHEMA, assignment.id, assignment.settings.title, level, reference.max_score,
        _variant("reference", reference), template, tuple(sorted(solutions, key=lambda one: one.name)), found, checks,
        graded if mutated else None, (), seconds, _questions(questions_of(assignment)))
    problems = (*_broken(reports), *problems_of(found_out, reports["template"]),
                *problems_of_questions(questions_of(assignment)),
                *_unexplained(found_out, equivalents))
    return msgspec.structs.replace(found_out, problems=problems)


def _questions(questions: Mapping[str, Question]) -> tuple[JudgedQuestion, ...]:
    return tuple(JudgedQuestion(id, question.kind, question.points, question.read_by_people)
                 for id, question in questions.items())


def _lost(report: Report) -> tuple[str, ...]:
    return tuple(check.id for check in report.checks if check.points != check.max_points)


def _variant(name: str, report: Report) -> Variant:
    return Variant(name, report.score, _lost(report))


def _mistake(mistake: Mistake, all_of_them: tuple[Mistake, ...], report: Report) -> CataloguedMistake:
    lost = _lost(report)
    told = {check.id: check.diagnosis.mistake if check.diagnosis else "" for check in report.checks
            if check.id in lost and check.outcome is not Outcome.SKIPPED}
    names = {one.says: one.name for one in all_of_them}
    return CataloguedMistake(
        mistake.name, mistake.says, report.score, lost,
        wrongly_kept=tuple(id for id in mistake.loses if id not in lost),
        wrongly_lost=tuple(id for id in lost if id not in (*mistake.loses, *mistake.may_lose)),
        named=tuple(id for id, says in told.items() if says == mistake.says),
        named_as={id: names.get(says, says) for id, says in told.items() if says != mistake.says})


def _mutant(mutant: Mutant, report: Report, equivalents: Mapping[str, str]) -> GradedMutant:
    killer = next((check.id for check in report.checks
                   if check.outcome not in (Outcome.PASSED, Outcome.BROKEN, Outcome.SKIPPED)), None)
    change = " ".join(f"{mutant.before} -> {mutant.after or 'nothing'}".split())
    why = equivalents.get(change) or equivalents.get(mutant.function, "")
    return GradedMutant(mutant.id, mutant.function, mutant.line, change, killer, why)


def _broken(reports: dict[str, Report]) -> list[str]:
    return [f"{name}: the check {check.id} broke, which is a fault of the check or of ours."
            for name, report in reports.items() if not name.startswith("mutant ")
            for check in report.checks if check.outcome is Outcome.BROKEN]


def problems_of(found: Validation, template: Report) -> list[str]:
    """Return a sentence for everything that the author should mend."""
    right = [f"The {kind} loses points in: {', '.join(one.lost)}." for kind, one in
             [("reference", found.reference), *((f"solution {one.name}", one) for one in found.solutions)] if one.lost]
    given_away = [check.id for check in template.checks if check.points]
    if given_away:
        right.append(f"The template earns points in: {', '.join(given_away)}.")
    if found.mistakes:
        right += [f"Nothing fails the check {check.id}: no catalogued mistake does, so nobody knows that it works."
                  for check in found.checks if not check.mistakes]
    return right + [problem for mistake in found.mistakes for problem in _problems_of(mistake)]


def _unexplained(found: Validation, equivalents: Mapping[str, str]) -> list[str]:
    """Return what an author should look at in the survivors, and explanations that explain none of them."""
    if found.mutants is None:
        return []
    survive = {text for mutant in found.survivors for text in (mutant.change, mutant.function)}
    return [*(f"The mutant {mutant.id} survives: {mutant.change}.  Add a check that fails it, or say in EQUIVALENT why "
              "it is as right as the reference." for mutant in found.survivors if not mutant.equivalent),
            *(f"EQUIVALENT explains a mutant that does not survive: {change}." for change in equivalents
              if change not in survive)]


def _problems_of(mistake: CataloguedMistake) -> list[str]:
    said = []
    if mistake.wrongly_kept:
        said.append(f"The mistake {mistake.name} should lose and does not: {', '.join(mistake.wrongly_kept)}.")
    if mistake.wrongly_lost:
        said.append(f"The mistake {mistake.name} should keep and does not: {', '.join(mistake.wrongly_lost)}.")
    if not mistake.lost:
        said.append(f"The mistake {mistake.name} loses nothing.")
    elif not mistake.named:
        others = ", ".join(f"{check}: {name or 'no diagnosis'}" for check, name in mistake.named_as.items())
        said.append(f"The mistake {mistake.name} is never named; its reports say {others}.")
    return said
