"""What was graded, by name -> a Validation, still without its problems.

In: reports of "reference", "template", "stub ...", "solution ...", "mistake ..." and "mutant ...".  Out: nouns of
validation.py.  Pure.
"""

from __future__ import annotations

from collections.abc import Mapping

from grader.assignment import Assignment
from grader.grade import Graded
from grader.mistakes import Mistake, load_equivalents
from grader.model import CheckResult, Level, Outcome, Report
from grader.mutants import Mutant
from grader.questions import questions_of
from grader.validation import (
    VALIDATION_SCHEMA,
    CataloguedMistake,
    CheckPower,
    GradedMutant,
    JudgedQuestion,
    Validation,
    Variant,
)

# They say nothing of what a check catches: it was not run, or not to its end.
_UNDECIDED = (Outcome.SKIPPED, Outcome.BROKEN)


def taken(assignment: Assignment, level: Level, mistakes: tuple[Mistake, ...], mutated: Mapping[str, Mutant],
          graded: Mapping[str, Graded], seconds: float) -> Validation:
    """Return what was found out; raises AuthorError for an EQUIVALENT that is no dict of texts."""
    reports = {name: one.report for name, one in graded.items()}
    reference = reports["reference"]
    found = tuple(_mistake(mistake, mistakes, reports[f"mistake {mistake.name}"]) for mistake in mistakes)
    equivalents = load_equivalents(assignment.folder)
    killed = tuple(_mutant(mutant, reports[f"mutant {id}"], equivalents) for id, mutant in mutated.items())
    checks = tuple(CheckPower(check.id, check.title, check.max_points,
                              tuple(mistake.name for mistake in found if check.id in mistake.lost),
                              sum(mutant.killed_by == check.id for mutant in killed))
                   for check in reference.checks)
    return Validation(
        VALIDATION_SCHEMA, assignment.id, assignment.settings.title, level, reference.max_score,
        _variant("reference", reference), _variant("template", reports["template"]), _variants("solution", reports),
        found, checks, killed if mutated else None, (), seconds, _questions(assignment), _variants("stub", reports))


def _questions(assignment: Assignment) -> tuple[JudgedQuestion, ...]:
    return tuple(JudgedQuestion(id, question.kind, question.points, question.read_by_people)
                 for id, question in questions_of(assignment).items())


def _variants(kind: str, reports: Mapping[str, Report]) -> tuple[Variant, ...]:
    return tuple(_variant(name.removeprefix(f"{kind} "), report) for name, report in sorted(reports.items())
                 if name.startswith(f"{kind} "))


def _variant(name: str, report: Report) -> Variant:
    return Variant(name, report.score, tuple(check.id for check in report.checks
                                             if check.points != check.max_points and check.outcome != Outcome.BROKEN))


def _mistake(mistake: Mistake, all_of_them: tuple[Mistake, ...], report: Report) -> CataloguedMistake:
    lost = {check.id: check for check in report.checks
            if check.points != check.max_points and check.outcome not in _UNDECIDED}
    kept = [check.id for check in report.checks if check.points == check.max_points]
    told = {id: check.diagnosis.mistake if check.diagnosis else "" for id, check in lost.items()}
    names = {one.says: one.name for one in all_of_them}
    return CataloguedMistake(
        mistake.name, mistake.says, report.score, tuple(lost),
        wrongly_kept=tuple(id for id in mistake.loses if id in kept),
        wrongly_lost=tuple(id for id in lost if id not in (*mistake.loses, *mistake.may_lose)),
        named=tuple(id for id, says in told.items() if says == mistake.says),
        named_as={id: names.get(says, says) for id, says in told.items() if says != mistake.says},
        skipped=tuple(check.id for check in report.checks if check.outcome is Outcome.SKIPPED),
        unnamed={id: _why_unnamed(mistake, lost[id]) for id, says in told.items() if not says})


def _why_unnamed(mistake: Mistake, check: CheckResult) -> str:
    """Return why no mistake was named: what is compared are the answers in those checks that the catalogue names."""
    if check.id not in (*mistake.loses, *mistake.may_lose):
        return "it stands in neither `loses` nor `may_lose`"
    if check.outcome is Outcome.OVER_LIMIT:
        return "it ends at a limit, with no answer to compare"
    if check.outcome is Outcome.MISSING:
        return "a function is missing, so that there is no answer to compare"
    return "no answer came, or another one at each run: does it draw numbers that no seed decides?"


def _mutant(mutant: Mutant, report: Report, equivalents: Mapping[str, str]) -> GradedMutant:
    killer = next((check.id for check in report.checks
                   if check.outcome not in (Outcome.PASSED, *_UNDECIDED)), None)
    change = " ".join(f"{mutant.before} -> {mutant.after or 'nothing'}".split())
    why = equivalents.get(change) or equivalents.get(mutant.function, "")
    return GradedMutant(mutant.id, mutant.function, mutant.line, change, killer, why)
