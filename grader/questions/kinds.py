"""What assignment.yaml may say of a question.  Nouns only: frozen, plain data, no I/O.

In: the section `questions` of an assignment.yaml.  Out: Questions by their ids.
A bundle holds the same questions without what answers them: every field of the key may be missing there.

To add a kind: a field of Question, a line in KINDS, a module with `read` and `judged`, and a line in judge.py.
"""

from __future__ import annotations

from typing import Optional, Union

import msgspec

Key = Union[str, int]
Value = Union[str, int, float]
KINDS = ("choose", "select", "number", "formula", "text", "file")


class _Section(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A section of the file: a name that is not known in it is refused."""


class Number(_Section):
    """A number, right within `within` or within `relative` times the right one, whichever is more."""

    answer: Optional[float] = None
    within: float = 0.0
    relative: float = 0.0
    unit: str = ""                      # what it counts, or is measured in
    units: dict[str, float] = {}        # other units that are understood -> how many of `unit` one of them is


class Formula(_Section):
    """A formula in declared symbols, compared by its values at points drawn from their ranges."""

    symbols: dict[str, tuple[float, float]]   # symbol -> the range it is drawn from
    answer: Optional[Value] = None
    also: tuple[Value, ...] = ()        # other formulas that are right
    integers: tuple[str, ...] = ()      # symbols that stand for whole numbers


class RubricItem(_Section):
    """What a reader gives points for."""

    points: float
    says: str


class Text(_Section):
    """The student's own words, read by a person."""

    words: Optional[int] = None         # at most so many are asked for
    rubric: dict[str, RubricItem] = {}


class File(_Section):
    """A file of the submission, read by a person."""

    name: str
    rubric: dict[str, RubricItem] = {}


class Question(_Section):
    """One question, of exactly one kind."""

    task: str
    points: float
    ask: str
    choose: Optional[dict[Key, Value]] = None   # option -> its text; one is right
    select: Optional[dict[Key, Value]] = None   # option -> its text; some are right
    number: Optional[Number] = None
    formula: Optional[Formula] = None
    text: Optional[Text] = None
    file: Optional[File] = None
    answer: Union[Key, tuple[Key, ...], None] = None   # of choose and select
    why: str = ""                       # read after a wrong answer: a thought that does not tell the right one
    follows: str = ""                   # another question, whose answer readers see beside this one's

    @property
    def kind(self) -> str:
        """The name of its kind, one of KINDS; of several that are declared, the first."""
        return next((kind for kind in KINDS if getattr(self, kind) is not None), "")

    @property
    def read_by_people(self) -> bool:
        """True for a text and a file: a person gives the points."""
        return self.kind in ("text", "file")

    @property
    def options(self) -> dict[str, str]:
        """The options of `choose` and `select`: name -> text."""
        return {str(name): str(text) for name, text in (self.choose or self.select or {}).items()}

    @property
    def right(self) -> tuple[str, ...]:
        """The names of the right options; none in a bundle."""
        given = self.answer if isinstance(self.answer, tuple) else () if self.answer is None else (self.answer,)
        return tuple(str(name) for name in given)

    @property
    def rubric(self) -> dict[str, RubricItem]:
        """What a reader gives points for; empty where a program reads the answer."""
        section = self.text or self.file
        return section.rubric if section else {}
