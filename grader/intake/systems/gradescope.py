"""Gradescope: a folder `submission_<number>` for each submission; submission_metadata.yml tells whose they are.

The file's keys are Ruby's symbols (":submitters"), its times may be Ruby's objects.  It is read event by event: nothing
of it is constructed but texts, lists and dictionaries of a bounded depth.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import yaml

from grader.intake.collect import LARGEST_FILE, LeftBehind
from grader.intake.entry import Entry, Note, Piece, Recognised
from grader.intake.source import Source
from grader.late import read_time
from grader.roster import Hints

_FILE = "submission_metadata.yml"
_FOLDER = "submission_"
_DEEPEST = 4  # submission -> :submitters -> one of them -> :name
_MOST_NESTED = 100  # in what is passed over: the results of an autograder
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # the first is many times faster, where PyYAML has it
_ENDS = (yaml.SequenceEndEvent, yaml.MappingEndEvent)
_STARTS = (yaml.SequenceStartEvent, yaml.MappingStartEvent)


def gradescope(source: Source, items: list[str], _wanted: str) -> Recognised | None:
    """Recognise the zip that Gradescope gives for "Export Submissions"."""
    places = {item.rstrip("/").partition(".")[0]: item for item in items if item.startswith(_FOLDER) and item != _FILE}
    if _FILE not in items or 2 * len(places) < len(items) - 1:
        return None
    try:
        told, notes = _read(source.file(_FILE).read(LARGEST_FILE)), [Note("tells whose the submissions are", (_FILE,))]
    except (LeftBehind, ValueError, yaml.YAMLError) as error:
        why = str(error).partition("\n")[0] or "it is too large"
        told, notes = {}, [Note(f"not readable, so nobody knows whose the submissions are: {why}", (_FILE,))]
    if absent := [key for key in told if key not in places]:
        notes.append(Note(f"{_FILE} names submissions that are not there: {len(absent):,}, as {absent[0][:50]}"))
    return Recognised("gradescope", [_entry(key, item, told.get(key)) for key, item in places.items()], notes)


def _entry(key: str, item: str, told: Any) -> Entry:
    told = told if isinstance(told, dict) else {}
    submitters = told.get(":submitters")
    hints = [_hints(each) for each in submitters if isinstance(each, dict)] if isinstance(submitters, list) else []
    first, *partners = hints or [Hints()]
    name = f"{first.name}_{key.removeprefix(_FOLDER)}" if first.name else key
    piece = Piece(item, "" if item.endswith("/") else item)
    return Entry(name, key, (piece,), first, tuple(partners), _time(told.get(":created_at")))


def _hints(submitter: dict[str, Any]) -> Hints:
    told = {key: submitter.get(f":{key}") for key in ("name", "sid", "email")}
    name, sid, email = (value if isinstance(value, str) and value not in ("~", "null") else ""
                        for value in told.values())
    return Hints(name=name, id=sid, email=email)


def _time(told: Any) -> datetime | None:
    text = told.get("utc") if isinstance(told, dict) else told
    try:
        return read_time(text) if isinstance(text, str) else None
    except ValueError:
        return None


def _read(data: bytes) -> dict[str, Any]:
    events = yaml.parse(data, Loader=_LOADER)
    first = next((event for event in events if isinstance(event, (*_STARTS, yaml.ScalarEvent))), None)
    told = None if first is None else _value(events, first, 0)
    if not isinstance(told, dict):
        raise ValueError("it holds no table")
    return told


def _value(events: Iterator[yaml.Event], event: yaml.Event, depth: int) -> Any:
    if not isinstance(event, _STARTS):
        return getattr(event, "value", "")  # "" for a reference to something else
    if depth >= _DEEPEST:
        return _skip(events)
    values = []
    while not isinstance(inner := next(events), _ENDS):
        values.append(_value(events, inner, depth + 1))
    if isinstance(event, yaml.SequenceStartEvent):
        return values
    return {key: value for key, value in zip(values[::2], values[1::2]) if isinstance(key, str)}


def _skip(events: Iterator[yaml.Event]) -> None:
    depth = 1
    while depth:
        if depth > _MOST_NESTED:  # libyaml's time grows with its square
            raise ValueError("its values are nested too deeply")
        event = next(events)
        depth += isinstance(event, _STARTS) - isinstance(event, _ENDS)
