"""What students have of a question holds nothing of its key."""

from __future__ import annotations

import msgspec
import pytest

from grader.questions.public import key_fields, key_texts, without_key
from tests.questions.asked import QUESTIONS, question


@pytest.mark.parametrize("id", QUESTIONS)
def test_no_field_of_a_key_is_left(id):
    left = {id: msgspec.to_builtins(without_key(QUESTIONS[id]))}

    assert list(key_fields(left)) == []


def test_what_is_asked_stays():
    kept = {id: msgspec.to_builtins(without_key(asked)) for id, asked in QUESTIONS.items()}

    assert kept["gap"]["select"] == QUESTIONS["gap"].select and kept["gap"]["ask"] == "How can the gap be decreased?"
    assert kept["params"]["number"] == {"unit": "parameters", "units": {"thousand parameters": 1000}}
    assert set(kept["gradient"]["formula"]) == {"symbols"} and kept["words"]["text"] == {"words": 5}
    assert kept["report"]["file"] == {"name": "report.pdf"}


def test_the_fields_of_a_key_are_found_in_the_file_itself():
    whole = {id: msgspec.to_builtins(asked) for id, asked in QUESTIONS.items()}

    assert set(key_fields(whole)) == {"gap.answer", "gap.why", "one.answer", "params.number.answer",
                                      "gradient.formula.answer", "words.text.rubric"}


def test_an_option_may_be_called_like_a_field_of_the_key():
    assert list(key_fields({"q": {"choose": {"answer": "A", "why": "B"}}})) == []


@pytest.mark.parametrize(("text", "found"), [
    ("number: {answer: 33130}", ("33130",)), ("number: {answer: 0.5}", ()), ("number: {answer: 100}", ()),
    ("formula: {answer: a + b, also: [b + a + 0], symbols: {a: [0, 1], b: [0, 1]}}", ("b + a + 0",)),
    ("why: A thought.\ntext: {rubric: {a: {points: 2, says: A rule.}}}", ("A thought.", "A rule."))])
def test_telling_texts_of_a_key_are_known(text, found):
    assert key_texts(question(text)) == found
