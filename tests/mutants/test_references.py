"""The mutants of every reference that we ship: each is a program of its own, changed between the markers alone."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from grader.mutants import Mutant, mutants
from grader.template import make_template

REFERENCE = Path(__file__).resolve().parents[2] / "reference"
PATHS = sorted(REFERENCE.rglob("*.py"))


@pytest.fixture(scope="module", params=PATHS, ids=lambda path: path.parent.name)
def source(request) -> str:
    return request.param.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def found(source: str) -> list[Mutant]:
    return mutants(source)


def test_there_is_a_reference_to_try():
    assert PATHS


def test_every_mutant_is_valid_python(found):
    for mutant in found:
        compile(mutant.source, mutant.id, "exec", dont_inherit=True)


def test_no_two_mutants_and_no_mutant_and_its_reference_are_the_same_program(source, found):
    programs = [ast.dump(ast.parse(text)) for text in (source, *(mutant.source for mutant in found))]

    assert len(set(programs)) == len(programs)


def test_a_mutant_has_the_template_of_its_reference(source, found):
    template = make_template(source, "reference")

    assert [mutant.id for mutant in found if make_template(mutant.source, "reference") != template] == []


def test_ids_are_unique(found):
    assert len({mutant.id for mutant in found}) == len(found)


def test_a_second_run_gives_the_same_mutants(source, found):
    assert mutants(source) == found


def test_the_fragments_are_in_the_two_files(source, found):
    assert [mutant.id for mutant in found if mutant.before not in source or mutant.after not in mutant.source] == []


def test_every_function_with_a_solution_has_a_mutant(source, found):
    marks = [row for row, line in enumerate(source.splitlines(), start=1) if "### BEGIN SOLUTION" in line]

    def holding(lines):
        functions = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef)]
        return {node.name for node in functions if any(node.lineno < line <= node.end_lineno for line in lines)}

    assert holding([mutant.line for mutant in found]) == holding(marks)
