"""grader/mutants/statements.py: statements left out, sums that forget, results not given."""

import pytest

from grader.mutants.statements import accumulation, deleted_statement, dropped_result
from tests.mutants.marked import changes


@pytest.mark.parametrize("statement", [
    "x.zero_grad()", "x += y", "x = x - y", "x, y = y, x", "x.rate = y", "x['W1'] = y"])
def test_deleted_statement_leaves_out_what_only_changes_something(statement):
    assert changes(deleted_statement, statement) == [(statement, "pass")]


def test_deleted_statement_leaves_out_the_second_assignment_of_a_name():
    assert changes(deleted_statement, "z = x", "z = y") == [("z = y", "pass")]


@pytest.mark.parametrize("statement", ["z = x", "x, z = y", "return x", "'''x()'''"])
def test_deleted_statement_keeps_the_first_assignment_of_a_name_and_what_is_no_call(statement):
    assert changes(deleted_statement, statement) == []


@pytest.mark.parametrize("before", ["x += y", "x -= y", "x **= y", "x[0] //= y"])
def test_accumulation_forgets_what_was_there(before):
    after = before.split()[0] + " = y"

    assert changes(accumulation, before) == [(before, after)]


def test_accumulation_leaves_an_assignment_alone():
    assert changes(accumulation, "x = x + y") == []


def test_dropped_result_returns_none():
    assert changes(dropped_result, "return x") == [("return x", "return None")]


@pytest.mark.parametrize("statement", ["return", "return None", "x = y"])
def test_dropped_result_leaves_alone_what_returns_nothing(statement):
    assert changes(dropped_result, statement) == []
