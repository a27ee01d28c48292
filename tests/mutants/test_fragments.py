"""grader/mutants/fragments.py and mutant.py: what a report shows of a change."""

from grader.mutants import mutants
from grader.mutants.calls import dropped_keyword
from grader.mutants.statements import deleted_statement
from grader.mutants.values import arithmetic, constant
from tests.mutants.marked import marked


def descriptions(operator, *lines):
    return [mutant.description for mutant in mutants(marked(*lines), operators=(operator,))]


def test_a_short_change_is_shown_with_the_expression_around_it():
    assert descriptions(constant, "return x > 0") == ["line 3: x > 0 -> x > 1"]


def test_a_short_change_in_a_long_expression_is_shown_alone():
    names = ", ".join(f"number_{letter}" for letter in "abcdefgh")

    assert descriptions(arithmetic, f"return f({names}, x + y)") == ["line 3: x + y -> x - y"]


def test_a_dropped_argument_is_said_to_be_dropped():
    assert descriptions(dropped_keyword, "return f(x, lr=y)") == ["line 3: lr=y dropped"]


def test_a_statement_of_several_lines_is_described_on_one():
    assert descriptions(deleted_statement, "x = g(", "    y,", ")") == ["line 3: x = g( y, ) -> pass"]


def test_a_long_fragment_is_cut():
    text = descriptions(deleted_statement, "x.update(" + "y, " * 40 + "y)")[0]

    assert text.endswith(" ... -> pass") and len(text) < 100


def test_a_change_at_the_end_of_a_long_fragment_is_in_its_description():
    names = "number_one + number_two + number_three + number_four + number_five"

    assert descriptions(arithmetic, f"return {names} + x")[0] == "line 3: ... + x -> ... - x"
