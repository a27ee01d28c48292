"""A submission -> its answers, wherever they stand.

In: a Submission, the ids of the questions.  Out: Answers; whatever a file holds, nothing is raised.

    answers.yaml    beside the main file, or else nearest the top
    a notebook      every cell whose first line is `# answer: ID`; the lines below it are the answer

answers.yaml counts where both answer one question.  A notebook is read as JSON only up to LARGEST_NOTEBOOK, since that
may need many times its size in memory.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import NamedTuple, Union

from grader.cells import NotANotebook, all_texts_of
from grader.model import Submission, SubmittedFile
from grader.nearest import nearest
from grader.questions.plain_yaml import NotPlain, entries_of

NAME = "answers.yaml"
LARGEST_NOTEBOOK = 8 * 2**20
_NAMES = (NAME, "answers.yml")
_HEAD = re.compile(r"\s*#+[ \t]*answer[ \t]*:[ \t]*`?(?P<id>[^\s`]+)`?[ \t]*(?:\n|$)", re.IGNORECASE)
_COMMENT = re.compile(r"^[ \t]*#[ \t]?", re.MULTILINE)
_MOST_UNKNOWN = 5


class Given(NamedTuple):
    """One answer: its texts, where it stands ("answers.yaml line 4"), and why it does not count, if so."""

    value: Union[str, tuple[str, ...]]
    where: str
    problem: str = ""

    @property
    def text(self) -> str:
        """The answer as one text; the entries of a list on lines of their own."""
        return self.value if isinstance(self.value, str) else "\n".join(self.value)


@dataclass(frozen=True)
class Answers:
    """What a submission answers."""

    given: dict[str, Given]
    source: str = ""               # where answers were looked for and found; "" where there is no such place
    problem: str = ""              # why they could not be read
    notes: tuple[str, ...] = ()    # what their writer should know


def answers_in(submission: Submission, known: Iterable[str]) -> Answers:
    """Return the answers of a submission; ids that are not `known` become notes."""
    known = tuple(known)
    file, cells = _answers_file(submission), _from_notebook(submission)
    written = _from_file(file) if file else Answers({})
    # The answers.yaml that came with the bundle, left as it is, answers nothing.
    filled = {id: answer for id, answer in written.given.items() if answer.text.strip() or id not in cells.given}
    twice = [id for id in cells.given if id in filled]
    given = {**cells.given, **filled}
    notes = (*cells.notes, *written.notes, *_unknown(given, known),
             *(f"{written.given[id].where}: `{id}` is answered in the notebook too; this answer counts."
               for id in twice if id in known))
    return Answers({id: answer for id, answer in given.items() if id in known},
                   written.source or cells.source, written.problem or cells.problem, notes)


def _answers_file(submission: Submission) -> SubmittedFile | None:
    """Return the answers.yaml beside the main file, or the one nearest the top; in any capitals."""
    beside = str(PurePosixPath(submission.main or "").parent)
    named = [file for file in submission.files if PurePosixPath(file.path).name.lower() in _NAMES]

    def rank(file: SubmittedFile) -> tuple:
        path = PurePosixPath(file.path)
        return (str(path.parent) != beside, len(path.parts), _NAMES.index(path.name.lower()), file.path)

    return min(named, key=rank, default=None)


def _from_file(file: SubmittedFile) -> Answers:
    name = PurePosixPath(file.path).name
    try:
        entries = entries_of(file.data)
    except NotPlain as reason:
        return Answers({}, name, f"{name}{' ' if str(reason).startswith('line') else ': '}{reason}.")
    given: dict[str, Given] = {}
    for entry in entries:
        where = f"{name} line {entry.line}"
        twice = f"{where}: `{entry.name[:40]}` is answered twice; keep one." if entry.name in given else ""
        given[entry.name] = Given(entry.value, where, twice)
    return Answers(given, name)


def _from_notebook(submission: Submission) -> Answers:
    main = next((file for file in submission.files if file.path == submission.main), None)
    if main is None or not main.path.lower().endswith(".ipynb"):
        return Answers({})
    name = PurePosixPath(main.path).name
    if len(main.data) > LARGEST_NOTEBOOK:
        return Answers({}, name, f"{name} is larger than {LARGEST_NOTEBOOK // 2**20} MiB, so it was not searched for "
                                 f"answers; clear its outputs, or write them into {NAME}.")
    try:
        cells = all_texts_of(main.data)
    except NotANotebook as reason:
        return Answers({}, name, f"{name}: {reason}.")
    given: dict[str, Given] = {}
    for id, text in _answer_cells(cells):
        twice = f"{name}: two cells answer `{id[:40]}`; keep one." if id in given else ""
        given[id] = Given(text, f"{name}, cell `# answer: {id[:40]}`", twice)
    return Answers(given, name if given else "")


def _answer_cells(cells: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield id and answer of each cell that is one; a code cell's answer may stand in comments."""
    for kind, text in cells:
        if head := _HEAD.match(text):
            body = text[head.end():]
            lines = [line for line in body.split("\n") if line.strip()]
            if kind == "code" and all(line.lstrip().startswith("#") for line in lines):
                body = _COMMENT.sub("", body)
            yield head["id"], body.strip()


def _unknown(given: dict[str, Given], known: tuple[str, ...]) -> Iterator[str]:
    strange = [id for id in given if id not in known]
    for id in strange[:_MOST_UNKNOWN]:
        near = nearest(id[:40], known)
        hint = f"did you mean `{near}`?" if near else f"there are: {', '.join(known)}."
        yield f"{given[id].where}: no question is called `{id[:40]}`; {hint}"
    if len(strange) > _MOST_UNKNOWN:
        yield f"{len(strange) - _MOST_UNKNOWN} more answers belong to no question."
