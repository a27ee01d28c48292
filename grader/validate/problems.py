"""What was found out about an assignment -> a sentence for everything that its author should mend.

In: Validation, the reports behind it.  Out: the Validation with its `problems`.  Pure.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from grader.assignment import Assignment
from grader.grade import Graded
from grader.mistakes import load_equivalents
from grader.model import Outcome
from grader.questions import questions_of
from grader.questions.key import problems_of_questions
from grader.validate.first import last_line
from grader.validation import CataloguedMistake, Validation

_MOST_NAMES = 3


def problems_of(found: Validation, assignment: Assignment, graded: Mapping[str, Graded],
                left_undone: tuple[str, ...]) -> Validation:
    """Return `found` with all problems; `left_undone` are those that were known before anything was graded."""
    broken = _broken(graded)
    problems = (*left_undone, *broken.values(), *_of_variants(found), *_given_away(found, graded),
                *_of_checks(found, tuple(broken)),
                *(said for mistake in found.mistakes for said in _of_mistake(mistake, found)),
                *problems_of_questions(questions_of(assignment)),
                *_unexplained(found, load_equivalents(assignment.folder)))
    return msgspec.structs.replace(found, problems=problems)


def _broken(graded: Mapping[str, Graded]) -> dict[str, str]:
    """Return a sentence for each check that broke, whatever broke it: check -> sentence."""
    names: dict[str, list[str]] = {}
    for name, one in graded.items():
        for check in one.report.checks:
            if check.outcome is Outcome.BROKEN and not name.startswith("mutant "):  # those stop at their first failure
                names.setdefault(check.id, []).append(name)
    return {check: f"The check {check} breaks on {_listed(by)}: {_cause(graded[by[0]], check)}"
            for check, by in names.items()}


def _listed(names: list[str]) -> str:
    more = f" and {len(names) - _MOST_NAMES} more" if len(names) > _MOST_NAMES else ""
    return f"the {', '.join(names[:_MOST_NAMES])}{more}"


def _cause(graded: Graded, check: str) -> str:
    faults = [fault for fault in graded.faults if f"::test_{check} " in fault.partition("\n")[0]] or graded.faults
    return last_line(faults[0]) if faults else "it was not run to its end."


def _of_variants(found: Validation) -> Iterator[str]:
    for kind, one in [("reference", found.reference), *((f"solution {one.name}", one) for one in found.solutions)]:
        if one.lost:
            yield f"The {kind} loses points in: {', '.join(one.lost)}."


def _given_away(found: Validation, graded: Mapping[str, Graded]) -> Iterator[str]:
    """Yield what earns points without any work: checks of the template, checks that a stub satisfies."""
    if template := _earning(graded["template"]):
        yield f"The template earns points in: {', '.join(template)}."
    for stub in found.stubs:
        for check in _earning(graded[f"stub {stub.name}"]):
            if check not in template:
                yield (f"{check} gives points for `{stub.name}`.  Let it need a check that this fails, or compare an "
                       "answer.")


def _earning(graded: Graded) -> list[str]:
    return [check.id for check in graded.report.checks if check.points]


def _of_checks(found: Validation, broken: tuple[str, ...]) -> Iterator[str]:
    if not found.mistakes:
        return
    for check in found.checks:
        if not check.mistakes and check.id not in broken:
            skipped = any(check.id in mistake.skipped for mistake in found.mistakes)
            why = "it is skipped at best" if skipped else "no catalogued mistake does"
            yield f"Nothing fails the check {check.id}: {why}, so nobody knows that it works."


def _of_mistake(mistake: CataloguedMistake, found: Validation) -> Iterator[str]:
    if mistake.wrongly_kept:
        yield f"The mistake {mistake.name} should lose and does not: {', '.join(mistake.wrongly_kept)}."
    if mistake.wrongly_lost:
        yield f"The mistake {mistake.name} should keep and does not: {', '.join(mistake.wrongly_lost)}."
    if not mistake.lost and mistake.score is not None:
        yield f"The mistake {mistake.name} loses nothing."
    elif mistake.lost and not mistake.named:
        yield _never_named(mistake, {one.name for one in found.mistakes})


def _never_named(mistake: CataloguedMistake, catalogue: set[str]) -> str:
    others = set(mistake.named_as.values())
    if len(others) == 1 and others <= catalogue:
        return (f"The mistake {mistake.name} is never named: same answers as {others.pop()}.  Drop one, or add a check "
                "that tells them apart.")
    said = "; ".join(f"{check}: {name or 'no diagnosis, since ' + mistake.unnamed[check]}"
                     for check, name in mistake.named_as.items())
    return f"The mistake {mistake.name} is never named; its reports say {said}."


def _unexplained(found: Validation, equivalents: Mapping[str, str]) -> Iterator[str]:
    """Yield what an author should look at in the survivors, and explanations that explain none of them."""
    if found.mutants is None:
        return
    for mutant in found.survivors:
        if not mutant.equivalent:
            yield (f"The mutant {mutant.id} survives: {mutant.change}.  Add a check that fails it, or say in "
                   "EQUIVALENT why it is as right as the reference.")
    survive = {text for mutant in found.survivors for text in (mutant.change, mutant.function)}
    for change in equivalents:
        if change not in survive:
            yield f"EQUIVALENT explains a mutant that does not survive: {change}."
