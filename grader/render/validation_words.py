"""What a Validation says, in the words that its text and its page share.

In: a Validation or a part of one.  Out: short strings and groups.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Optional

from grader.render.clean import clean_line
from grader.render.words import number
from grader.validation import CataloguedMistake, GradedMutant, Validation, Variant

OUTSIDE = "outside of functions"


def verdict(found: Validation) -> str:
    """Write whether the author has to act: `Nothing to mend` or `2 to mend`."""
    return f"{len(found.problems)} to mend" if found.problems else "Nothing to mend"


def score(earned: Optional[float], possible: float) -> str:
    """Write a score as `86 / 100`, or `open / 100`."""
    return f"{'open' if earned is None else number(earned)} / {number(possible)}"


def variants(found: Validation) -> tuple[tuple[str, Variant], ...]:
    """Return everything that is not a mistake, each with what it is called: `reference`, `solution vectorised.py`."""
    others = ((f"{kind} {clean_line(one.name)}", one) for kind, ones in
              (("stub", found.stubs), ("solution", found.solutions)) for one in ones)
    return (("reference", found.reference), ("template", found.template), *others)


def questions(found: Validation) -> str:
    """Write how the questions are read: `4 questions: 3 held against their key, 1 read by people`; empty for none."""
    people = sum(question.read_by_people for question in found.questions)
    parts = {"held against their key": len(found.questions) - people, "read by people": people}
    said = ", ".join(f"{count} {how}" for how, count in parts.items() if count)
    count = "1 question" if len(found.questions) == 1 else f"{len(found.questions)} questions"
    return f"{count}: {said}" if said else ""


def kill_rate(found: Validation) -> str:
    """Write how many of the mutants that are not equivalent a check caught: `156 of 160 (97.5 %)`; empty for none."""
    total = len(found.mutants or ()) - len(equivalent(found))
    killed = total - len(unexplained(found))
    # Cut, not rounded: a rate of 100 % must mean all of them.
    return f"{killed} of {total} ({number(killed * 1000 // total / 10)} %)" if total else ""


def unexplained(found: Validation) -> list[GradedMutant]:
    """Return the survivors of which nobody says why they survive."""
    return [mutant for mutant in found.survivors if not mutant.equivalent]


def equivalent(found: Validation) -> list[GradedMutant]:
    """Return the survivors that are as right as the reference, as the author says."""
    return [mutant for mutant in found.survivors if mutant.equivalent]


def naming(mistake: CataloguedMistake) -> list[tuple[str, tuple[str, ...]]]:
    """Return how a student's report would name the mistake, and the checks in which it does.

    They are all of `lost`, and those that are skipped, where nothing is named.
    """
    ways = {"as itself": mistake.named}
    for check, other in mistake.named_as.items():
        way = f"as {clean_line(other)}" if other else "not named"
        ways[way] = (*ways.get(way, ()), check)
    ways["skipped"] = mistake.skipped
    return [(way, checks) for way, checks in ways.items() if checks]


def faults(mistake: CataloguedMistake) -> list[str]:
    """Return what the author should mend about a mistake, or its checks: one short sentence each."""
    wrong = (("Should lose and keeps", mistake.wrongly_kept), ("Should keep and loses", mistake.wrongly_lost))
    said = [f"{words}: {', '.join(map(clean_line, checks))}." for words, checks in wrong if checks]
    if not mistake.lost:
        return [*said, "Loses nothing."]
    return said if mistake.named else [*said, "Never named."]


def by_function(mutants: Iterable[GradedMutant]) -> list[tuple[str, list[GradedMutant]]]:
    """Group mutants by the function that they change, functions and mutants in the order of the reference."""
    groups: dict[str, list[GradedMutant]] = {}
    for mutant in sorted(mutants, key=lambda one: one.line):
        groups.setdefault(clean_line(mutant.function) or OUTSIDE, []).append(mutant)
    return list(groups.items())
