"""Hostile YAML -> plain texts and lists of texts, or one sentence with the line.

In: bytes of anybody.  Out: Entries, or NotPlain.
The file's events are read one by one and no document is built: no tag is resolved, no alias followed, nothing is
constructed but str and list, and reading stops at the first thing that an answers.yaml never needs.  So `no`, `1:30`
and `1_000` stay the texts that they are.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, Union

import yaml
from yaml import events

LARGEST = 64 * 1024
_OPENED = {"while scanning a quoted scalar": "a quote", "while parsing a flow sequence": "a bracket [",
           "while parsing a flow mapping": "a brace {"}


class NotPlain(ValueError):
    """The bytes are no list of answers; the text says why, beginning with the line where that is known."""


class Entry(NamedTuple):
    """One name with its value, and the line of the name, from 1."""

    name: str
    value: Union[str, tuple[str, ...]]
    line: int


def entries_of(data: bytes) -> list[Entry]:
    """Return the entries of the file's one mapping, in their order; raises NotPlain and nothing else."""
    if len(data) > LARGEST:
        raise NotPlain(f"the file is larger than {LARGEST // 1024} KiB")
    if b"\0" in data:
        raise NotPlain("the file is no text in UTF-8")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise NotPlain(f"line {line}: the file is no text in UTF-8") from None
    return _read(text)


def _read(text: str) -> list[Entry]:
    try:
        return list(_entries(_plain_events(text)))
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise NotPlain(f"line {line}: a character that no text holds") from None
    except yaml.MarkedYAMLError as error:
        raise NotPlain(_told(error)) from None
    except NotPlain:
        raise
    except Exception:   # hostile bytes meet a large parser: "\UFFFFFFFF" alone makes its chr() raise ValueError
        raise NotPlain("it could not be read as YAML") from None


def _told(error: yaml.MarkedYAMLError) -> str:
    """Return YAML's own words with what usually helps."""
    # What is never closed is noticed at the end of the file, or where the next one opens: nobody would look there.
    first, last = (mark.line + 1 if mark else 0 for mark in (error.context_mark, error.problem_mark))
    if 0 < first < last and (opened := _OPENED.get(error.context or "")):
        return f"line {first}: {opened} opens here and is not closed"
    line, problem = last or first, error.problem or ""
    remedy = {"mapping values are not allowed here": '; a text with ": " in it stands in "quotes", or below a "|"',
              "could not find expected ':'": "; lines below a \"|\" are indented by two spaces",
              "found character '\\t' that cannot start any token": "; use spaces, not tabs",
              "expected <block end>, but found '<scalar>'": "; a quote closes too early here, or is open since a line "
                                                            "above"}.get(problem, "")
    return f"{f'line {line}: ' if line else ''}{problem or 'it could not be read as YAML'}{remedy}"


def _plain_events(text: str) -> Iterator[events.Event]:
    """Yield the file's events; raises NotPlain at an anchor, an alias, a tag, and a second document."""
    documents = 0
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        line = event.start_mark.line + 1
        documents += isinstance(event, events.DocumentStartEvent)
        if documents > 1:
            raise NotPlain(f"line {line}: a second document begins; write one, without ---")
        if isinstance(event, events.AliasEvent) or getattr(event, "anchor", None):
            raise NotPlain(f"line {line}: anchors and aliases (& and *) are not read; put the text into quotes")
        if getattr(event, "tag", None):
            raise NotPlain(f"line {line}: tags (!) are not read; put the text into quotes")
        yield event


def _entries(found: Iterator[events.Event]) -> Iterator[Entry]:
    content = (event for event in found if isinstance(event, (events.NodeEvent, events.CollectionEndEvent)))
    first = next(content, None)
    if first is None or _is_empty(first):
        return
    if not isinstance(first, events.MappingStartEvent):
        raise NotPlain(f"line {first.start_mark.line + 1}: write a name and an answer on each line: gap: 1, 3")
    for event in content:
        if isinstance(event, events.MappingEndEvent):
            next(content, None)   # what comes behind it must be plain, too
            return
        line = event.start_mark.line + 1
        if not isinstance(event, events.ScalarEvent):
            raise NotPlain(f"line {line}: the name of a question was expected here")
        yield Entry(_text(event), _value(content), line)


def _value(content: Iterator[events.Event]) -> Union[str, tuple[str, ...]]:
    event = next(content)
    if isinstance(event, events.ScalarEvent):
        return _text(event)
    if isinstance(event, events.MappingStartEvent):
        raise NotPlain(_nested(event))
    items = []
    for item in content:
        if isinstance(item, events.SequenceEndEvent):
            break
        if not isinstance(item, events.ScalarEvent):
            raise NotPlain(_nested(item))
        items.append(_text(item))
    return tuple(items)


def _text(event: events.ScalarEvent) -> str:
    """Return a text that every file can hold: "\ud800" is half a character."""
    return event.value.encode("utf-8", "replace").decode()


def _nested(event: events.Event) -> str:
    return f"line {event.start_mark.line + 1}: an answer is a text, a number or a list of these, nothing deeper"


def _is_empty(event: events.Event) -> bool:
    return isinstance(event, events.ScalarEvent) and not event.value.strip()
