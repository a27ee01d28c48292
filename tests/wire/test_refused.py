"""grader/wire/encoding.py: what cannot be said is refused, with words for what it was."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from grader.wire import Caps, Handle, Refused, decode, encode


class Text(str):
    """A subclass: never sent as a plain value."""


def nested(levels: int) -> list:
    """Return a list within a list, `levels` deep."""
    value: list = []
    for _ in range(levels - 1):
        value = [value]
    return value


@pytest.mark.parametrize("value, words", [
    (np.array([1, None], dtype=object), "dtype object"),
    (np.array(["a"]), "dtype str"),
    (np.zeros(2, dtype=[("x", float)]), "dtype void"),
    (np.array(["2020-01-01"], dtype="datetime64[D]"), "dtype datetime64"),
    (np.str_("a"), "dtype str"),
    (2**64, "more than 64 bits"),
    (-2**63 - 1, "more than 64 bits"),
    ("\ud800", "half a character"),
    (["fine", {"key\udfff": 1}], "half a character"),
    ({(1, 2): 3}, "a key of type tuple"),
    ({b"a": 3}, "a key of type bytes"),
    ({np.complex64(1): 3}, "a key of type complex"),
    ({float("nan"): 3}, "the key nan"),
    (torch.zeros(3).to_sparse(), "sparse"),
    (torch.empty(3, device="meta"), "device meta"),
    (1j, "an object of type complex"),
    ({1, 2}, "an object of type set"),
    (Text("a"), "an object of type Text"),
    (np.ma.masked_array([1]), "an object of type MaskedArray"),
    (np.zeros(2).view(np.recarray), "an object of type recarray"),
])
def test_what_is_not_plain_is_refused_in_words(value, words):
    with pytest.raises(Refused, match=words):
        encode(value)


@pytest.mark.skipif(np.dtype("longdouble") == np.float64, reason="a long double is a float64 on this machine")
def test_a_long_double_is_refused():
    with pytest.raises(Refused, match="dtype"):
        encode(np.zeros(2, dtype=np.longdouble))


def test_the_deepest_value_allowed_comes_back():
    value = nested(Caps().depth + 1)  # the outermost list is at depth 0

    assert decode(encode(value)) == value


def test_one_level_deeper_is_refused():
    with pytest.raises(Refused, match="nested too deeply"):
        encode(nested(Caps().depth + 2))


@pytest.mark.parametrize("make", [lambda inner: {"k": inner}, lambda inner: (inner,)])
def test_the_deepest_dicts_and_tuples_that_are_said_are_heard(make):
    value = np.zeros(2)
    for _ in range(Caps().depth):
        value = make(value)

    assert type(decode(encode(value))) is type(value)


def test_a_list_and_a_dict_that_hold_themselves_are_refused():
    endless_list: list = []
    endless_list.append(endless_list)
    endless_dict: dict = {}
    endless_dict["self"] = endless_dict

    for value in (endless_list, endless_dict):
        with pytest.raises(Refused, match="nested too deeply"):
            encode(value)


def test_one_list_many_times_over_is_refused():
    value: list = [0]
    for _ in range(10):
        value = [value] * 10

    with pytest.raises(Refused, match="too many parts"):
        encode(value)


@pytest.mark.parametrize("caps, value, words", [
    (Caps(nodes=10), [0] * 10, "too many parts"),
    (Caps(header_bytes=20), ["a" * 30], "too many parts"),
    (Caps(text=5), "a" * 6, "too long"),
])
def test_each_cap_is_kept(caps, value, words):
    with pytest.raises(Refused, match=words):
        encode(value, caps=caps)


def test_a_handle_with_half_a_character_in_its_kind_is_said_with_a_question_mark():
    assert decode(encode(Handle(1, "a\ud800"))) == Handle(1, "a?")
