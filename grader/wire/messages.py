"""What the checker asks and what the worker answers.

A request names a target (the student's module, a library, or an object that stays in the worker), what to do with it
and the arguments; an answer brings a value or says what happened instead.  `Answer.read` meets hostile values.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from enum import Enum
from typing import Any

from grader.wire.language import WireError


class Op(str, Enum):
    """What the worker can be asked to do."""

    START = "start"            # take on the limits; args: one dict of numbers
    FILES = "files"            # write the submission's files into this folder; args: one dict, path -> bytes
    LOAD = "load"              # read the student's file; args: one dict, see worker/loader.py
    CALL = "call"              # target.name(*args, **kwargs)
    GET = "get"                # target.name
    SET = "set"                # target.name = args[0]
    KEEP = "keep"              # hold args[0] in the worker and answer with a handle
    FETCH = "fetch"            # the value behind the handle `target`
    PARAMETERS = "parameters"  # the names of target.name's parameters


class AnswerKind(str, Enum):
    """How a request ended, as the worker tells it."""

    VALUE = "value"
    RAISED = "raised"            # student code raised; `error`, `text`, `lines`
    MISSING = "missing"          # there is no such name, or it raised NotImplementedError; `text` is the name
    NOT_ALLOWED = "not_allowed"  # it used a library that this assignment does not allow; `text` is the library
    REFUSED = "refused"          # its value cannot be said on the wire; `text` says what it was


STUDENT, LIBRARY = "student", "library"


@dataclass(frozen=True)
class Request:
    """One question.  `on` is STUDENT, LIBRARY or a Handle; `keep` asks for a handle even for a plain value."""

    id: str
    op: Op
    on: Any = STUDENT
    name: str = ""
    args: tuple = ()
    kwargs: dict = field(default_factory=dict)
    keep: bool = False

    def value(self) -> dict:
        """Return the request as a plain value."""
        return {"id": self.id, "op": self.op.value, "on": self.on, "name": self.name, "args": self.args,
                "kwargs": self.kwargs, "keep": self.keep}

    @classmethod
    def read(cls, value: dict) -> Request:
        """Return the request that `value` says (the worker reads only what the trusted side wrote)."""
        return cls(**{**value, "op": Op(value["op"])})


@dataclass(frozen=True)
class SourceLine:
    """A line of the student's own code on the way to an error."""

    file: str
    line: int
    function: str
    code: str


@dataclass(frozen=True)
class Answer:
    """One answer.  `id` repeats the request's."""

    id: str
    kind: AnswerKind
    value: Any = None
    error: str = ""                       # RAISED: the exception's type
    text: str = ""
    lines: tuple[SourceLine, ...] = ()    # RAISED: the student's lines, outermost first

    def to_value(self) -> dict:
        """Return the answer as a plain value."""
        plain = {"id": self.id, "kind": self.kind.value, "value": self.value, "error": self.error,
                 "text": self.text}
        return {**plain, "lines": [list(asdict(line).values()) for line in self.lines]}

    @classmethod
    def read(cls, value: Any, request_id: str) -> Answer:
        """Return the answer that `value` says; raises WireError unless it has this form and answers `request_id`."""
        if type(value) is not dict or set(value) != _FORM.keys():
            raise WireError("an answer of the wrong form")
        for name, kind in _FORM.items():
            if kind is not None and type(value[name]) is not kind:
                raise WireError("an answer of the wrong form")
        if value["id"] != request_id:
            raise WireError("an answer to another question")
        if value["kind"] not in {kind.value for kind in AnswerKind}:
            raise WireError("an answer of an unknown kind")
        lines = tuple(_source_line(line) for line in value["lines"][-20:])
        texts = {"error": value["error"][:100], "text": value["text"][:2000]}
        return cls(request_id, AnswerKind(value["kind"]), value["value"], lines=lines, **texts)


_FORM = {"id": str, "kind": str, "value": None, "error": str, "text": str, "lines": list}


def _source_line(line: Any) -> SourceLine:
    if type(line) is not list or [type(part) for part in line] != [str, int, str, str]:
        raise WireError("a source line of the wrong form")
    file, number, function, code = line
    return SourceLine(file[:200], number, function[:100], code[:200])
