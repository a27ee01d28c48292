"""Nouns to rows and back.

Text may hold what UTF-8 cannot, lone surrogates, for instance in the name of a file: SQLite stores such text as a BLOB
in the same column, and gives it back unchanged.  So no two names ever fall together.
"""

from __future__ import annotations

import sqlite3
import zlib
from datetime import datetime, timezone
from typing import Any

import msgspec

from grader.errors import OperatorError
from grader.gradebook.nouns import Kept, Mark, Result, Student, Ticked
from grader.model import CheckResult, Late, Level, Outcome, Report
from grader.render import from_json, to_json


def row_of(result: Result, batch: int) -> dict[str, Any]:
    """Return the columns of table `results`, without the id; ValueError for a time without a zone."""
    report, student = result.report, result.student
    return {
        "batch": batch, "key": result.key, "assignment": storable(report.assignment),
        "name": storable(report.submission.name), "student_name": storable(student.name),
        "student_id": storable(student.id), "student_email": storable(student.email),
        "submitted": None if result.submitted is None else utc_text(result.submitted),
        "graded": utc_text(msgspec.convert(report.provenance.started, datetime)),
        "seconds": report.provenance.seconds, "level": report.level.value, "scope": report.scope,
        "score": report.score, "max_score": report.max_score, **_counts(report),
        "report": zlib.compress(to_json(report).encode())}


def outcome_row(result_id: int, check: CheckResult) -> tuple[Any, ...]:
    """Return one row of table `outcomes`."""
    mistake = storable(check.diagnosis.mistake) if check.diagnosis else None
    return result_id, check.id, check.outcome.value, check.points, mistake


def adjustment_row(result_id: int, batch: int, late: Late) -> tuple[Any, ...]:
    """Return one row of table `adjustments`, without the id."""
    return (result_id, batch, late.days, late.final, storable(late.words), storable(late.why), late.due, late.submitted)


def kept_of(row: sqlite3.Row) -> Kept:
    """Return what a row of `results`, with the newest of its `adjustments` beside it, says."""
    return Kept(
        id=row["id"], batch=row["batch"], key=row["key"], assignment=restored(row["assignment"]),
        name=restored(row["name"]), submitted=_submitted(row),
        student=Student(*(restored(row[f"student_{fact}"]) for fact in ("name", "id", "email"))),
        graded=datetime.fromisoformat(row["graded"]), seconds=row["seconds"], level=Level(row["level"]),
        scope=row["scope"], score=row["score"], max_score=row["max_score"],
        counts={outcome: row[outcome.value] for outcome in Outcome}, late=_late(row))


def mark_row(mark: Mark) -> dict[str, Any]:
    """Return the columns of table `marks`, without the id."""
    return {"assignment": storable(mark.assignment), "name": storable(mark.name), "question": mark.question,
            "answer": mark.answer, "points": mark.points, "comment": storable(mark.comment),
            "ticked": msgspec.json.encode(mark.ticked).decode(), "unmet": msgspec.json.encode(mark.unmet).decode(),
            "marker": storable(mark.by), "given": mark.at}


def mark_of(row: sqlite3.Row) -> Mark:
    """Return the mark that a row of `marks` holds."""
    return Mark(
        assignment=restored(row["assignment"]), name=restored(row["name"]), question=row["question"],
        answer=row["answer"], points=row["points"], comment=restored(row["comment"]), by=restored(row["marker"]),
        ticked=_lines(row["ticked"]), unmet=_lines(row["unmet"]), at=row["given"], id=row["id"])


def _lines(text: str) -> tuple[Ticked, ...]:
    return msgspec.json.decode(text, type=tuple[Ticked, ...])


def report_of(data: bytes) -> Report:
    """Return the report that a row holds; raises OperatorError when it is damaged."""
    try:
        return from_json(zlib.decompress(data).decode())
    except (zlib.error, UnicodeError) as error:
        raise OperatorError(f"A report in the gradebook is damaged: {error}.  Put a backup in its place, or grade "
                            "this submission again.") from error


def storable(text: str) -> str | bytes:
    """Return `text` as SQLite can hold it."""
    try:
        text.encode()
        return text
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass")


def restored(value: str | bytes) -> str:
    """Return the text that `storable` was given."""
    return value if isinstance(value, str) else value.decode("utf-8", "surrogatepass")


def utc_text(moment: datetime) -> str:
    """Return `moment` in ISO 8601, UTC; raises ValueError when it has no time zone."""
    if moment.utcoffset() is None:
        raise ValueError(f"{moment.isoformat()} has no time zone")
    return moment.astimezone(timezone.utc).isoformat()


def _late(row: sqlite3.Row) -> Late | None:
    if row["days"] is None:
        return None
    return Late(row["days"], row["final"], restored(row["words"]), restored(row["why"]), row["due"], row["handed_in"])


def _submitted(row: sqlite3.Row) -> datetime | None:
    """When it was handed in, as lateness was last reckoned: the same content may be handed in again."""
    text = row["handed_in"] or row["submitted"]
    return datetime.fromisoformat(text).astimezone(timezone.utc) if text else None


def _counts(report: Report) -> dict[str, int]:
    ended = [check.outcome for check in report.checks]
    return {outcome.value: ended.count(outcome) for outcome in Outcome}
