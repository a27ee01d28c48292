"""Small answers, marks and folders that the tests of marking, of the page and of the gradebook share."""

from __future__ import annotations

import hashlib
from datetime import datetime, timezone
from pathlib import Path

from grader.batch.kept import overview_of_folder
from grader.batch.outputs import report_folder, write_class
from grader.course import Course
from grader.gradebook import Mark, Result, Student, Ticked, open_gradebook
from grader.marking.answers import answers_of
from grader.marking.kept import save_answers
from grader.model import CheckResult, Outcome, Report, Submission, SubmissionInfo, SubmittedFile
from grader.report_files import save_report
from tests.render import samples
from tests.tiny_course import make_course

AT = datetime(2026, 3, 5, 10, 0, tzinfo=timezone.utc)
PDF = b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>endobj
4 0 obj<</Length 42>>stream
BT /F1 24 Tf 50 100 Td (The report) Tj ET
endstream endobj
5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
trailer<</Root 1 0 R>>
"""
RUBRIC = """\
questions:
  why:
    task: double
    points: 4
    ask: Why does doubling a vector double its length?
    text: {rubric: {norm: {points: 3, says: The norm is homogeneous.}, example: {points: 1, says: Gives an example.}}}
"""


def awaiting(id="why", text="Because the norm is homogeneous.", **more) -> CheckResult:
    """An answer in words that a person has to read; 4 points."""
    facts = {"id": id, "title": "Why does doubling a vector double its length?", "outcome": Outcome.AWAITING,
             "points": None, "max_points": 4.0, "answer": text, "task": "double"}
    return samples.result(**{**facts, **more})


def file_answer(id="report", data=PDF, path="report.pdf") -> CheckResult:
    """An answer in a file; 4 points."""
    return awaiting(id, "", title="Hand in your report.", answer_file=path,
                    answer_sha256=hashlib.sha256(data).hexdigest())


def report(*checks: CheckResult, name="ada", **more) -> Report:
    """A report on the assignment `tiny`."""
    info = SubmissionInfo(name=name, file="tiny.py", sha256="ab" * 32, files=1)
    return samples.report(*checks or (awaiting(),), **{"submission": info, "assignment": "tiny", **more})


def mark(of: Report | None = None, question="why", points=3.0, comment="", ticked=(), by="Grace", unmet=(),
         **more) -> Mark:
    """A mark for an answer of that report; each line of its rubric is worth 1."""
    answer = next(one for one in answers_of(of or report()) if one.question == question)
    return Mark(answer.assignment, answer.name, question, answer.digest, points, comment,
                lines(ticked), by, AT.isoformat(), unmet=lines(unmet), **more)


def lines(ids) -> tuple[Ticked, ...]:
    """Lines of a rubric."""
    return tuple(Ticked(id, f"It has {id}.", 1.0) for id in ids)


def keep(folder: Path, *reports: Report, files=None, **more) -> None:
    """Put reports into the folder as a batch does: gradebook and report files; `files` are a submission's own."""
    with open_gradebook(folder) as book:
        for each in reports:
            name = each.submission.name
            book.add(Result(f"key of {name}", each, Student(name.title(), f"id-{name}"), **more))
            save_report(each, report_folder(folder, name))
            sent = tuple(SubmittedFile(path, data) for path, data in (files or {}).items())
            save_answers(each, Submission(name, None, sent), report_folder(folder, name))


def make_folder(folder: Path, names=("ada", "bob", "cyd"), question=RUBRIC, points=14) -> tuple[Course, Path]:
    """A course with one question, and the folder of a batch in which each of these names answers it."""
    course = make_course(folder / "course", more=question, points=points)
    out = folder / "out"
    keep(out, *(report(awaiting(text=f"The answer of number {number}."), name=name)
                for number, name in enumerate(names, 1)))
    write_class(out, overview_of_folder(course, out))
    return course, out
