"""A Validation for a terminal: the verdict first, then what each mistake costs and what each check catches.

In: a Validation.  Out: text of at most 100 columns.
"""

from __future__ import annotations

from grader.render import validation_words as words
from grader.render.clean import clean, clean_line
from grader.render.text import INDENT, wrapped
from grader.render.words import count
from grader.validation import CataloguedMistake, GradedMutant, Validation


def validation_to_text(found: Validation) -> str:
    """Return the validation as text of at most 100 columns."""
    parts = [_head(found), _verdict(found), _variants(found), _mistakes(found), _checks(found), _mutants(found),
             f"{words.verdict(found)}." if found.problems else ""]
    return "\n\n".join(part for part in parts if part) + "\n"


def _head(found: Validation) -> str:
    title = f"{clean_line(found.title)}: the checks of {clean_line(found.assignment)}, graded"
    return "\n".join([*wrapped(title), f"level: {found.level.value}, {found.seconds:.0f} s"])


def _verdict(found: Validation) -> str:
    if not found.problems:
        return f"{words.verdict(found)}."
    lines = [line for problem in found.problems for line in wrapped(clean(problem), INDENT + "- ", INDENT * 2)]
    return "\n".join([f"{words.verdict(found)}:", *lines])


def _variants(found: Validation) -> str:
    rows = [(name, words.score(one.score, found.max_score), one.lost) for name, one in words.variants(found)]
    width, wide = (max(len(row[column]) for row in rows) for column in (0, 1))
    lines = []
    for name, score, lost in rows:
        missed = "" if not lost else f"  loses points in {len(lost)} of {len(found.checks)} checks"
        lines += wrapped(f"{name:<{width}}  {score:>{wide}}{missed}", "", INDENT)
    return "\n".join([*lines, *([f"{words.questions(found)}."] if found.questions else [])])


def _mistakes(found: Validation) -> str:
    if not found.mistakes:
        return "No mistakes are catalogued: write mistakes.py."
    caught, named = (sum(bool(ids) for ids in kind) for kind in
                     ((one.lost for one in found.mistakes), (one.named for one in found.mistakes)))
    lines = [f"Known mistakes: {len(found.mistakes)}; {caught} of them lose points, {named} are named."]
    return "\n".join([*lines, *(line for one in found.mistakes for line in _mistake(one, found.max_score))])


def _mistake(one: CataloguedMistake, possible: float) -> list[str]:
    lost = ", ".join(map(clean_line, one.lost)) or "nothing"
    lines = wrapped(f"{clean_line(one.name)}  {words.score(one.score, possible)}  fails {lost}", INDENT, INDENT * 3)
    said = [f"{way}: {', '.join(map(clean_line, checks))}" for way, checks in words.naming(one) if way != "as itself"]
    for line in [*said, *words.faults(one)]:
        lines += wrapped(line, INDENT * 3, INDENT * 4)
    return lines


def _checks(found: Validation) -> str:
    lines = ["What each check catches:"]
    for check in found.checks:
        mutants = f", first to fail {check.mutants} mutants" if found.mutants else ""
        caught = f"{count(len(check.mistakes), 'mistake')}{mutants}"
        lines += wrapped(f"{clean_line(check.id)}: {caught}", INDENT, INDENT * 2)
    return "\n".join(lines)


def _mutants(found: Validation) -> str:
    if not found.mutants:
        return ""
    lines = [f"Mutants killed: {words.kill_rate(found) or 'none'}."]
    if explained := words.equivalent(found):
        lines += [f"Not counted, as right as the reference, as mistakes.py says: {len(explained)}."]
    if groups := words.by_function(words.unexplained(found)):
        lines += ["These survive: each is as right as the reference, or a check is missing."]
    for function, survivors in groups:
        lines += wrapped(f"{function}:", INDENT)
        lines += [line for one in survivors for line in _mutant(one)]
    return "\n".join(lines)


def _mutant(one: GradedMutant) -> list[str]:
    return wrapped(f"line {one.line}: {clean_line(one.change)}  ({clean_line(one.id)})", INDENT * 2, INDENT * 3)
