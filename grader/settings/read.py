"""Read a YAML file of ours into its type, or say which field is wrong and what to write instead."""

from __future__ import annotations

import copy
import re
from pathlib import Path
from typing import Any, TypeVar

import msgspec
import yaml

from grader.errors import AuthorError
from grader.settings.fields import wrong_field
from grader.settings.place import ANY, Place, in_words, place_of, value_at

T = TypeVar("T")
_AT = re.compile(r" - at `\$(.*?)`$")
_NAME_AT = re.compile(r" - at `key` in `\$(.*?)`$")
_WORDS = {"float": "a number", "int": "a whole number", "str": "a text", "array": "a list", "object": "a section",
          "bool": "true or false"}


def read_settings(path: Path, kind: type[T]) -> T:
    """Return `path` as a `kind` (a msgspec.Struct); raises AuthorError with file, field and remedy."""
    raw = _parsed(path)
    try:
        return msgspec.convert(raw, kind)
    except msgspec.ValidationError as error:
        raise AuthorError(f"{path}: {_explained(str(error), raw, kind)}") from None


def _parsed(path: Path) -> Any:
    try:
        raw = yaml.safe_load(path.read_bytes())
    except FileNotFoundError:
        raise AuthorError(f"{path}: there is no such file.") from None
    except OSError as error:
        raise AuthorError(f"{path}: the file cannot be read: {error.strerror}.") from None
    except (yaml.YAMLError, ValueError) as error:  # ValueError: bytes that are no text, a date that is none
        raise AuthorError(f"{path}: not readable as YAML: {' '.join(str(error).split())}") from None
    if raw is None:
        raise AuthorError(f"{path}: the file is empty.")
    return raw


def _explained(problem: str, raw: Any, kind: type) -> str:
    if in_section := _NAME_AT.search(problem):
        return _wrong_name(*_named(place_of(in_section.group(1)), problem, raw, kind))
    where = _AT.search(problem)
    place = _named(place_of(where.group(1)), problem, raw, kind)[0] if where else ()
    problem = _AT.sub("", problem)
    if told := wrong_field(problem, place, raw, kind):
        return told
    field = in_words(place, raw)
    expected = re.match(r"Expected `([\w| ]+)`, got", problem)
    if not expected:
        return f"{field + ': ' if field else ''}{problem}."
    value, wanted = value_at(raw, place), _wanted(expected.group(1).split(" | "))
    shown = f'the text "{value}"' if isinstance(value, str) else repr(value)
    remedy = f"\n  Write {wanted}"
    if isinstance(value, str) and wanted in ("a number", "a whole number") and re.fullmatch(r"-?[\d.]+", value):
        remedy += f": {place[-1]}: {value}"
    return f"{field or 'the file'} is {shown}.{remedy}"


def _wanted(types: list[str]) -> str:
    """Return what may be written in the place of msgspec's names of types."""
    words = [_WORDS.get(name, name) for name in types if name != "null" and not (name == "int" and "float" in types)]
    return " or ".join(words) or "nothing"


def _wrong_name(place: Place, raw: Any) -> str:
    names = [name for name in value_at(raw, place) if not isinstance(name, str)]
    name = min(names, key=lambda name: type(name) is int)   # whole numbers are names in some sections
    return f'{in_words(place, raw) or "the file"} has the name {name!r}.\n  Write a text: "{name}"'


def _named(place: Place, problem: str, raw: Any, kind: type) -> tuple[Place, Any]:
    """Return `place` with names in the place of each ANY, since msgspec does not tell which one was wrong; and `raw`
    without the others.  It ends before the first ANY of which no name alone has the problem."""
    while ANY in place:
        section, rest = place[:place.index(ANY)], place[place.index(ANY) + 1:]
        for name in value_at(raw, section) or ():
            alone = copy.deepcopy(raw)
            entries = value_at(alone, section)
            for other in [other for other in entries if other != name]:
                del entries[other]
            if _problem_of(alone, kind) == problem:
                place, raw = (*section, name, *rest), alone
                break
        else:
            return section, raw
    return place, raw


def _problem_of(raw: Any, kind: type) -> str:
    try:
        msgspec.convert(raw, kind)
    except msgspec.ValidationError as error:
        return str(error)
    return ""
