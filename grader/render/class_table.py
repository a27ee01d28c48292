"""The class page's table of all submissions: columns, cells, and the values by which templates/class.js sorts them.

In: an Overview.  Out: a Table of Markup and plain values.
Trust: every text passes `clean_line` and is escaped here, in cells as in values.
To add a column: name it in `_columns`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Union

from markupsafe import Markup

from grader.model import Outcome
from grader.overview import CheckRate, Overview, Row
from grader.render import words
from grader.render.class_status import State, is_told_once, states, status, still_open
from grader.render.clean import clean_line
from grader.render.html import SIGNS
from grader.render.links import report_link

Value = Union[str, float, None, list[int]]

OUTCOMES = tuple(Outcome)
WHOLE = "whole"                            # stands beside the outcomes: what is told once, of the whole submission
_PLACES = {outcome: place for place, outcome in enumerate(OUTCOMES)}
_STATES = {state: place for place, state in enumerate(State)}


@dataclass(frozen=True)
class Column:
    """One column: `key` names it in the page's address, `kind` is the CSS class of its head."""

    key: str
    head: str
    about: str                             # the head in more words
    kind: str
    value: Callable[[Row], Value]          # what it is sorted by; None comes last
    cell: Callable[[Row], Markup]


@dataclass(frozen=True)
class Table:
    """Columns, rows of finished cells, and what the script is handed: plain values, ready for JSON."""

    columns: list[Column]
    rows: list[Markup]
    data: dict


def make_table(overview: Overview) -> Table:
    """Return the table, rows in the order of the overview."""
    mistakes = {mistake: place for place, mistake in enumerate(_mistakes(overview))}
    columns = _columns(overview, mistakes)
    data = {
        "columns": [{"key": column.key, "about": column.about} for column in columns],
        "outcomes": [*(outcome.value for outcome in OUTCOMES), WHOLE],
        "mistakes": [clean_line(mistake) for mistake in mistakes],
        "states": [state.value for state in State],
        "rows": [[column.value(row) for column in columns] for row in overview.rows],
        "in": [[_STATES[state] for state in states(row)] for row in overview.rows],
        "sections": [clean_line(row.section) for row in overview.rows],
        "more": [clean_line(" ".join((row.student_id, row.login, row.email, row.late, row.problem, row.unread,
                                      row.answers_unread)), 400)
                 for row in overview.rows],
    }
    return Table(columns, [Markup("").join(column.cell(row) for column in columns) for row in overview.rows], data)


def _mistakes(overview: Overview) -> dict[str, None]:
    """Every mistake once; those that are counted first, so that their numbers are those of the list."""
    counted = dict.fromkeys(one.mistake for one in overview.mistakes)
    return counted | dict.fromkeys(mistake for row in overview.rows for mistake in row.mistakes)


def _columns(overview: Overview, mistakes: dict[str, int]) -> list[Column]:
    rows, listed, every = overview.rows, len(overview.mistakes), list(mistakes)
    name = Column("name", "Submission", "Submission; opens its report", "", lambda row: clean_line(row.name),
                  lambda row: Markup('<th scope="row">{}</th>').format(report_link(row.report, row.name)))
    return [
        name,
        *_told("student", "Student", rows, lambda row: "" if row.student == row.name else row.student),
        _figure("final", "Final", "Final: the points that count, after the late policy", lambda row: row.final),
        _figure("raw", "Raw", "Raw: the points before the late policy", lambda row: row.score),
        *_late(rows),
        *_told("status", "Status", rows, status),
        *_told("section", "Section", rows, lambda row: row.section),
        *(_check(rate) for rate in overview.checks),
        Column("mistakes", "Mistakes", "Mistakes, by their numbers above", "",
               lambda row: [mistakes[mistake] for mistake in row.mistakes],
               lambda row: _numbers([mistakes[mistake] for mistake in row.mistakes], every, listed)),
    ]


def _told(key: str, head: str, rows: Sequence[Row], text: Callable[[Row], str]) -> list[Column]:
    """A column of text, or none where it would be empty."""
    column = Column(key, head, head, "words", lambda row: clean_line(text(row)) or None,
                    lambda row: Markup('<td class="words">{}</td>').format(clean_line(text(row))))
    return [column] if any(map(text, rows)) else []


def _late(rows: Sequence[Row]) -> list[Column]:
    """Days late, or which extension or grace was granted; what it costs is the difference of raw and final."""
    column = Column("late", "Late", "Late: days, or the extension or grace that was granted", "words",
                    lambda row: row.days_late if row.late else None,
                    lambda row: Markup('<td class="words">{}</td>').format(clean_line(row.late.split(":")[0])))
    return [column] if any(row.late for row in rows) else []


def _figure(key: str, head: str, about: str, points: Callable[[Row], Union[float, None]]) -> Column:
    def cell(row: Row) -> Markup:
        value = points(row)
        if value is None:
            return Markup('<td class="figure open {}">{}</td>').format(still_open(row).lower(), still_open(row))
        return Markup('<td class="figure">{}</td>').format(words.number(value))
    return Column(key, head, about, "figure", points, cell)


def _check(rate: CheckRate) -> Column:
    def cell(row: Row) -> Markup:
        outcome = row.outcomes.get(rate.id)
        if outcome is not None and is_told_once(row, outcome):
            return whole_cell(outcome)
        return outcome_cell(outcome, row.points.get(rate.id), rate.max_points)

    def value(row: Row) -> Union[int, None]:
        outcome = row.outcomes.get(rate.id)
        if outcome is None:
            return None
        return len(OUTCOMES) if is_told_once(row, outcome) else _PLACES[outcome]
    return Column(f"check:{clean_line(rate.id)}", clean_line(rate.id), clean_line(rate.title), "check", value, cell)


def outcome_cell(outcome: Union[Outcome, None], points: Union[float, None], possible: float) -> Markup:
    """Return a check's cell: a sign with its colour, and words for those who see neither."""
    if outcome is None:
        return Markup('<td class="o" aria-label="not run"></td>')
    of = f", {words.number(points or 0)} of {words.number(possible)}" if outcome is Outcome.PARTIAL else ""
    return Markup('<td class="o {}" aria-label="{}">{}</td>').format(
        outcome.value, words.spoken(outcome) + of, SIGNS[outcome])


def whole_cell(outcome: Outcome) -> Markup:
    """Return the cell of a check whose outcome is told once, of the whole submission."""
    return Markup('<td class="o whole" aria-label="{}, as all others">{}</td>').format(
        words.spoken(outcome), SIGNS[outcome])


def _numbers(places: list[int], mistakes: list[str], listed: int) -> Markup:
    """Mistakes by number, each leading to its words; in words those that are not in the list."""
    parts = [Markup('<a href="#mistake-{0}">{0}</a>').format(place + 1) if place < listed
             else Markup("{}").format(clean_line(mistakes[place])) for place in places]
    return Markup("<td>{}</td>").format(Markup(", ").join(parts))
