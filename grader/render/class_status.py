"""In which states a submission of the class is: what a person, a deadline or a fault of ours has to do with it.

In: a Row.  Out: its States, in the order in which they ask for somebody, and a few words on them.  Pure.
To add a state: a member of State, its words, and its line in `states`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from enum import Enum

from grader.model import Outcome
from grader.overview import Row
from grader.render.words import awaiting_answers


class State(str, Enum):
    """What the table can be filtered by; the value is its name in the page's address.  A row may be in several."""

    BROKEN = "broken"
    AWAITING = "awaiting"
    OPEN = "open"
    NOTHING = "nothing"
    UNREAD = "unread"
    ANSWERS = "answers"
    NAMELESS = "nameless"
    UNMATCHED = "unmatched"
    LATE = "late"
    EARLIER = "earlier"


STATES = {
    State.BROKEN: "BROKEN: our fault, graded again",
    State.AWAITING: "awaiting a person's points",
    State.OPEN: "score open",
    State.NOTHING: "nothing to grade",
    State.UNREAD: "did not load",
    State.ANSWERS: "answers not read",
    State.NAMELESS: "wrong without a named mistake",
    State.UNMATCHED: "not in the roster",
    State.LATE: "late",
    State.EARLIER: "an earlier submission: the last one counts",
}
WRONG = (Outcome.PARTIAL, Outcome.FAILED, Outcome.CRASHED, Outcome.OVER_LIMIT)
_NOT_RUN = (Outcome.CRASHED, Outcome.OVER_LIMIT, Outcome.SKIPPED)


def states(row: Row) -> list[State]:
    """Return the states that a submission is in, in the order of State."""
    found = set(row.outcomes.values())
    is_in = {
        State.BROKEN: Outcome.BROKEN in found,
        State.AWAITING: Outcome.AWAITING in found,
        State.OPEN: row.final is None,
        State.NOTHING: row.problem,
        State.UNREAD: row.unread,
        State.ANSWERS: row.answers_unread,
        State.NAMELESS: not row.mistakes and found & set(WRONG),
        State.UNMATCHED: not row.matched,
        State.LATE: row.days_late,
        State.EARLIER: row.earlier,
    }
    return [state for state in State if is_in[state]]


def in_state(rows: Sequence[Row], state: State) -> list[Row]:
    """Return the submissions in a state, each once, though a group's has a row for each of its students."""
    return one_each([row for row in rows if state in states(row)])


def one_each(rows: Sequence[Row]) -> list[Row]:
    """Return the rows without further ones of the same submission."""
    return list({row.name: row for row in reversed(rows)}.values())[::-1]


def status(row: Row) -> str:
    """Write in a few words why somebody has to look, or why nothing was graded; empty where all is well."""
    ended = Counter(row.outcomes.values())
    said = ["BROKEN" if ended[Outcome.BROKEN] else "",
            awaiting_answers(ended[Outcome.AWAITING]),
            "nothing to grade" if row.problem else STATES[State.UNREAD] if row.unread else "",
            STATES[State.ANSWERS] if row.answers_unread else "",
            "" if row.matched else STATES[State.UNMATCHED],
            STATES[State.EARLIER] if row.earlier else ""]
    return "; ".join(filter(None, said))


def still_open(row: Row) -> str:
    """Write what stands in the place of an open score: `BROKEN`, `awaiting` or `open`."""
    found = set(row.outcomes.values())
    return "BROKEN" if Outcome.BROKEN in found else "awaiting" if Outcome.AWAITING in found else "open"


def is_told_once(row: Row, outcome: Outcome) -> bool:
    """True where an outcome says nothing of its check: the file did not load, or there is nothing to grade.

    Then the cause is told once, of the whole submission.
    """
    return bool(row.problem) and outcome is Outcome.MISSING or bool(row.unread) and outcome in _NOT_RUN
