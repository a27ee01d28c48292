"""grader/mutants/make.py: where mutants come from, what they keep, and how they are called."""

import pytest

from grader.errors import AuthorError
from grader.mutants import mutants
from grader.mutants.arrays import axis
from grader.mutants.values import arithmetic, constant, dropped_term
from tests.mutants.marked import marked


def sources(source, *operators):
    return [mutant.source for mutant in mutants(source, operators=operators)]


def test_a_mutant_is_the_whole_file_with_one_change():
    source = marked("return x + y   # the sum")

    assert sources(source, arithmetic) == [source.replace("x + y", "x - y")]


def test_code_outside_the_markers_is_never_changed():
    assert mutants("GIVEN = 1 + 2\n\n\n" + marked("pass") + "\n\ndef g(x):\n    return x * 2\n") == []


def test_a_statement_that_reaches_out_of_the_markers_is_mutated_only_inside():
    source = "def f(x):\n    if x > 1:\n        ### BEGIN SOLUTION f\n        x = x + 2\n        ### END SOLUTION\n"

    assert {mutant.line for mutant in mutants(source)} == {4}


def test_a_file_without_markers_has_no_mutants():
    assert mutants("def f(x):\n    return x + 1\n") == []


@pytest.mark.parametrize("line", [
    "raise ValueError(1 + 2)", "import numpy", "z: 'list[3 * 1]'", "'''1 + 2'''", "return f'{x + y}'", "global z"])
def test_messages_imports_annotations_and_texts_stay(line):
    assert mutants(marked(line), operators=(arithmetic, constant)) == []


def test_the_message_of_an_assertion_stays_and_its_condition_does_not():
    found = mutants(marked("assert x + y, 'a' + 'b'"), operators=(arithmetic,))

    assert [mutant.before for mutant in found] == ["x + y"]


def test_positions_hold_behind_letters_of_several_bytes():
    source = marked("z = 'déjà → vu'; return x + y")

    assert sources(source, arithmetic) == [source.replace("x + y", "x - y")]


def test_an_old_line_end_inside_a_solution_is_kept():
    source = marked("z = x", "return x + y").replace("z = x\n", "z = x\r\n")

    assert sources(source, arithmetic) == [source.replace("x + y", "x - y")]


def test_parentheses_keep_a_change_together():
    assert sources(marked("return x / y ** 2"), arithmetic)[1] == marked("return x / (y * 2)")


def test_no_parentheses_are_added_where_none_are_needed():
    assert sources(marked("return np.abs(x + y * 2)"), dropped_term)[2:] == [
        marked("return np.abs(x + y)"), marked("return np.abs(x + 2)")]


def test_two_changes_to_the_same_program_give_one_mutant():
    assert sources(marked("return x + x"), dropped_term) == [marked("return x")]


def test_a_change_that_is_no_python_gives_no_mutant():
    def breaks(node, code):
        yield code.replace(node, "1 +")

    assert mutants(marked("return x"), operators=(breaks,)) == []


def test_a_change_that_only_rewrites_the_text_gives_no_mutant():
    def spaces(node, code):
        yield code.replace(node, f"( {code.fragment(node)} )")

    assert mutants(marked("return x"), operators=(spaces,)) == []


def test_an_id_tells_function_line_and_operator_and_numbers_the_second_of_a_kind():
    found = mutants(marked("return x.sum(axis=0) + x.sum(axis=1)"), operators=(axis,))

    assert [mutant.id for mutant in found] == ["f-3-axis", "f-3-axis-2"]


def test_a_method_is_called_with_its_class():
    indented = "".join(f"    {line}\n" for line in marked("return x + y").splitlines())

    assert {mutant.function for mutant in mutants(f"class Net:\n{indented}")} == {"Net.f"}


def test_the_description_is_one_line():
    changed = mutants(marked("return x.sum(axis=0)"), operators=(axis,))[0]

    assert changed.description == "line 3: axis=0 -> axis=1"


def test_mutants_come_in_the_order_of_the_text():
    found = mutants(marked("x = x * 2", "return x + y"))

    assert [mutant.line for mutant in found] == sorted(mutant.line for mutant in found)


def test_a_text_that_is_not_python_is_refused_with_its_line():
    with pytest.raises(AuthorError, match="a/b.py:2: this is not valid Python"):
        mutants("x = 1\ny = = 2\n", "a/b.py")


def test_a_marker_that_is_never_closed_is_refused_with_its_line():
    with pytest.raises(AuthorError, match="a/b.py:2: the solution that starts here is never closed"):
        mutants("def f():\n    ### BEGIN SOLUTION f\n    return 1\n", "a/b.py")
