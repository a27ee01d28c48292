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

T = TypeVar("T")
_AT = re.compile(r" - at `\$\.?(.*?)`$")
_NAME_AT = re.compile(r" - at `key` in `\$\.?(.*?)`$")
_ANY_NAME = "[...]"
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
        return _wrong_name(*_named(in_section.group(1), problem, raw, kind))
    where = _AT.search(problem)
    field = _named(where.group(1), problem, raw, kind)[0] if where else ""
    problem = _AT.sub("", problem)
    if told := wrong_field(problem, field, raw, kind):
        return told
    expected = re.match(r"Expected `([\w| ]+)`, got", problem)
    if not expected:
        return f"{field + ': ' if field else ''}{problem}."
    wanted = _WORDS.get(expected.group(1).split(" ")[0], expected.group(1))
    value = _value_at(raw, field)
    shown = f'the text "{value}"' if isinstance(value, str) else repr(value)
    remedy = f"\n  Write {wanted}"
    if isinstance(value, str) and wanted in ("a number", "a whole number") and re.fullmatch(r"-?[\d.]+", value):
        remedy += f": {field.rpartition('.')[2]}: {value}"
    return f"{field or 'the file'} is {shown}.{remedy}"


def _wrong_name(field: str, raw: Any) -> str:
    names = [name for name in _value_at(raw, field) if not isinstance(name, str)]
    name = min(names, key=lambda name: type(name) is int)   # whole numbers are names in some sections
    return f'{field or "the file"} has the name {name!r}.\n  Write a text: "{name}"'


def _named(field: str, problem: str, raw: Any, kind: type) -> tuple[str, Any]:
    """Return `field` with names in the place of each `[...]`, since msgspec does not tell which one was wrong; and
    `raw` without the others."""
    while _ANY_NAME in field:
        section, _, rest = field.partition(_ANY_NAME)
        for name in _value_at(raw, section):
            alone = copy.deepcopy(raw)
            entries = _value_at(alone, section)
            for other in set(entries) - {name}:
                del entries[other]
            if _problem_of(alone, kind) == problem:
                field, raw = f"{section}.{name}{rest}", alone
                break
        else:
            break
    return field, raw


def _problem_of(raw: Any, kind: type) -> str:
    try:
        msgspec.convert(raw, kind)
    except msgspec.ValidationError as error:
        return str(error)
    return ""


def _value_at(raw: Any, field: str) -> Any:
    """Return the value at `field`, "budgets.train.seconds", or None where the path cannot be followed."""
    for part in filter(None, re.split(r"[.\[\]]+", field)):
        try:
            raw = raw[int(part)] if isinstance(raw, list) else raw[part]
        except (KeyError, IndexError, TypeError, ValueError):
            return None
    return raw
