"""Read a YAML file of ours into its type, or say which field is wrong and what to write instead."""

from __future__ import annotations

import copy
import re
from pathlib import Path
from typing import Any, TypeVar

import msgspec
import yaml

from grader.errors import AuthorError

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
        return _wrong_name(in_section.group(1), raw)
    where = _AT.search(problem)
    field = _named(where.group(1), problem, raw, kind) if where else ""
    problem = _AT.sub("", problem)
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
    name = next(name for name in _value_at(raw, field) if not isinstance(name, str))
    return f'{field or "the file"} has the name {name!r}.\n  Write a text: "{name}"'


def _named(field: str, problem: str, raw: Any, kind: type) -> str:
    """Return `field` with the section's name in the place of `[...]`: msgspec does not tell which one was wrong."""
    section, any_name, rest = field.partition(_ANY_NAME)
    if not any_name:
        return field
    for name in _value_at(raw, section):
        alone = copy.deepcopy(raw)
        entries = _value_at(alone, section)
        for other in set(entries) - {name}:
            del entries[other]
        try:
            msgspec.convert(alone, kind)
        except msgspec.ValidationError as error:
            if str(error) == problem:
                return f"{section}.{name}{rest}"
    return field


def _value_at(raw: Any, field: str) -> Any:
    """Return the value at `field`, "budgets.train.seconds", or None where the path cannot be followed."""
    for part in filter(None, re.split(r"[.\[\]]+", field)):
        try:
            raw = raw[int(part)] if isinstance(raw, list) else raw[part]
        except (KeyError, IndexError, TypeError, ValueError):
            return None
    return raw
