"""How the checks ended over the class: by task, and those that went wrong most often.

In: an Overview.  Out: CheckRates and figures.  Pure.
A submission that did not load, or that holds nothing to grade, says nothing of a check: class_words.py counts it as
one thing, and here it is left out.
"""

from __future__ import annotations

from collections import Counter

import msgspec

from grader.model import Outcome
from grader.overview import CheckRate, Overview
from grader.render.class_status import WRONG, is_told_once, one_each
from grader.render.class_words import percent

WORST_SHOWN = 5


def rates(overview: Overview) -> tuple[CheckRate, ...]:
    """Return how each check ended, without what is told once of a whole submission."""
    told = Counter((check, outcome) for row in one_each(overview.rows) for check, outcome in row.outcomes.items()
                   if is_told_once(row, outcome))
    return tuple(msgspec.structs.replace(rate, counts={
        outcome: left for outcome, count in rate.counts.items() if (left := count - told[rate.id, outcome]) > 0})
        for rate in overview.checks)


def by_task(overview: Overview) -> list[tuple[str, list[CheckRate]]]:
    """Group the rates by task, in the handout's order: (the task's title, its checks)."""
    groups: dict[str, list[CheckRate]] = {task: [] for task in overview.tasks}
    for rate in rates(overview):
        groups.setdefault(rate.task, []).append(rate)
    return [(overview.tasks.get(task, task), found) for task, found in groups.items() if found]


def worst(overview: Overview) -> list[CheckRate]:
    """Return the checks that went wrong in the largest share of submissions, the largest first.

    What nobody has tried is not wrong: it asks for another word than an explanation.
    """
    known = [rate for rate in rates(overview) if is_judged(rate) and _wrong(rate)]
    return sorted(known, key=lambda rate: -_wrong(rate) / _with_points(rate))[:WORST_SHOWN]


def wrong(rate: CheckRate) -> str:
    """Write in how many submissions a check went wrong, and in what share: `12 of 40 (30 %)`."""
    return f"{_wrong(rate):,} of {_with_points(rate):,} ({percent(_wrong(rate), _with_points(rate))})"


def parts(rate: CheckRate) -> list[tuple[Outcome, int]]:
    """Return how often a check ended how, in the order in which Outcome lists them, without zeros."""
    return [(outcome, rate.counts[outcome]) for outcome in Outcome if rate.counts.get(outcome)]


def is_judged(rate: CheckRate) -> bool:
    """True where no result awaits a person: while some do, a share would tell only of those that got no points."""
    return _with_points(rate) > 0 and not rate.counts.get(Outcome.AWAITING)


def passed(*rates: CheckRate) -> str:
    """Write the share that passed, of those checks that are judged; empty where none is.  BROKEN counts in none."""
    known = list(filter(is_judged, rates))
    return percent(sum(map(_passed, known)), sum(map(_with_points, known))) if known else ""


def _passed(rate: CheckRate) -> int:
    return rate.counts.get(Outcome.PASSED, 0)


def _wrong(rate: CheckRate) -> int:
    return sum(rate.counts.get(outcome, 0) for outcome in WRONG)


def _with_points(rate: CheckRate) -> int:
    return sum(count for outcome, count in rate.counts.items() if outcome not in (Outcome.AWAITING, Outcome.BROKEN))
