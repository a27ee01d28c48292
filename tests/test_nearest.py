"""A name that is not known is answered with the one that was perhaps meant."""

from __future__ import annotations

import pytest

from grader.nearest import did_you_mean, nearest

KNOWN = ("hidden", "points", "Needs")


@pytest.mark.parametrize(("name", "near"), [
    ("hiden", "hidden"), ("HIDDEN", "hidden"), ("needs", "Needs"), ("colour", ""), ("", ""), ("x" * 10_000, "")])
def test_the_name_most_like_it_is_found_in_any_capitals(name, near):
    assert nearest(name, KNOWN) == near


def test_a_stricter_likeness_leaves_more_names_alone():
    assert (nearest("joint", KNOWN), nearest("joint", KNOWN, likeness=0.8)) == ("points", "")


def test_the_end_of_a_sentence_asks_for_it():
    assert (did_you_mean("hiden", KNOWN), did_you_mean("colour", KNOWN)) == ("; did you mean `hidden`?", ".")


def test_without_any_names_none_is_meant():
    assert did_you_mean("hiden", ()) == "."
