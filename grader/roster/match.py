"""Students and what was handed in -> whose each submission is.

In: a roster's students, and the Hints that intake found.  Out: Matching, frozen.
Hints may be a student's own claim: a pair says how it was found, and where hints disagree or fit two students nobody
is chosen.  All texts are plain; who shows them escapes them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from grader.roster.students import Student
from grader.roster.words import folded, name_keys, tokens


class Hints(msgspec.Struct, frozen=True):
    """What intake found out about whose a submission is; "" where it found nothing."""

    name: str = ""
    id: str = ""
    email: str = ""
    login: str = ""
    folder: str = ""                        # the folder's or file's own name: may be a login, an id or a name


class Pair(msgspec.Struct, frozen=True):
    """A submission and whose it is; `how` names the hint that decided: "id", "login", "email", "name", "folder"."""

    submission: str
    student: Student
    how: str


class Unmatched(msgspec.Struct, frozen=True):
    """A submission that a person has to give to somebody, and why."""

    submission: str
    why: str


class Matching(msgspec.Struct, frozen=True):
    """Whose the submissions are.  A student with several submissions is in several pairs."""

    pairs: tuple[Pair, ...]
    unmatched: tuple[Unmatched, ...]
    missing: tuple[Student, ...]            # students without a submission


def match(students: Sequence[Student], submissions: Mapping[str, Hints | Sequence[Hints]]) -> Matching:
    """Return whose each submission is: by id and login, then e-mail address, then full name, then folder's name.

    The submission of a group has several Hints, one for each member, and so several pairs; who of them is not found
    is told in `unmatched`.

    Names are compared without case, accents and order ("Last, First").  Hints that point at different students, or
    at several, decide nothing: the submission is unmatched, with the reason.
    """
    index = Index(students)
    pairs, unmatched = [], []
    for submission, hints in _each(submissions):
        found = index.find(hints)
        if isinstance(found, str):
            unmatched.append(Unmatched(submission, found))
        else:
            pairs.append(Pair(submission, *found))
    present = {pair.student for pair in pairs}
    return Matching(tuple(pairs), tuple(unmatched), tuple(s for s in students if s not in present))


def _each(submissions: Mapping[str, Hints | Sequence[Hints]]) -> Iterator[tuple[str, Hints]]:
    for submission, hints in submissions.items():
        for one in [hints] if isinstance(hints, Hints) else hints or [Hints()]:
            yield submission, one


class Index:
    """Students by everything that a hint may say."""

    def __init__(self, students: Iterable[Student]) -> None:
        self.students = tuple(students)
        self.exact: dict[str, set[int]] = defaultdict(set)
        self.names: dict[tuple[str, ...], set[int]] = defaultdict(set)
        for number, student in enumerate(self.students):
            for value in (*student.ids, *student.logins, student.email):
                self.exact[folded(value)].add(number)
            for key in name_keys(student.name):
                self.names[key].add(number)

    def find(self, hints: Hints) -> tuple[Student, str] | str:
        """Return the student and the name of the hint that decided, or why there is none."""
        told = {"id": self._exactly(hints.id), "login": self._exactly(hints.login),
                "email": self._exactly(hints.email), "name": self._named(hints.name)}
        if len(_common(told)) > 1 or not any(told.values()):    # the weakest hint, which may decide but not object
            told["folder"] = self._exactly(hints.folder) or self._named(hints.folder)
        if len(_common(told)) != 1:
            return self._why(told)
        alone = [hint for hint, fitting in told.items() if len(fitting) == 1]
        return self.students[_common(told).pop()], alone[0] if alone else "several hints together"

    def _exactly(self, value: str) -> set[int]:
        return self.exact.get(folded(value), set()) if value.strip() else set()

    def _named(self, name: str) -> set[int]:
        return self.names.get(tuple(sorted(tokens(name))), set())

    def _why(self, told: Mapping[str, set[int]]) -> str:
        parts = [f"its {hint} is that of {' and of '.join(self.students[n].key for n in sorted(fitting))}"
                 for hint, fitting in told.items() if fitting]
        return ", ".join(parts) or "nobody in the roster has its name, id, e-mail address or login"


def _common(told: Mapping[str, set[int]]) -> set[int]:
    fitting = [students for students in told.values() if students]
    return set.intersection(*fitting) if fitting else set()
