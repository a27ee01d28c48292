"""Formulas are parsed by a grammar of arithmetic alone, and compared by their values."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.errors import AuthorError
from grader.questions.formula import POINTS, Unreadable, at, judged, parse, read, values
from grader.questions.grammar import MOST_CHARACTERS
from tests.questions.asked import QUESTIONS, question

GRADIENT = QUESTIONS["gradient"]
UPDATES = question("formula: {answer: E * ceil(N / B), also: [E * N / B], integers: [E, N, B],\n"
                   "          symbols: {E: [1, 50], N: [100, 5000], B: [1, 99]}}")
SEED = b"seed"


def share(text, asked=GRADIENT):
    return judged(read(text, asked), asked, SEED).share


@pytest.mark.parametrize(("text", "value"), [
    ("1 + 2 * 3", 7), ("2 ^ 3 ^ 2", 512), ("2 ** 3", 8), ("-2 ^ 2", -4), ("2^-1", 0.5), ("6 / 2 * 3", 9), ("2 x", 10),
    ("2(x + 1)", 12), ("x(x)", 25), ("1 / 2 x", 2.5), ("ceil(7 / 2)", 4), ("floor(-0.5)", -1), ("sqrt(16)", 4),
    ("exp(0)", 1), ("log(1)", 0), ("ln(exp(2))", 2), ("--x", 5), ("+x", 5), ("1,000 x", 5000), (".5", 0.5),
    ("1e3", 1000), ("((x))", 5), ("x - -x", 10)])
def test_arithmetic_means_what_it_says(text, value):
    assert at(parse(text, ["x"]), {"x": 5.0}) == value


@pytest.mark.parametrize("text", [
    "(w_k - w_k1) / gamma", "(w_{k} − w_{k+1})/γ", r"\frac{w_k - w_{k+1}}{\gamma}", "-(w_k1 - w_k)/gamma",
    "w_k/gamma - w_k1/gamma", "(wk - wk1) gamma^-1", "g = (w_k-w_k1)/gamma", "(w_k - w_k1)γ⁻¹",
    "(w_k - w_k1) / \\gamma"])
def test_every_form_of_the_right_formula_is_right(text):
    assert share(text) == 1.0


@pytest.mark.parametrize("text", ["E⌈N/B⌉", "E N / B", "EN/B", "E * ceil(N/B)", r"E \cdot \lceil N / B \rceil",
                                  "E floor((N + B - 1) / B)"])
def test_rounding_and_the_other_right_formula_are_right(text):
    assert share(text, UPDATES) == 1.0


@pytest.mark.parametrize("text", ["w_k", "0", "1/0", "(w_k - w_k1) / gamma + 0.001", "(w_k - w_k1) * gamma",
                                  "sqrt(-1)", "exp(10000)", "9^9^9^9^9", "1e999"])
def test_another_value_is_wrong(text):
    assert share(text) == 0.0


def test_mixing_the_two_right_formulas_is_wrong():
    assert share("ceil(E N / B)", UPDATES) == 0.0


@pytest.mark.parametrize("text", ["(w_k1 - w_k) / gamma", "2 (w_k - w_k1) / gamma", "gamma / (w_k - w_k1)"])
def test_a_formula_that_is_close_is_told_so_without_saying_how(text):
    message = judged(read(text, GRADIENT), GRADIENT, SEED).message

    assert message.startswith("It is close: right but for its sign, a constant factor, or what is above and below")


def test_of_a_constant_no_other_constant_is_close():
    constant = question("formula: {answer: 2 * 3, symbols: {x: [0, 1]}}")

    assert "close" not in judged(read("7", constant), constant, SEED).message


def test_a_wrong_formula_is_shown_as_it_was_read():
    assert judged(read("w_k / gamma w_k1", GRADIENT), GRADIENT, SEED).message.endswith("((w_k / gamma) * w_k1)")


@pytest.mark.parametrize(("text", "said"), [
    ("", "it is empty"), ("x", "`x` is none of its symbols: w_k, w_k1, gamma"), ("(w_k", "could not be read|too early"),
    ("__import__('os')", "could not be read"), ("w_k.real", "could not be read"), ("w_k; 1", "`;` after `w_k`"),
    ("lambda: 1", "could not be read"), ("w_k = 1 = 2", "could not be read"),
    ("1" * (MOST_CHARACTERS + 1), "longer than")])
def test_what_is_no_formula_is_told(text, said):
    with pytest.raises(Unreadable, match=said):
        read(text, GRADIENT)


@pytest.mark.parametrize("text", ["-" * 290 + "1", "(" * 149 + "1" + ")" * 149, "sqrt(" * 49 + "1" + ")" * 49,
                                  "2^" * 149 + "2"])
def test_depth_exhausts_nothing(text):
    assert math.isfinite(share(text))


def test_the_same_seed_draws_the_same_points_and_another_one_others():
    formula = parse("w_k / gamma", GRADIENT.formula.symbols)
    first, again, other = (values(formula, GRADIENT.formula, seed) for seed in (b"a", b"a", b"b"))

    assert first == again != other and len(first) == POINTS >= 20


def test_points_without_a_value_are_drawn_again():
    asked = question("formula: {answer: log(x), symbols: {x: [-1, 1]}}")

    found = values(parse("log(x)", asked.formula.symbols), asked.formula, SEED)

    assert len(found) == POINTS and all(point["x"] > 0 for point, _ in found)


def test_a_formula_is_never_right_by_default_where_the_right_one_has_no_values():
    asked = question("formula: {answer: log(x), symbols: {x: [-2, -1]}}")

    with pytest.raises(AuthorError, match="hardly ever finite"):
        judged(read("7", asked), asked, SEED)


def test_integers_are_drawn_whole():
    found = values(parse("E", UPDATES.formula.symbols), UPDATES.formula, SEED)

    assert all(value.is_integer() and 1 <= value <= 50 for _, value in found)


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=60), st.lists(st.sampled_from(
    ["w_k", "gamma", "1", "2.5", "+", "-", "*", "/", "^", "**", "(", ")", " ", "sqrt(", "ceil(", "E", "_{k}", "\\frac{",
     "}{", "}", "γ", "⌈", "⌉", "=", "²"]), max_size=40).map("".join)))
def test_any_text_is_a_formula_or_is_told(text):
    try:
        formula = read(text, GRADIENT)
    except Unreadable as reason:
        assert str(reason)
    else:
        assert judged(formula, GRADIENT, SEED).share in (0.0, 1.0)
