"""The answers in a report that a person has to read.

In: a Report as it was graded, without marks.  Out: Answers.  Pure.
An answer is known by its digest: of its words or its file, and of the points that it can earn.  So a mark stays when
the same answer is graded again, and a changed answer, or one that is worth something else now, asks for a new one.
"""

from __future__ import annotations

import hashlib
import json

import msgspec

from grader.model import CheckResult, Outcome, Report

_FORM = "grader/answer/v1"


class Answer(msgspec.Struct, frozen=True):
    """One answer that awaits a person's points, or has them."""

    assignment: str
    name: str                              # the submission's own name
    question: str
    title: str                             # as the report tells the question
    max_points: float
    text: str                              # the student's own words; empty where a file answers
    file: str                              # its path inside the submission, or empty
    sha256: str                            # of that file, where it is known
    remark: str                            # what the program says of it, as that it is too long
    digest: str                            # 64 hexadecimal digits


def answers_of(report: Report) -> tuple[Answer, ...]:
    """Return the report's answers that a person reads, in its order."""
    return tuple(_answer(report, result) for result in report.checks if result.outcome is Outcome.AWAITING)


def digest_of(report: Report, result: CheckResult) -> str:
    """Return what an answer is known by; a file without a digest of its own counts as the whole submission."""
    if result.answer_file:
        content = ["file", result.answer_sha256 or report.submission.sha256]
    else:
        content = ["text", result.answer]
    return hashlib.sha256(json.dumps([_FORM, *content, float(result.max_points)]).encode()).hexdigest()


def _answer(report: Report, result: CheckResult) -> Answer:
    return Answer(
        assignment=report.assignment, name=report.submission.name, question=result.id, title=result.title,
        max_points=result.max_points, text=result.answer, file=result.answer_file, sha256=result.answer_sha256,
        remark=result.message, digest=digest_of(report, result))
