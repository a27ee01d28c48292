"""grader/mutants/values.py: numbers and conditions."""

import pytest

from grader.mutants.values import arithmetic, comparison, condition, constant, dropped_sign, dropped_term
from tests.mutants.marked import changes


@pytest.mark.parametrize("before, after", [
    ("x + y", "x - y"), ("x - y", "x + y"), ("x * y", "x / y"), ("x / y", "x * y"), ("x @ y", "x * y"),
    ("x ** y", "x * y"), ("x // y", "x / y"), ("x % y", "x // y")])
def test_arithmetic_takes_the_operator_for_its_neighbour(before, after):
    assert changes(arithmetic, f"return {before}") == [(before, after)]


def test_arithmetic_turns_the_sign_of_an_augmented_assignment():
    assert changes(arithmetic, "x += y") == [("x += y", "x -= y")]


def test_arithmetic_leaves_calls_and_comparisons_alone():
    assert changes(arithmetic, "return x(y) > -1") == []


def test_dropped_term_leaves_each_side_of_a_sum_and_a_product():
    assert changes(dropped_term, "return x + y") == [("x + y", "x"), ("x + y", "y")]
    assert changes(dropped_term, "return x * y") == [("x * y", "x"), ("x * y", "y")]


def test_dropped_term_never_leaves_the_divisor_or_the_exponent_alone():
    assert changes(dropped_term, "return x / y") == [("x / y", "x")]
    assert changes(dropped_term, "return x ** y") == [("x ** y", "x")]


def test_dropped_term_leaves_a_matrix_product_alone():
    assert changes(dropped_term, "return x @ y") == []


def test_dropped_sign_drops_a_minus_before_what_is_no_number():
    assert changes(dropped_sign, "return -x.mean()") == [("-x.mean()", "x.mean()")]


def test_dropped_sign_leaves_a_negative_number_alone():
    assert changes(dropped_sign, "return -1") == []


@pytest.mark.parametrize("before, afters", [
    ("x > y", ["x >= y", "x < y"]), ("x >= y", ["x > y", "x <= y"]), ("x < y", ["x <= y", "x > y"]),
    ("x <= y", ["x < y", "x >= y"]), ("x == y", ["x != y"]), ("x != y", ["x == y"]), ("x is y", ["x is not y"]),
    ("x is not y", ["x is y"]), ("x in y", ["x not in y"]), ("x not in y", ["x in y"])])
def test_comparison_takes_each_neighbour(before, afters):
    assert changes(comparison, f"return {before}") == [(before, after) for after in afters]


def test_comparison_changes_one_link_of_a_chain_at_a_time():
    assert changes(comparison, "return 0 == x == y") == [
        ("0 == x == y", "0 != x == y"), ("0 == x == y", "0 == x != y")]


def test_comparison_leaves_arithmetic_alone():
    assert changes(comparison, "return x + y") == []


def test_condition_exchanges_and_with_or():
    assert changes(condition, "return x and y") == [("x and y", "x or y")]
    assert changes(condition, "return x or y") == [("x or y", "x and y")]


def test_condition_negates_a_plain_test_and_undoes_a_negation():
    assert changes(condition, "if x:", "    return y") == [("x", "not x")]
    assert changes(condition, "return not x") == [("not x", "x")]


def test_condition_takes_each_branch_of_a_conditional_expression():
    assert changes(condition, "return 1 if x > 0 else y") == [
        ("1 if x > 0 else y", "1"), ("1 if x > 0 else y", "y")]


def test_condition_leaves_a_comparison_to_its_own_operator():
    assert changes(condition, "if x > y:", "    return y") == []


@pytest.mark.parametrize("number, others", [
    ("0", ["1"]), ("1", ["0", "2"]), ("64", ["128"]), ("0.0", ["1.0"]), ("0.5", ["1.0", "-0.5"]),
    ("1e-3", ["0.002", "-0.001", "0.01"]), ("True", ["False"]), ("False", ["True"])])
def test_constant_takes_other_numbers(number, others):
    assert changes(constant, f"y = {number}") == [(number, other) for other in others]


def test_constant_keeps_the_sign_of_a_negative_number():
    assert changes(constant, "y = -1.0") == [("-1.0", "-2.0")]


@pytest.mark.parametrize("expression", ["'text'", "None", "x[2]", "x.sum(axis=1)", "x.sum(1)", "x.sum(axis=(0, 1))"])
def test_constant_leaves_texts_indices_and_axes_alone(expression):
    assert changes(constant, f"return {expression}") == []
