"""What a Validation says of mistakes and mutants is counted right."""

from __future__ import annotations

import pytest

from grader.render import validation_words as words
from grader.validation import Variant

from .author_samples import mistake, mutant, validation


def test_no_problem_is_nothing_to_mend():
    assert words.verdict(validation()) == "Nothing to mend"


def test_problems_are_counted():
    assert words.verdict(validation(problems=("a", "b"))) == "2 to mend"


def test_the_kill_rate_leaves_out_survivors_that_the_author_explains():
    found = validation(mutants=(mutant(1), mutant(2), mutant(3, None), mutant(4, None, equivalent="T is 1 or -1")))

    assert words.kill_rate(found) == "2 of 3 (66.6 %)"


def test_a_kill_rate_of_100_percent_means_every_mutant():
    found = validation(mutants=(*(mutant(n) for n in range(2999)), mutant(3000, None)))

    assert words.kill_rate(found) == "2999 of 3000 (99.9 %)"


@pytest.mark.parametrize("mutants", [None, (), (mutant(1, None, equivalent="why"),)])
def test_there_is_no_kill_rate_without_mutants_that_count(mutants):
    assert words.kill_rate(validation(mutants=mutants)) == ""


def test_an_explained_mutant_that_a_check_caught_is_no_survivor():
    found = validation(mutants=(mutant(1, "linear", equivalent="why"),))

    assert words.equivalent(found) == [] and words.kill_rate(found) == "1 of 1 (100 %)"


def test_a_check_that_was_skipped_appears_as_that():
    one = mistake(lost=("a",), named=("a",), skipped=("b", "c"))

    assert words.naming(one) == [("as itself", ("a",)), ("skipped", ("b", "c"))]


def test_stubs_are_told_beside_the_template():
    found = validation(stubs=(Variant("return None", 0.0, ("linear",)),), solutions=(Variant("loops.py", 100.0, ()),))

    assert [name for name, _ in words.variants(found)] == [
        "reference", "template", "stub return None", "solution loops.py"]


def test_every_lost_check_appears_under_the_name_that_its_report_gives():
    one = mistake(lost=("a", "b", "c", "d"), named=("a",), named_as={"b": "no_relu", "c": "", "d": "no_relu"})

    assert words.naming(one) == [("as itself", ("a",)), ("as no_relu", ("b", "d")), ("not named", ("c",))]


@pytest.mark.parametrize("one, said", [
    (mistake(), []),
    (mistake(wrongly_kept=("a", "b")), ["Should lose and keeps: a, b."]),
    (mistake(wrongly_lost=("a",)), ["Should keep and loses: a."]),
    (mistake(lost=(), named=()), ["Loses nothing."]),
    (mistake(named=(), named_as={"linear": ""}), ["Never named."]),
])
def test_a_fault_of_a_mistake_is_said(one, said):
    assert words.faults(one) == said


def test_mutants_are_grouped_by_function_in_the_order_of_the_reference():
    mutants = (mutant(9, function="backprop"), mutant(5), mutant(3), mutant(1, function=""))

    assert [(name, [one.line for one in group]) for name, group in words.by_function(mutants)] == [
        ("outside of functions", [1]), ("forward", [3, 5]), ("backprop", [9])]
