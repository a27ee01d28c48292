"""A submission -> its answers, wherever they stand.

In: a Submission, the ids of the questions.  Out: Answers; whatever a file holds, nothing is raised.

    answers.yaml    beside the main file, or else nearest the top
    a notebook      every cell whose first line is `# answer: ID`; the lines below it are the answer

answers.yaml counts where both answer one question.  Names count in any capitals.  What is written and answers no
question by its name is not lost: `may_answer` hands it on for a person to read.  A notebook is read as JSON only up to
LARGEST_NOTEBOOK, since that may need many times its size in memory.
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
_MOST_COMPARED = 50
_LONGEST_NAME = 40     # as it is told: any text may be a name


class Given(NamedTuple):
    """One answer: its texts, where it stands ("answers.yaml line 4"), and why it does not count, if so."""

    value: Union[str, tuple[str, ...]]
    where: str
    problem: str = ""

    @property
    def text(self) -> str:
        """The answer as one text; the entries of a list on lines of their own."""
        return self.value if isinstance(self.value, str) else "\n".join(self.value)


class Stray(NamedTuple):
    """An answer under a name that no question has: the name as it is told, and the unanswered question it resembles."""

    name: str
    text: str
    meant: str = ""


@dataclass(frozen=True)
class Answers:
    """What a submission answers."""

    given: dict[str, Given]
    source: str = ""               # where answers were looked for and found; "" where there is no such place
    problem: str = ""              # why they could not be read
    notes: tuple[str, ...] = ()    # what their writer should know
    raw: str = ""                  # a file that cannot be read, as it was handed in
    stray: tuple[Stray, ...] = ()

    def may_answer(self, id: str) -> tuple[Stray, ...]:
        """Return the stray answers that may be meant for this question: those that resemble no other one."""
        return tuple(one for one in self.stray if one.meant in ("", id))


def answers_in(submission: Submission, known: Iterable[str]) -> Answers:
    """Return the answers of a submission; ids that are not `known` become notes."""
    known = tuple(known)
    file, cells = _answers_file(submission), _from_notebook(submission, known)
    written = _from_file(file, known) if file else Answers({})
    # The answers.yaml that came with the bundle, left as it is, answers nothing.
    filled = {id: answer for id, answer in written.given.items() if answer.text.strip() or id not in cells.given}
    twice = [id for id in cells.given if id in filled]
    given = {**cells.given, **filled}
    notes = (*cells.notes, *written.notes, *_unknown(given, known),
             *(f"{written.given[id].where}: `{id}` is answered in the notebook too; this answer counts."
               for id in twice if id in known))
    return Answers({id: answer for id, answer in given.items() if id in known}, written.source or cells.source,
                   written.problem or cells.problem, notes, written.raw, _strays(given, known))


def _strays(given: dict[str, Given], known: tuple[str, ...]) -> tuple[Stray, ...]:
    """Return the answers that belong to no question; of very many names only the first are compared."""
    strange = [(id, answer.text.strip()) for id, answer in given.items() if id not in known and answer.text.strip()]
    open_ = [id for id in known if id not in given or not given[id].text.strip()]
    return tuple(Stray(id[:_LONGEST_NAME], text, nearest(id[:_LONGEST_NAME], open_) if place < _MOST_COMPARED else "")
                 for place, (id, text) in enumerate(strange))


def _answers_file(submission: Submission) -> SubmittedFile | None:
    """Return the answers.yaml beside the main file, or the one nearest the top; in any capitals."""
    beside = str(PurePosixPath(submission.main or "").parent)
    named = [file for file in submission.files if PurePosixPath(file.path).name.lower() in _NAMES]

    def rank(file: SubmittedFile) -> tuple:
        path = PurePosixPath(file.path)
        return (str(path.parent) != beside, len(path.parts), _NAMES.index(path.name.lower()), file.path)

    return min(named, key=rank, default=None)


def _from_file(file: SubmittedFile, known: tuple[str, ...]) -> Answers:
    name = PurePosixPath(file.path).name
    try:
        entries = entries_of(file.data)
    except NotPlain as reason:
        problem = f"{name}{' ' if str(reason).startswith('line') else ': '}{reason}."
        return Answers({}, name, problem, raw=file.data.decode("utf-8", "replace"))
    given: dict[str, Given] = {}
    for entry in entries:
        where, id = f"{name} line {entry.line}", _id_of(entry.name, known)
        _put(given, id, Given(entry.value, where), f"{where}: `{id[:_LONGEST_NAME]}` is answered twice; keep one.")
    return Answers(given, name)


def _id_of(name: str, known: tuple[str, ...]) -> str:
    """Return the id that is written so, or else in other capitals; the name itself where there is none or several."""
    alike = [id for id in known if id.casefold() == name.strip().casefold()]
    return alike[0] if len(alike) == 1 and name not in known else name


def _put(given: dict[str, Given], id: str, new: Given, twice: str) -> None:
    """Add an answer; of two that say something none counts, and both are kept for a person to read."""
    old = given.get(id)
    if old is None or not old.text.strip():
        given[id] = new
    elif new.text.strip():
        given[id] = Given(f"{old.text.strip()}\n\n{new.text.strip()}", new.where, twice)


def _from_notebook(submission: Submission, known: tuple[str, ...]) -> Answers:
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
    for told, text in _answer_cells(cells):
        id = _id_of(told, known)
        _put(given, id, Given(text, f"{name}, cell `# answer: {told[:_LONGEST_NAME]}`"),
             f"{name}: two cells answer `{id[:_LONGEST_NAME]}`; keep one.")
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
        near = nearest(id[:_LONGEST_NAME], known)
        hint = f"did you mean `{near}`?" if near else f"there are: {', '.join(known)}."
        yield f"{given[id].where}: no question is called `{id[:_LONGEST_NAME]}`; {hint}"
    if len(strange) > _MOST_UNKNOWN:
        yield f"{len(strange) - _MOST_UNKNOWN} more answers belong to no question."
