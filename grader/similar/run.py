"""Compare the submissions of a collection, each with each: the story of `grader similar`.

In: a course, an assignment's id, a folder or zip of submissions, and folders of earlier years.  Out: Found.
No student code is run: it is read as bytes, split into tokens in child processes, and compared as numbers.
"""

from __future__ import annotations

import re
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, Union

import msgspec
import numpy as np

from grader import plots
from grader.assignment import Assignment, load_assignment
from grader.course import Course
from grader.errors import OperatorError
from grader.intake import read_collection
from grader.model import SubmittedFile
from grader.similar.clusters import clusters_of, telling
from grader.similar.code import Code, code_of, joined
from grader.similar.fragments import Prints, prints_of, rolled
from grader.similar.lexing import Tokens, tokens_of
from grader.similar.pairs import Ranked, rank
from grader.similar.parts import parts_of
from grader.similarity import SIMILARITY_SCHEMA, Compared, LeftOut, Pair, Similarity

FEWEST = 30         # own fragments: some five lines; with fewer, everything looks like everything
SHOWN = 5           # pairs, also where none is an outlier: a reader should see what is ordinary in this class
_FENCED = re.compile(r"^```(?:python|py)\b[^\n]*\n(.*?)^```", re.MULTILINE | re.DOTALL)
OnDone = Callable[[str, int, int], None]


class Found(NamedTuple):
    """What was found, what to show of it, and what was passed over on the way."""

    similarity: Similarity
    texts: dict[str, str]           # submission -> its compared code, of those in a shown pair
    notes: tuple[str, ...]          # on the collections; safe to print


class _Entrant(NamedTuple):
    """A submission that takes part, with those that are identical to it."""

    code: Code
    prints: Prints
    same: tuple[str, ...]


def similar(course: Course, assignment_id: str, submissions: Path, *, also: Sequence[Path] = (), most: int = 50,
            jobs: int = 1, on_done: OnDone = lambda what, done, total: None) -> Found:
    """Return which submissions have code in common that the assignment did not give them.

    `also` are other collections, of earlier years: theirs are compared with these, not among themselves.  At most
    `most` pairs are kept for showing.  `on_done` hears what is being done, how much is done, and of how much.
    Raises OperatorError for what is no collection, AuthorError for a wrong assignment.
    """
    began, assignment = time.perf_counter(), load_assignment(course, assignment_id)
    codes, left_out, notes = _read(assignment, submissions, also, on_done)
    entrants, unsplit = _entrants(codes, given(assignment), jobs, on_done)
    found = _compared(assignment, entrants, [*left_out, *unsplit], most, on_done)
    shown = {name for pair in found.pairs for name in (pair.first, pair.second)}
    texts = {one.code.name: one.code.text for one in entrants if one.code.name in shown}
    return Found(msgspec.structs.replace(found, seconds=round(time.perf_counter() - began, 1)), texts, tuple(notes))


def given(assignment: Assignment) -> list[str]:
    """Return the code that everybody was given: the template, the plots, and the Python blocks of the handout."""
    files = sorted(assignment.template.rglob("*.py")) if assignment.template.is_dir() else []
    files += sorted(Path(plots.__file__).parent.glob("*.py"))
    texts = [joined([SubmittedFile(path.name, path.read_bytes())]) for path in files]
    handout = assignment.folder / "README.md"
    blocks = _FENCED.findall(handout.read_text(encoding="utf-8")) if handout.is_file() else []
    return [*texts, *blocks]


def _read(assignment: Assignment, submissions: Path, also: Sequence[Path],
          on_done: OnDone) -> tuple[list[Code], list[LeftOut], list[str]]:
    codes, left_out, notes = [], [], []
    for label, path in [("", submissions), *zip(_labels(also), also)]:
        with read_collection(path, assignment.settings.file) as collection:
            notes += [f"{label}/: {note.text}" if label else note.text for note in collection.notes]
            for done, entry in enumerate(collection.entries, start=1):
                name = f"{label}/{entry.name}" if label else entry.name
                _sort_in(name, code_of(collection.read(entry), name, bool(label)), codes, left_out)
                on_done("reading", done, len(collection.entries))
    return codes, left_out, notes


def _sort_in(name: str, code: Union[Code, str], codes: list[Code], left_out: list[LeftOut]) -> None:
    if isinstance(code, str):
        left_out.append(LeftOut(name, code))
    else:
        codes.append(code)


def _labels(also: Sequence[Path]) -> Iterator[str]:
    """Yield a short name for each folder, different ones for different folders."""
    seen: dict[str, int] = defaultdict(int)
    for path in also:
        name = path.resolve().stem or "earlier"
        seen[name] += 1
        yield name if seen[name] == 1 else f"{name}-{seen[name]}"


def _entrants(codes: list[Code], given_texts: list[str], jobs: int,
              on_done: OnDone) -> tuple[list[_Entrant], list[LeftOut]]:
    """Return those that have enough code of their own, and why the others do not take part."""
    groups: dict[str, list[Code]] = defaultdict(list)
    for code in codes:
        groups[code.sha256].append(code)
    split = tokens_of([*given_texts, *(group[0].text for group in groups.values())], jobs,
                      lambda done: on_done("reading code", done, len(given_texts) + len(groups)))
    template = _template(split[:len(given_texts)])
    entrants, left_out = [], []
    for group, tokens in zip(groups.values(), split[len(given_texts):]):
        prints = prints_of(tokens, template) if tokens else None
        if why := _too_little(prints):
            left_out += [LeftOut(code.name, why) for code in group]
        else:
            same = () if group[0].earlier else tuple(code.name for code in group[1:])   # this year's come first
            entrants.append(_Entrant(group[0], prints, same))
    return entrants, left_out


def _template(split: Sequence[Tokens | None]) -> np.ndarray:
    if None in split:   # without it, everybody who kept the template would look like a copy
        raise OperatorError("The template could not be read in time.  Run this again when the machine is less busy.")
    rows = [rolled(tokens.symbols) for tokens in split]
    return np.unique(np.concatenate(rows)) if rows else np.zeros(0, dtype=np.uint64)


def _too_little(prints: Prints | None) -> str:
    if prints is None:
        return "its code could not be split into tokens within the limits"
    if not len(prints.distinct):
        return "it has no code of its own beside the template's"
    few = len(prints.distinct)
    return f"it has too little code of its own to tell: {few} of {FEWEST} fragments" if few < FEWEST else ""


def _compared(assignment: Assignment, entrants: list[_Entrant], left_out: list[LeftOut], most: int,
              on_done: OnDone) -> Similarity:
    ranking = rank([one.prints.distinct for one in entrants], [one.code.earlier for one in entrants], min(most, SHOWN),
                   lambda done: on_done("comparing", done, len(entrants)))
    outliers = [pair for pair in ranking.top if pair.share >= ranking.mark]
    links = [*((entrants[pair.first].code.name, entrants[pair.second].code.name) for pair in outliers),
             *((one.code.name, name) for one in entrants for name in one.same)]
    pairs = []
    shown = telling([(pair.first, pair.second) for pair in ranking.top], most)
    for done, pair in enumerate((ranking.top[place] for place in shown), start=1):
        pairs.append(_pair(pair, entrants[pair.first], entrants[pair.second]))
        on_done("side by side", done, len(shown))
    return Similarity(
        SIMILARITY_SCHEMA, assignment.id, assignment.settings.title,
        tuple(_noun(one) for one in entrants), tuple(left_out), tuple(pairs), ranking.counted, ranking.distribution,
        round(ranking.median, 4), round(ranking.mark, 4), len(outliers), clusters_of(links), 0.0)


def _noun(one: _Entrant) -> Compared:
    return Compared(one.code.name, one.code.files, len(one.prints.tokens.symbols), len(one.prints.distinct),
                    one.code.earlier, one.same)


def _pair(pair: Ranked, first: _Entrant, second: _Entrant) -> Pair:
    parts = parts_of(first.prints, second.prints, first.code.text, second.code.text)
    return Pair(first.code.name, second.code.name, round(pair.first_share, 4), round(pair.second_share, 4),
                pair.fragments, sum(part.tokens for part in parts), parts)
