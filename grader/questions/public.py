"""What of a question students have, and what is kept back.

In: a Question.  Out: the same without its key; the texts of the key that no bundle may hold.  Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from grader.questions.kinds import Question

_KEY = ("answer", "also", "within", "relative", "rubric", "why")
_FEWEST_DIGITS = 4       # of a number that is not everybody's, as 0.5 and 100 are
_FEWEST_PARTS = 4        # names, numbers and signs of a formula that says something


def without_key(question: Question) -> Question:
    """Return the question as students have it: asked, with its options, units and limits, and without what is right."""
    kept = {field: msgspec.structs.replace(section, **{name: default for name, default in _defaults(section)})
            for field in ("number", "formula", "text", "file") if (section := getattr(question, field)) is not None}
    return msgspec.structs.replace(question, answer=None, why="", **kept)


def key_fields(questions: Any) -> Iterator[str]:
    """Yield the path of each field of a key in a section `questions` as YAML reads it: "params.number.answer"."""
    for id, question in questions.items() if isinstance(questions, Mapping) else ():
        for field, value in question.items() if isinstance(question, Mapping) else ():
            if field in _KEY:
                yield f"{id}.{field}"
            elif isinstance(value, Mapping) and field not in ("choose", "select"):   # their names are the author's
                yield from (f"{id}.{field}.{name}" for name in value if name in _KEY)


def key_texts(question: Question) -> tuple[str, ...]:
    """Return the texts that would give the key away wherever they stand; options and short figures would not."""
    said = [question.why, *(item.says for item in question.rubric.values())]
    if question.formula:
        said += [text for text in map(str, (question.formula.answer, *question.formula.also))
                 if len(re.findall(r"\w+|[^\w\s]", text)) >= _FEWEST_PARTS]
    if question.number and len(re.sub(r"\D", "", f"{question.number.answer:.12g}")) >= _FEWEST_DIGITS:
        said.append(f"{question.number.answer:.12g}")
    return tuple(text for text in said if text.strip())


def _defaults(section: msgspec.Struct) -> Iterator[tuple[str, Any]]:
    for field in msgspec.structs.fields(section):
        if field.name in _KEY:
            yield field.name, {} if field.default is msgspec.NODEFAULT else field.default
