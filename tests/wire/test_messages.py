"""grader/wire/messages.py: requests and answers as plain values."""

from __future__ import annotations

import contextlib

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.wire import Answer, AnswerKind, Handle, Op, Request, SourceLine, WireError, decode, encode
from tests.wire.strategies import scalars, values

LINE = SourceLine("net.py", 3, "forward", "return x @ w")
RAISED = Answer("q", AnswerKind.RAISED, error="ValueError", text="no", lines=(LINE,))


@pytest.mark.parametrize("request_", [
    Request("q", Op.CALL, name="forward", args=(1, "a"), kwargs={"b": None}),
    Request("q", Op.GET, on=Handle(3, "Net"), name="w", keep=True),
    Request("q", Op.START, args=({"memory_bytes": 1},)),
])
def test_a_request_comes_back_as_it_was(request_):
    assert Request.read(decode(encode(request_.value()))) == request_


@pytest.mark.parametrize("answer", [RAISED, Answer("q", AnswerKind.VALUE, [1, {"a": None}]),
                                    Answer("q", AnswerKind.MISSING, text="forward")])
def test_an_answer_comes_back_as_it_was(answer):
    assert Answer.read(decode(encode(answer.to_value())), "q") == answer


def changed(**fields: object) -> dict:
    """Return the plain value of an answer with some fields put in the place of the right ones."""
    return {**RAISED.to_value(), **fields}


@pytest.mark.parametrize("value", [
    None, [], 3, "value", np.zeros(3), {}, {**RAISED.to_value(), "more": 1}, {1: 2},
    {name: part for name, part in RAISED.to_value().items() if name != "text"},
    changed(id=1), changed(id="r"), changed(id=["q"]), changed(kind="passed"), changed(kind=True), changed(error=None),
    changed(text=b"no"), changed(text=np.zeros(3)), changed(lines={}), changed(lines=("a",)), changed(lines=["a"]),
    changed(lines=[["f", 1, "g"]]), changed(lines=[["f", True, "g", "c"]]), changed(lines=[["f", "1", "g", "c"]]),
    changed(lines=[["f", 1, "g", np.zeros(3)]]),
], ids=repr)
def test_an_answer_of_another_form_is_a_wire_error(value):
    with pytest.raises(WireError):
        Answer.read(value, "q")


def test_an_answer_to_another_question_is_a_wire_error():
    with pytest.raises(WireError, match="another question"):
        Answer.read(RAISED.to_value(), "another")


FIELDS = st.fixed_dictionaries({
    "id": st.just("q") | scalars, "kind": st.sampled_from([*AnswerKind, "x"]).map(str) | st.just("value") | scalars,
    "value": values, "error": st.text(max_size=5) | scalars, "text": st.text(max_size=5) | scalars,
    "lines": st.lists(st.lists(scalars, max_size=5), max_size=2) | scalars})


@settings(max_examples=300, deadline=None)
@given(values | FIELDS)
def test_any_value_is_an_answer_or_a_wire_error(value):
    with contextlib.suppress(WireError):
        assert type(Answer.read(value, "q")) is Answer


def test_long_texts_and_many_lines_are_cut():
    long = changed(error="e" * 9999, text="t" * 9999, lines=[["f" * 999, 1, "g" * 999, "c" * 999]] * 99)

    answer = Answer.read(long, "q")

    assert (len(answer.error), len(answer.text), len(answer.lines)) == (100, 2000, 20)
    line = answer.lines[0]
    assert (len(line.file), len(line.function), len(line.code)) == (200, 100, 200)
