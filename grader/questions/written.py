"""Texts and files, which a person reads: what comes along, and what is missing.

In: a text, or a submission's files.  Out: the text as it is kept, the file's path, or NotReadable.  Pure; no file is
opened or parsed, and of a PDF only the first bytes are looked at.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath

from grader.model import SubmittedFile
from grader.questions.kinds import Question
from grader.questions.verdict import NotReadable

MOST_CHARACTERS = 20_000
LARGEST_FILE = 20 * 2**20


def read(text: str) -> str:
    """Return the text as it is kept: at most MOST_CHARACTERS."""
    return text.strip()[:MOST_CHARACTERS]


def remarks(text: str, question: Question) -> str:
    """Return what a writer should know of the text's length; "" where there is nothing."""
    said, words, most = [], len(text.split()), question.text.words
    if most is not None and words > most:
        said.append(f"{words} words; at most {most} are asked for.")
    if len(text.strip()) > MOST_CHARACTERS:
        said.append(f"It has {len(text.strip()):,} characters; the first {MOST_CHARACTERS:,} are read.")
    return "  ".join(said)


def file_for(question: Question, files: Iterable[SubmittedFile]) -> SubmittedFile:
    """Return the file that was asked for, the one nearest the top, its name in any capitals; raises NotReadable."""
    wanted = question.file.name
    named = [file for file in files if PurePosixPath(file.path).name.casefold() == wanted.casefold()]
    found = min(named, key=lambda file: (len(PurePosixPath(file.path).parts), file.path), default=None)
    if found is None:
        raise NotReadable(f"there is no {wanted}")
    if not found.data:
        raise NotReadable(f"{wanted} is empty")
    if len(found.data) > LARGEST_FILE:
        raise NotReadable(f"{wanted} is larger than {LARGEST_FILE // 2**20} MiB")
    if wanted.lower().endswith(".pdf") and not found.data.startswith(b"%PDF"):
        raise NotReadable(f"{wanted} is no PDF, whatever its name says; export it again")
    return found
