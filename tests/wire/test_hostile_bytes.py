"""grader/wire/decoding.py: `decode` meets hostile bytes; WireError is the worst that comes of it."""

from __future__ import annotations

import contextlib
import json
import struct
import tracemalloc

import numpy as np
import pytest
import torch
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from grader.wire import Answer, AnswerKind, Caps, WireError, decode, encode
from tests.wire.bodies import body
from tests.wire.strategies import DTYPES, values

FIGURES = st.sampled_from([-1, 0, 1, 2, 3, 2**31, 2**39, 2**47, 2**48, 2**60, 2**63, True, None, 1.0, "2", [], [2]])
JSON = st.recursive(st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=4),
                    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
                    max_leaves=6)

HOSTILE = {
    "no header": b"",
    "half a length": b"\x01\x00",
    "a length beyond the body": struct.pack("<I", 100) + b"[]",
    "a length beyond the cap": struct.pack("<I", 2**32 - 1) + b"[]",
    "an empty header": body(""),
    "not JSON": body("[1,"),
    "two values": body("1 2"),
    "no text": body(b"\xff\xfe"),
    "raw characters beyond ASCII": body('"\u00e9"'),
    "UTF-16": body('"abc"'.encode("utf-16")),
    "a deep list": body("[" * 1000 + "]" * 1000),
    "a deep list that never closes": body("[" * 1_000_000),
    "deep objects": body('{"tuple":[' * 1000 + "]}" * 1000),
    "a deep list behind a text with a bracket": body('["]",' + "[" * 1000 + "]" * 1001),
    "a deep list behind an escaped quote": body('["\\"",' + "[" * 1000 + "]" * 1001),
    "one level too many": body("[" * (Caps().depth + 2) + "]" * (Caps().depth + 2)),
    "too many parts": body("[" + "0," * Caps().nodes + "0]"),
    "a text that is too long": body(json.dumps("a" * (Caps().text + 1))),
    "an integer of 65 bits": body(str(2**64)),
    "an integer of 10,000 digits": body("1" * 10_000),
    "a negative integer of 10,000 digits": body("-" + "1" * 10_000),
    "no tag": body("{}"),
    "two tags": body('{"bytes":0,"array":0}'),
    "a tag twice": body('{"bytes":0,"bytes":0}'),
    "an unknown tag": body('{"object":[]}'),
    "the name of a method for a tag": body('{"__init__":[]}'),
    "a tuple that is no list": body('{"tuple":3}'),
    "a dict that is no list": body('{"dict":{"bytes":0}}'),
    "a pair of three": body('{"dict":[[1,2,3]]}'),
    "a key that is a list": body('{"dict":[[[1],2]]}'),
    "a key that is an array": body('{"dict":[[{"bytes":0},2]]}'),
    "a key twice": body('{"dict":[["a",1],["a",2]]}'),
    "keys that are equal": body('{"dict":[[1,1],[true,2]]}'),
    "keys that become equal": body('{"dict":[["\\ud800",1],["\\udfff",2]]}'),
    "a nan key": body('{"dict":[[NaN,1]]}'),
    "bytes of negative length": body('{"bytes":-1}'),
    "bytes of true length": body('{"bytes":true}', b"a"),
    "bytes of half a length": body('{"bytes":1.0}', b"a"),
    "more bytes than there are": body('{"bytes":3}', b"ab"),
    "fewer bytes than there are": body('{"bytes":1}', b"ab"),
    "bytes nobody speaks of": body("1", b"a"),
    "a dtype that runs code": body('{"array":["object",[1],[0]]}', b"12345678"),
    "a dtype that is a list": body('{"array":[["float64"],[1],[0]]}', b"12345678"),
    "a dtype of structures": body('{"array":["f8,f8",[1],[0]]}', bytes(16)),
    "an array without axes' order": body('{"array":["float64",[1]]}', bytes(8)),
    "an axis twice": body('{"array":["int8",[1,1],[0,0]]}', b"a"),
    "an axis that is not there": body('{"array":["int8",[1],[1]]}', b"a"),
    "an axis that is true": body('{"array":["int8",[1,1],[false,true]]}', b"a"),
    "a shape below zero": body('{"array":["int8",[-1],[0]]}', b"a"),
    "two sizes below zero": body('{"array":["int8",[-1,-1],[0,1]]}', b"a"),
    "a shape that is true": body('{"array":["int8",[true],[0]]}', b"a"),
    "a shape of halves": body('{"array":["int8",[1.0],[0]]}', b"a"),
    "seventeen dimensions": body(json.dumps({"array": ["int8", [1] * 17, list(range(17))]}), b"a"),
    "nothing times 2**60": body('{"array":["int8",[0,1152921504606846976],[0,1]]}'),
    "nothing times more than a machine holds": body(json.dumps(
        {"array": ["int8", [0] + [2**39] * 15, list(range(16))]})),
    "2**39 numbers": body('{"array":["float64",[549755813888],[0]]}', bytes(8)),
    "2**78 numbers": body('{"array":["float64",[549755813888,549755813888],[0,1]]}', bytes(8)),
    "a tensor of an unknown dtype": body('{"tensor":["complex32",[1]]}', bytes(4)),
    "a tensor that is too short": body('{"tensor":["bfloat16",[3]]}', bytes(4)),
    "a tensor of nothing times more than a machine holds": body(json.dumps({"tensor": ["int8", [0] + [2**39] * 15]})),
    "a bfloat16 tensor of nothing times as much": body(json.dumps({"tensor": ["bfloat16", [0] + [2**39] * 15]})),
    "a handle without a kind": body('{"handle":[1]}'),
    "a handle whose number is true": body('{"handle":[true,"a"]}'),
    "a handle whose kind is a number": body('{"handle":[1,2]}'),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_body_is_a_wire_error_and_costs_no_memory(name):
    tracemalloc.start()
    try:
        with pytest.raises(WireError):
            decode(HOSTILE[name])
        _now, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 1_000_000 + 60 * len(HOSTILE[name])


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_a_value_or_a_wire_error(data):
    with contextlib.suppress(WireError):
        decode(data)


@settings(max_examples=300, deadline=None)
@given(JSON, st.binary(max_size=20))
def test_any_json_is_a_value_or_a_wire_error(header, payload):
    with contextlib.suppress(WireError):
        decode(body(json.dumps(header), payload))


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(["array", "tensor"]), st.sampled_from([*DTYPES, "bfloat16", "object", 3]),
       st.lists(FIGURES, max_size=5), st.lists(FIGURES, max_size=5), st.binary(max_size=40))
def test_any_shape_is_an_array_or_a_wire_error(tag, dtype, shape, order, payload):
    content = [dtype, shape, order] if tag == "array" else [dtype, shape]
    with contextlib.suppress(WireError):
        decode(body(json.dumps({tag: content}), payload))


@settings(max_examples=300, deadline=None)
@given(values, st.data())
def test_a_valid_body_with_some_bytes_changed_is_a_value_or_a_wire_error(value, data):
    changed = bytearray(encode(value))
    for _ in range(data.draw(st.integers(1, 4))):
        changed[data.draw(st.integers(0, len(changed) - 1))] = data.draw(st.integers(0, 255))
    with contextlib.suppress(WireError):
        decode(bytes(changed))


@settings(max_examples=100, deadline=None)
@given(values, st.data())
def test_a_valid_body_cut_short_is_a_wire_error(value, data):
    whole = encode(value)
    with pytest.raises(WireError):
        decode(whole[:data.draw(st.integers(0, len(whole) - 1))])


def test_a_number_beyond_every_float_is_infinite():
    assert decode(body("[1e999,-1e999]")) == [float("inf"), float("-inf")]


def test_a_float_of_a_million_digits_is_read():
    assert decode(body("0." + "1" * 1_000_000)) == pytest.approx(1 / 9)


def test_half_a_character_is_heard_as_a_question_mark():
    assert decode(body('["\\ud800",{"handle":[1,"\\udfff"]}]'))[0] == "?"


def test_a_header_full_of_escaped_quotes_is_looked_at_once():
    """A pattern that looks back takes a second for 10,000 quotes, and most of an hour for these."""
    with pytest.raises(WireError):
        decode(body('"' + '\\"' * 400_000))


def test_what_decodes_owns_its_memory():
    data = bytearray(encode([np.zeros(3), torch.zeros(3), b"abc"]))
    heard = decode(bytes(data))

    heard[0][:] = 1
    heard[1][:] = 1

    assert decode(bytes(data))[0].tolist() == [0, 0, 0]


@st.composite
def hostile_bodies(draw):
    """Any bytes, any JSON behind a right length, or a valid answer with some bytes changed."""
    kind = draw(st.sampled_from(["bytes", "json", "changed"]))
    if kind == "bytes":
        return draw(st.binary(max_size=200))
    if kind == "json":
        return body(json.dumps(draw(JSON)), draw(st.binary(max_size=20)))
    changed = bytearray(encode(Answer("1", AnswerKind.VALUE, draw(values)).to_value()))
    for _ in range(draw(st.integers(1, 4))):
        changed[draw(st.integers(0, len(changed) - 1))] = draw(st.integers(0, 255))
    return bytes(changed)


@pytest.mark.slow
def test_ten_thousand_hostile_answers_raise_nothing_but_the_wires_own_error_in_bounded_memory():
    met = []

    @settings(max_examples=10_000, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(hostile_bodies())
    def read(data):
        met.append(len(data))
        tracemalloc.start()  # for the reading alone: it slows what makes the bodies many times
        try:
            with contextlib.suppress(WireError):
                Answer.read(decode(data), "1")
            most = tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()
        assert most < 1_000_000 + 60 * len(data)

    read()
    assert len(met) >= 10_000
