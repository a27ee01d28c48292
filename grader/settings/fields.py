"""Say what is wrong with the name of a field: it is unknown, or a required one is missing.

In: the problem as msgspec tells it, the place of the section that it is in, the file's content and its type.  Out: the
sentence for its author, or None when the problem is another one.  Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Optional

import msgspec
from msgspec import inspect

from grader.nearest import did_you_mean
from grader.settings.place import Place, in_words, value_at

_UNKNOWN = re.compile(r"Object contains unknown field `(.*)`")
_MISSING = re.compile(r"Object missing required field `(.*)`")
_WANTED = {inspect.StrType: "a text", inspect.IntType: "a whole number", inspect.FloatType: "a number",
           inspect.BoolType: "true or false", inspect.VarTupleType: "a list", inspect.ListType: "a list"}


def wrong_field(problem: str, section: Place, raw: Any, kind: type) -> Optional[str]:
    """Return what to tell of `problem` in `section`, ("budgets", "train"), of a file of `kind`; None for others."""
    fields = {field.encode_name: field for field in _fields_at(section, raw, kind)}
    place = f"{in_words(section, raw)}: " if section else ""
    if unknown := _UNKNOWN.fullmatch(problem):
        known = f"  Known: {', '.join(fields)}." if fields else ""
        return f"{place}unknown field `{unknown[1]}`{did_you_mean(unknown[1], fields)}{known}"
    if missing := _MISSING.fullmatch(problem):
        name = missing[1]
        return f"{place}required field `{name}` is missing.\n  Write {_wanted(fields.get(name))}: {name}: ..."
    return None


def _wanted(field: Optional[inspect.Field]) -> str:
    return _WANTED.get(type(field.type), "a section") if field else "it"


def _fields_at(section: Place, raw: Any, kind: type) -> tuple[inspect.Field, ...]:
    """Return the fields that the type `kind` knows in `section`; none where no single type is certain."""
    types = list(_any_of(inspect.type_info(kind)))
    for part in section:
        types = [inner for outer in types for inner in _inside(outer, part)]
    here = value_at(raw, section)
    structs = [one for one in types if isinstance(one, inspect.StructType) and _may_be(one, here)]
    return structs[0].fields if len(structs) == 1 else ()


def _inside(outer: inspect.Type, part: Any) -> Iterator[inspect.Type]:
    """Yield the types that `part`, a name or a position in a list, may have in a value of type `outer`."""
    if isinstance(outer, inspect.StructType):
        yield from (inner for field in outer.fields if field.encode_name == part for inner in _any_of(field.type))
    elif isinstance(outer, inspect.DictType):
        yield from _any_of(outer.value_type)
    elif isinstance(outer, (inspect.ListType, inspect.VarTupleType)):
        yield from _any_of(outer.item_type)


def _any_of(found: inspect.Type) -> tuple[inspect.Type, ...]:
    return found.types if isinstance(found, inspect.UnionType) else (found,)


def _may_be(struct: inspect.StructType, raw: Any) -> bool:
    """True when `raw` bears the struct's tag, where it has one."""
    if struct.tag_field is None or not isinstance(raw, dict):
        return True
    return raw.get(struct.tag_field, msgspec.UNSET) == struct.tag
