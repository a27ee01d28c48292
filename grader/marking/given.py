"""What a person typed -> a Mark, or one sentence that says what to mend.

In: an Answer, its question, what was typed.  Out: Mark or a text.  Pure, but for the time, which the caller brings.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from datetime import datetime, timezone
from typing import Union

import msgspec

from grader.gradebook import Mark, Ticked
from grader.marking.answers import Answer
from grader.marking.asked import Asked
from grader.render.clean import clean, clean_line
from grader.render.words import number

MOST_COMMENT = 10_000


class Typed(msgspec.Struct, frozen=True):
    """What a person gives for an answer; `ticked` are ids of the rubric's lines."""

    points: float
    comment: str = ""
    ticked: tuple[str, ...] = ()


def made_mark(answer: Answer, asked: Asked, typed: Typed, by: str, at: datetime,
              known: Iterable[Ticked] = ()) -> Union[Mark, str]:
    """Return the mark, or what is wrong with what was typed; ValueError for a time without a zone.

    `known` are the lines that an earlier mark of this answer has, for a rubric that is not at hand.
    """
    if not math.isfinite(typed.points) or not 0 <= typed.points <= answer.max_points:
        return f"{typed.points:g} points: give 0 to {number(answer.max_points)}"
    if round(typed.points, 2) != typed.points:
        return f"{typed.points:g} points: give hundredths at most, as 2.25"
    comment = tidy(typed.comment)
    if len(comment) > MOST_COMMENT:
        return f"the comment has {len(comment):,} characters: write {MOST_COMMENT:,} at most"
    lines = _lines(asked, known)
    ticked = _ticked(asked, typed.ticked, lines)
    if isinstance(ticked, str):
        return ticked
    unmet = tuple(line for id, line in lines.items() if line not in ticked and (asked.item(id) or not asked.at_hand))
    return Mark(answer.assignment, answer.name, answer.question, answer.digest, round(typed.points, 2), comment,
                ticked, clean_line(by), utc(at), unmet=unmet)


def sum_of(answer: Answer, asked: Asked, ids: Iterable[str], known: Iterable[Ticked] = ()) -> Union[float, str]:
    """Return the points of the rubric's lines with these ids, or what is wrong with them; `known` as for a mark."""
    ticked = _ticked(asked, ids, _lines(asked, known))
    return ticked if isinstance(ticked, str) else worth(ticked, answer.max_points)


def worth(ticked: Iterable[Ticked], most: float) -> float:
    """Return what ticked lines come to: their sum, within 0 and `most`, which a line for more or less could leave."""
    return round(min(max(sum(line.points for line in ticked), 0.0), most), 2)


def lines_of(mark: Mark | None) -> tuple[Ticked, ...]:
    """Return the lines of the rubric that a mark knows, met or not."""
    return () if mark is None else (*mark.ticked, *mark.unmet)


def deviation(mark: Mark, most: float) -> str:
    """Write in a sentence that the points of a mark are not those of its ticked lines; empty where they agree.

    Points without a single tick were given without the rubric, and deviate from nothing.
    """
    lines = worth(mark.ticked, most)
    if not mark.ticked or lines == mark.points:
        return ""
    given = "1 point was" if mark.points == 1 else f"{number(mark.points)} points were"
    return f"{given} given; the lines that are met come to {number(lines)}."


def tidy(comment: str) -> str:
    """Return a comment as it is kept: no control characters, no blanks around it."""
    return clean(comment, limit=10 * MOST_COMMENT, lines=MOST_COMMENT).strip()


def utc(at: datetime) -> str:
    """Return a time in ISO 8601, UTC, to the second; raises ValueError where it has no zone."""
    if at.utcoffset() is None:
        raise ValueError(f"{at.isoformat()} has no time zone")
    return at.astimezone(timezone.utc).isoformat(timespec="seconds")


def _lines(asked: Asked, known: Iterable[Ticked]) -> dict[str, Ticked]:
    # The rubric as it reads now, where it is at hand: a line that it has lost can still be ticked where it was before.
    return {one.id: one for one in known} | {item.id: Ticked(item.id, item.says, item.points) for item in asked.rubric}


def _ticked(asked: Asked, ids: Iterable[str], lines: Mapping[str, Ticked]) -> Union[tuple[Ticked, ...], str]:
    wanted = dict.fromkeys(ids)
    unknown = next((id for id in wanted if id not in lines), None)
    if unknown is not None and not asked.at_hand:
        return (f"what is met is known in the course alone, which is not at hand: leave the rubric empty, or name the "
                f"folder of the course that has {clean_line(asked.assignment)}: grader --course FOLDER ...")
    if unknown is not None:
        return f"the rubric has no line `{clean_line(unknown)}`; it has: {', '.join(lines) or 'none'}"
    return tuple(line for id, line in lines.items() if id in wanted)
