"""What an Overview says at a glance: figures and groups that the class page shows above its table.

In: an Overview or its rows.  Out: short strings, figures and groups.  Pure.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import mean, median

from grader.model import Outcome
from grader.overview import CheckRate, MistakeCount, Overview, Row
from grader.render.words import number

# Beyond these a list is folded away: the page is read at a glance.
MISTAKES_SHOWN = 10
SLOWEST_SHOWN = 5
NAMES_SHOWN = 12

_NAMELESS = (Outcome.PARTIAL, Outcome.FAILED, Outcome.CRASHED, Outcome.OVER_LIMIT)


def headline(overview: Overview) -> list[tuple[str, str, str]]:
    """Return the class in figures: (what, figure, what belongs to it)."""
    rows, finals = overview.rows, scores(overview)
    of = f"of {number(overview.max_score)}"
    empty, still_open = len(ungraded(rows)), sum(row.final is None for row in rows)
    broken, awaiting = len(ended(rows, Outcome.BROKEN)), len(ended(rows, Outcome.AWAITING))
    return [
        ("Submissions", f"{len(rows):,}", f"{empty:,} with nothing to grade" if empty else ""),
        ("Mean of final scores", number(mean(finals)) if finals else "none", of if finals else ""),
        ("Median of final scores", number(median(finals)) if finals else "none", of if finals else ""),
        ("Open scores", f"{still_open:,}", f"{broken:,} BROKEN, {awaiting:,} awaiting" if still_open else ""),
        ("Unmatched", f"{len(unmatched(rows)):,}", ""),
        ("Students without a submission", f"{len(overview.missing):,}", ""),
    ]


def scores(overview: Overview) -> list[float]:
    """Return the final scores that are not open."""
    return [row.final for row in overview.rows if row.final is not None]


def ended(rows: Sequence[Row], outcome: Outcome) -> list[tuple[Row, list[str]]]:
    """Return the submissions of which a check ended so, each with those checks."""
    pairs = [(row, [check for check, found in row.outcomes.items() if found is outcome]) for row in rows]
    return [(row, checks) for row, checks in pairs if checks]


def unmatched(rows: Sequence[Row]) -> list[Row]:
    """Return the submissions of no student of the roster."""
    return [row for row in rows if not row.matched]


def ungraded(rows: Sequence[Row]) -> list[Row]:
    """Return the submissions that held nothing to grade."""
    return [row for row in rows if row.problem]


def to_look_after(overview: Overview) -> bool:
    """Say whether anything asks for a person: a warning, a note, a submission or a student."""
    rows = overview.rows
    return bool(overview.warnings or overview.notes or overview.missing or ungraded(rows) or unmatched(rows)
                or ended(rows, Outcome.BROKEN) or ended(rows, Outcome.AWAITING))


def nameless(rows: Sequence[Row]) -> int:
    """Count the submissions whose student code went wrong and of which no mistake has a name."""
    return sum(not row.mistakes and any(found in _NAMELESS for found in row.outcomes.values()) for row in rows)


def of_class(count: MistakeCount, overview: Overview) -> str:
    """Write how many made a mistake: `34 of 120 students (28 %)`."""
    made, all_of_them = len(count.students), len(overview.rows)
    return f"{made:,} of {all_of_them:,} students ({percent(made, all_of_them)})"


def percent(part: int, whole: int) -> str:
    """Write a share as `28 %`; `0 %` and `100 %` mean none and all."""
    if 0 < part < whole:
        return f"{min(max(round(100 * part / whole), 1), 99)} %"
    return "100 %" if part else "0 %"


def width(part: float, whole: float) -> str:
    """Write a share as a width for a style: `27.50%`."""
    return f"{min(max(100 * part / whole, 0), 100) if whole else 0:.2f}%"


def by_task(overview: Overview) -> list[tuple[str, list[CheckRate]]]:
    """Group the checks by task, in the handout's order: (the task's title, its checks)."""
    groups: dict[str, list[CheckRate]] = {task: [] for task in overview.tasks}
    for rate in overview.checks:
        groups.setdefault(rate.task, []).append(rate)
    return [(overview.tasks.get(task, task), rates) for task, rates in groups.items() if rates]


def parts(rate: CheckRate) -> list[tuple[Outcome, int]]:
    """Return how often a check ended how, in the order in which Outcome lists them, without zeros."""
    return [(outcome, rate.counts[outcome]) for outcome in Outcome if rate.counts.get(outcome)]


def passed(rate: CheckRate) -> str:
    """Write the share of submissions that passed a check."""
    return percent(rate.counts.get(Outcome.PASSED, 0), sum(rate.counts.values()))


def slowest(rows: Sequence[Row]) -> list[Row]:
    """Return the submissions that took longest to grade, the slowest first."""
    return sorted(rows, key=lambda row: -row.seconds)[:SLOWEST_SHOWN]


def duration(seconds: float) -> str:
    """Write a time as people do: `0.4 s`, `12 s`, `3 min 20 s`, `2 h 5 min`."""
    if seconds < 9.95:
        return f"{number(round(seconds, 1))} s"
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours:,} h {minutes} min"
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"
