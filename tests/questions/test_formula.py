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


@pytest.mark.parametrize(("text", "value"), [
    ("2E+1", 7.0), ("2E-1", 5.0), ("2E + 1", 7.0), ("2E^2", 18.0), ("2.5E+1", 8.5), ("1,000E+1", 3001.0)])
def test_where_e_is_a_symbol_no_number_has_an_exponent_of_that_letter(text, value):
    assert at(parse(text, ["E"]), {"E": 3.0}) == value


def test_a_symbol_with_a_digit_comes_before_an_exponent():
    assert at(parse("2E1 - 1E2", ["E_1", "E_2"]), {"E_1": 5.0, "E_2": 4.0}) == 6.0


@pytest.mark.parametrize(("text", "value"), [("2E5", 2e5), ("2E+1", 20.0), (".5e-3", 5e-4), ("x2 1e3", 7e3)])
def test_an_exponent_stays_one_where_no_symbol_is_meant(text, value):
    assert at(parse(text, ["E1", "x2"]), {"E1": 3.0, "x2": 7.0}) == value


def test_a_letter_that_may_be_a_symbol_or_an_exponent_is_told():
    with pytest.raises(Unreadable, match=r"`1e-3` may be a number or the symbol E; write 1 \* E - 3, or 1 \* 10\^-3"):
        parse("1e-3 E", ["E"])


@pytest.mark.parametrize("text", [
    r"$\frac{w_{k} - w_{k+1}}{\gamma}$", r"\(\tfrac{1}{\gamma}(w_k - w_{k+1})\)", r"\[\dfrac{w_k-w_{k+1}}\gamma\]",
    r"$$\frac1\gamma \bigl(w_k - w_{k+1}\bigr)$$", r"\frac{1}{2}\cdot\left(w_k - w_{k+1}\right)\cdot\frac{2}{\gamma}",
    r"\frac{w_k^{2} - w_{k+1}^{2}}{\gamma\,(w_k + w_{k+1})}", r"\frac{w_k - w_{k+1}}{\sqrt{\gamma^{2}}}",
    r"\frac{\frac{w_k - w_{k+1}}{2}}{\frac{\gamma}{2}}", r"\left(w_k - w_{k+1}\right)\gamma^{-1}",
    r"\Bigg[\, w_k - w_{k+1} \Bigg]\Big/ \gamma", r"\frac{w_{k}}{\gamma} - \frac {w_{k + 1}} {\gamma}",
    r"\displaystyle\frac{w_k - w_{k+1}}{\mathrm{gamma}}",
    r"\exp\left(0\right)\,(w_k-w_{k+1})\div\gamma"])
def test_every_way_in_which_latex_is_written_is_read(text):
    assert share(text) == 1.0


@pytest.mark.parametrize(("text", "said"), [
    (r"\frac{w_k}", r"`\\frac` needs two parts: "), (r"\frac{w_k}{\gamma", "could not be read|too early"),
    (r"\sqrt", "`sqrt` needs brackets: "), (r"\log \gamma", r"`log` needs brackets: log\(x\)"),
    (r"w_k \over \gamma", "`over` is none of its symbols"), (r"\sum_{i=1}^{k} w_k", "could not be read|none of its")])
def test_latex_that_cannot_be_read_is_told(text, said):
    with pytest.raises(Unreadable, match=said):
        read(text, GRADIENT)


TINY = question("formula: {answer: h * f, symbols: {h: [6.0e-34, 7.0e-34], f: [1.0e+3, 1.0e+4]}}")
LARGE = question("formula: {answer: n^6, symbols: {n: [1000, 5000]}}")


@pytest.mark.parametrize("text", ["0", "h", "2 h f", "h f + 1e-35"])
def test_where_values_are_tiny_another_tiny_value_is_wrong(text):
    assert share(text, TINY) == 0.0


@pytest.mark.parametrize(("text", "right"), [("n^3 n^3", 1.0), ("n^6 + n^5 / 100", 0.0), ("n^6 (1 + 1e-6)", 0.0)])
def test_where_values_are_large_the_relative_difference_counts(text, right):
    assert share(text, LARGE) == right


def test_what_is_zero_but_for_rounding_is_zero():
    zero = question("formula: {answer: 0, symbols: {a: [0, 1], b: [0, 1]}}")

    assert share("(a + b)^2 - a^2 - 2 a b - b^2", zero) == 1.0 and share("a / 1000000", zero) == 0.0


def test_one_value_that_is_nearly_zero_among_others_may_differ_by_rounding():
    near = question("formula: {answer: n - m, symbols: {n: [1, 5], m: [1, 5]}, integers: [n, m]}")

    assert share("(n^0.5)^2 - (m^0.5)^2", near) == 1.0


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
