"""The files that answer questions, kept in a batch's folder beside the report: put there, and read back.

    reports/<name>/answers/<question>.pdf      bytes as the student handed them in, never parsed

In: a Report and its Submission; a folder.  Out: files; their bytes, if they are still those that the report names.
Trust: a file is a student's.  Its place is made of the submission's name, which intake made safe, and of the question's
id; the student's own path gives no part of it, but for the question whether it ends in .pdf.
"""

from __future__ import annotations

import hashlib
import os
import re
from pathlib import Path

from grader.errors import OperatorError
from grader.marking.answers import Answer
from grader.model import Report, Submission

FOLDER = "answers"
_ID = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_-]{0,99}")


def save_answers(report: Report, submission: Submission, folder: Path) -> None:
    """Write the files that answer the report's questions below `folder`, the report's own; raises OperatorError."""
    files = {file.path: file.data for file in submission.files}
    for result in report.checks:
        data, path = files.get(result.answer_file), _path(folder, result.id, result.answer_file)
        if result.answer_file and data is not None and path is not None:
            _write(path, data)


def read_answer(answer: Answer, folder: Path) -> bytes | None:
    """Return the bytes of the file that answers, or None when it is not there or is another one by now."""
    path = _path(folder, answer.question, answer.file)
    try:
        data = path.read_bytes() if path is not None and answer.file else None
    except OSError:
        return None
    known = data is not None and answer.sha256 in ("", hashlib.sha256(data).hexdigest())
    return data if known else None


def is_pdf(answer: Answer, data: bytes) -> bool:
    """True when the file calls itself a PDF, by its name and by its first bytes."""
    return answer.file.lower().endswith(".pdf") and data.startswith(b"%PDF")


def _path(folder: Path, question: str, file: str) -> Path | None:
    if not _ID.fullmatch(question):
        return None
    return folder / FOLDER / f"{question}{'.pdf' if file.lower().endswith('.pdf') else '.bin'}"


def _write(path: Path, data: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_name(f".{path.name}.{os.getpid()}")
        unfinished.write_bytes(data)
        unfinished.replace(path)
    except OSError as error:
        raise OperatorError(f"The file of an answer cannot be saved as {path}: {error.strerror}.") from error
