"""JSON of any kind becomes a plain value or a sentence, and never much memory or an exception of another type."""

from __future__ import annotations

import tracemalloc

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.results import Unreadable, arrays_of, copied, read_json


def test_a_result_file_becomes_texts_and_arrays():
    fields = arrays_of(read_json(b'{"name": "mlp_1", "loss_curve": [2.3, 2], "test_acc": 0.5, "weights": [[1, 2]]}'))

    assert fields["name"] == "mlp_1" and fields["test_acc"].shape == ()
    assert fields["loss_curve"].tolist() == [2.3, 2.0] and fields["loss_curve"].dtype == np.float64
    assert fields["weights"].tolist() == [[1, 2]]


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity"])
def test_what_is_no_number_is_refused_in_words_with_its_line(number):
    with pytest.raises(Unreadable, match=f"holds {number} in line 2"):
        read_json(f'{{"loss_curve":\n [2.3, {number}]}}'.encode())


@pytest.mark.parametrize("data, said", [
    (b"", "is empty"), (b"  \n", "is empty"), (b"{'a': 1}", "no JSON"), (b"\xff\xfe", "no JSON"),
    (b'{"a": 1', "no JSON"), (b"[" * 100_000, "far too deep"), (b'{"a":' * 100_000, "far too deep"),
    (b'{"a": ' + b"[" * 64 + b'"x"' + b"]" * 64 + b"}", "far too deep"),
    (b"[" + b"1," * 2_000_001 + b"1]", "more values"), (b"[" + b"[]," * 300_000 + b"1]", "more values"),
    (b'"' + b"x" * (20 * 2**20) + b'"', "larger than 20 MiB"),
])
def test_bytes_that_cannot_be_used_are_refused_in_words(data, said):
    with pytest.raises(Unreadable, match=said):
        read_json(data)


@pytest.mark.parametrize("value", [None, [], [1.0], "text", 3])
def test_a_file_that_holds_no_dictionary_is_refused(value):
    with pytest.raises(Unreadable, match="does not hold a dictionary"):
        arrays_of(value)


def test_keys_that_are_no_names_are_refused():
    with pytest.raises(Unreadable, match="keys are not all names"):
        arrays_of({1: 2.0})


@pytest.mark.parametrize("field", ["text", None, [[1], [2, 3]], {"a": 1}, [1, "a"], 10**30])
def test_what_is_not_made_of_numbers_stays_as_it_is(field):
    assert arrays_of({"a": field}) == {"a": field}


def test_the_largest_file_that_is_read_costs_a_bounded_amount_of_memory():
    data = b"[" + b"1.5e0," * 1_999_999 + b"1]"

    tracemalloc.start()
    try:
        read_json(data)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()

    assert peak < 200 * 2**20


@given(st.binary(max_size=200) | st.text(alphabet='[]{}",:0123456789.eE-NaInfty ', max_size=200).map(str.encode))
def test_any_bytes_give_a_value_or_a_sentence(data):
    try:
        arrays_of(read_json(data))
    except Unreadable as reason:
        assert str(reason)


def test_as_many_lists_inside_each_other_as_are_allowed_are_read():
    value = read_json(b"[" * 64 + b"]" * 64)

    for _ in range(63):
        (value,) = value
    assert value == []


def test_a_copy_shares_nothing_that_can_be_changed():
    fields = arrays_of(read_json(b'{"name": "mlp_1", "loss": [2.5, 2], "runs": [{"lr": 0.1}, ["a"]]}'))
    copy = copied(fields)

    copy["loss"][0] = 7.0
    copy["runs"][0]["lr"] = 7.0
    copy["runs"][1].append("b")

    assert fields["loss"].tolist() == [2.5, 2.0] and fields["runs"] == [{"lr": 0.1}, ["a"]]


def test_a_copy_is_equal_and_of_the_same_types():
    fields = {"name": "mlp_1", "pair": (1, "a", None), "data": b"x", "loss": np.arange(3.0)}

    copy = copied(fields)

    assert copy["pair"] == (1, "a", None) and copy["data"] == b"x"
    assert copy["loss"].dtype == np.float64 and copy["loss"].tolist() == [0.0, 1.0, 2.0]
