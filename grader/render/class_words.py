"""What an Overview says at a glance: figures and groups that the class page shows above its table.

In: an Overview or its rows.  Out: short strings, figures and groups.  Pure.
Submissions are counted, not students: a group has one submission, and a row for each of its students.  Scores are the
students': a group has one for each.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import mean, median

from grader.model import Outcome
from grader.overview import CheckRate, MistakeCount, Overview, Row
from grader.render import words
from grader.render.class_status import State, in_state, one_each

# Beyond these a list is folded away: the page is read at a glance.
MISTAKES_SHOWN = 10
RARE_SHOWN = 3       # of mistakes that one submission alone makes: an anecdote, where others are made by many
TITLES_SHOWN = 2
SLOWEST_SHOWN = 5
NAMES_SHOWN = 12
REPORTS_SHOWN = 5


@dataclass(frozen=True)
class Fact:
    """One figure of the headline; `state` is what the table is filtered by to see whose it is."""

    what: str
    figure: str
    more: str = ""
    state: str = ""


def headline(overview: Overview) -> list[Fact]:
    """Return the class in figures; those that ask for somebody only where there are such submissions."""
    rows, finals = overview.rows, scores(overview)
    of = f"of {words.number(overview.max_score)}" if finals else ""
    empty = len(in_state(rows, State.NOTHING))
    facts = [Fact("Submissions", f"{len(one_each(rows)):,}", f"{empty:,} with nothing to grade" if empty else ""),
             Fact("Mean of final scores", words.number(mean(finals)) if finals else "none yet", of),
             Fact("Median of final scores", words.number(median(finals)) if finals else "none yet", of)]
    asking = [("Did not load", State.UNREAD), ("Answers not read", State.ANSWERS),
              ("Awaiting points", State.AWAITING), ("BROKEN", State.BROKEN), ("Late", State.LATE),
              ("Not in the roster", State.UNMATCHED)]
    facts += [Fact(what, f"{count:,}", "", state.value) for what, state in asking
              if (count := len(in_state(rows, state)))]
    return [*facts, *([Fact("Without a submission", f"{len(overview.missing):,}")] if overview.missing else [])]


def scores(overview: Overview) -> list[float]:
    """Return the final scores that are not open, one for each student: that of the submission that counts."""
    return [row.final for row in overview.rows if row.final is not None and not row.earlier]


def ended(overview: Overview, outcome: Outcome) -> list[tuple[CheckRate, list[Row]]]:
    """Return the checks of which some ended so, each with those submissions."""
    rows = one_each(overview.rows)
    pairs = [(rate, [row for row in rows if row.outcomes.get(rate.id) is outcome]) for rate in overview.checks]
    return [(rate, found) for rate, found in pairs if found]


def to_look_after(overview: Overview) -> bool:
    """Say whether anything asks for a person: a warning, a note, a submission or a student."""
    asking = (State.BROKEN, State.AWAITING, State.NOTHING, State.ANSWERS, State.UNMATCHED)
    return bool(overview.warnings or overview.notes or overview.missing or overview.gone
                or any(in_state(overview.rows, state) for state in asking))


def shown(overview: Overview) -> int:
    """Return how many of the mistakes are for the lecture: the others are folded away."""
    several = sum(len(count.students) > 1 for count in overview.mistakes)
    return min(max(several, RARE_SHOWN), MISTAKES_SHOWN)


def of_class(count: MistakeCount, overview: Overview) -> str:
    """Write how many made a mistake: `34 of 120 submissions (28 %)`."""
    made, all_of_them = len(count.students), len(one_each(overview.rows))
    return f"{made:,} of {all_of_them:,} submissions ({percent(made, all_of_them)})"


def unread(count: MistakeCount, overview: Overview) -> int:
    """Count the submissions that did not load because of this mistake."""
    return sum(row.unread == count.mistake for row in one_each(overview.rows))


def where(count: MistakeCount, overview: Overview) -> list[str]:
    """Return the checks by which a mistake was found: their titles, or where they are many, how many of which task.

    Of a mistake by which files did not load, no check is told: there all checks are alike.
    """
    if unread(count, overview):
        return []
    found = [rate for rate in overview.checks if rate.id in count.checks]
    if len(count.checks) <= TITLES_SHOWN:
        titles = {rate.id: rate.title for rate in found}
        return [titles.get(check, check).rstrip(".") for check in count.checks]
    tasks = Counter(rate.task for rate in found)
    return [f"{overview.tasks.get(task, task)} ({words.count(checks, 'check')})" for task, checks in tasks.items()]


def percent(part: int, whole: int) -> str:
    """Write a share as `28 %`; `0 %` and `100 %` mean none and all."""
    if 0 < part < whole:
        return f"{min(max(round(100 * part / whole), 1), 99)} %"
    return "100 %" if part else "0 %"


def width(part: float, whole: float) -> str:
    """Write a share as a width for a style: `27.50%`."""
    return f"{min(max(100 * part / whole, 0), 100) if whole else 0:.2f}%"


def slowest(rows: Sequence[Row]) -> list[Row]:
    """Return the submissions that took longest to grade, the slowest first."""
    return sorted(one_each(rows), key=lambda row: -row.seconds)[:SLOWEST_SHOWN]


def seconds(rows: Sequence[Row]) -> float:
    """Return how long all submissions took together."""
    return sum(row.seconds for row in one_each(rows))


def duration(seconds: float) -> str:
    """Write a time as people do: `0.4 s`, `12 s`, `3 min 20 s`, `2 h 5 min`."""
    if seconds < 9.95:
        return f"{words.number(round(seconds, 1))} s"
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours:,} h {minutes} min"
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"
