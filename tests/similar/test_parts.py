from __future__ import annotations

import numpy as np
import pytest

from grader.similar.fragments import LENGTH, prints_of, rolled
from grader.similar.parts import parts_of

from .texts import ANNA, RENAMED, TEMPLATE, reordered, split


def compare(first, second, template=""):
    tokens, others, given = split(first, second, template)
    known = rolled(given.symbols)
    return parts_of(prints_of(tokens, known), prints_of(others, known), first, second)


def test_a_renamed_copy_is_one_part_with_its_lines():
    (part,) = compare(ANNA, RENAMED)

    assert (part.first.first_line, part.first.last_line) == (1, 17)
    assert (part.second.first_line, part.second.last_line) == (1, 18)
    assert ANNA[part.first.start:part.first.end] == ANNA.strip()


def test_functions_in_another_order_are_parts_that_cross():
    one, two = compare(ANNA, reordered(ANNA))

    assert one.first.start < two.first.start
    assert one.second.start > two.second.start


def test_code_of_the_template_is_in_no_part():
    parts = compare(TEMPLATE + ANNA, TEMPLATE + ANNA, TEMPLATE)

    assert parts[0].first.first_line >= len(TEMPLATE.splitlines()) - 1


@pytest.mark.parametrize(("first", "second"), [("x = 0\n" * 3000, "x = 0\n" * 2999), ("f(" * 9000, "f(" * 100),
                                               ("a b " * 4000, "a b " * 4000 + ANNA)], ids=range(3))
def test_endless_repetition_ends_and_no_token_is_in_two_parts(first, second):
    parts = compare(first, second)

    assert parts
    for places in ([part.first for part in parts], sorted((part.second for part in parts), key=lambda one: one.start)):
        assert all(one.end <= other.start for one, other in zip(places, places[1:]))
    assert all(part.tokens >= LENGTH for part in parts)


def test_different_code_has_no_part():
    assert compare(ANNA, "print('hello')\n" + "\n".join(f"{'-' * n}x" for n in range(9))) == ()


def test_parts_hold_what_the_shares_count():
    tokens, others = split(ANNA, reordered(ANNA))
    nothing = np.zeros(0, dtype=np.uint64)
    first, second = prints_of(tokens, nothing), prints_of(others, nothing)
    common = np.isin(first.prints, second.distinct)

    parts = parts_of(first, second, ANNA, reordered(ANNA))

    assert sum(part.tokens - LENGTH + 1 for part in parts) == common.sum()
