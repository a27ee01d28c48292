"""The spellings of paper, Unicode and LaTeX become the grammar's own."""

from __future__ import annotations

import pytest

from grader.questions.spelling import plain_spelling, symbol_of


@pytest.mark.parametrize(("typed", "plain"), [
    ("a − b", "a - b"), ("a·b×c", "a*b*c"), ("a÷b", "a/b"), ("x²", "x^(2)"), ("γ⁻¹", "gamma ^(-1)"),
    (r"\frac{a}{b}", "((a)/(b))"), (r"\frac{\frac{a}{b}}{c}", "((((a)/(b)))/(c))"), (r"a \cdot b", "a * b"),
    ("⌈N/B⌉", "ceil(N/B)"), (r"\lceil N/B \rceil", "ceil( N/B )"), (r"\left( a \right)", "( a )"),
    (r"\frac12 x", "((1)/(2)) x"), (r"\frac{x^{2}}{2}", "((x^(2))/(2))"), (r"x^\frac{1}{2}", "x^((1)/(2))"),
    (r"\frac\gamma2", "(( gamma)/(2))"), (r"\sqrt{\frac{a}{b}}", "sqrt(((a)/(b)))"), (r"\sqrt2 x", "sqrt(2) x"),
    ("√x + √12", "sqrt(x) + sqrt(12)"), ("√(a+b)", "sqrt(a+b)"), ("√γ", "sqrt(gamma)"), ("√w_{k+1}", "sqrt(w_k1)"),
    (r"\sqrt[3]{x}", "((x)^(1/(3)))"), (r"\biggl( a \biggr)", "( a )"), (r"\left\lceil a \right\rceil", "ceil( a )"),
    (r"\(a\)", "a"), (r"\[ a \]", "a"), (r"$$a$$", "a"), (r"a\quad b\qquad c", "a b c"),
    (r"a\leftarrow b", "a leftarrow b"),
    (r"\operatorname{ceil}(a)", "ceil (a)"), (r"w_\text{new}", "w_new"), (r"w_{\mathrm{new}}", "w_new"),
    ("w_{k_{1}}", "w_k_1"), (r"\frac{a}{", "frac (a)("),
    ("w_{k+1} - w_{k}", "w_k1 - w_k"), ("w_(k+1)", "w_k1"), ("w_{k-1}", "w_km1"), (r"\gamma", "gamma"),
    ("$g = a / b$", "a / b"), ("x₁", "x1"), ("a = b = c", "a = b = c"), ("", "")])
def test_a_spelling_becomes_plain(typed, plain):
    assert plain_spelling(typed) == plain


@pytest.mark.parametrize(("name", "found"), [
    ("w_k1", ("w_k1",)), ("wk1", ("w_k1",)), ("W_K1", ("w_k1",)), ("EN", ("E", "N")), ("n", ("N",)), ("gam", ()),
    ("Ew_k", ("E", "w_k")), ("", ())])
def test_a_name_stands_for_declared_symbols(name, found):
    assert symbol_of(name, ("w_k", "w_k1", "E", "N")) == found


def test_capitals_count_where_two_symbols_differ_in_them_alone():
    assert [symbol_of(name, ("n", "N")) for name in "nN"] == [("n",), ("N",)]


def test_a_greek_symbol_is_found_under_its_letter_and_its_name():
    assert symbol_of(plain_spelling("γ"), ("γ",)) == symbol_of("gamma", ("γ",)) == ("γ",)
