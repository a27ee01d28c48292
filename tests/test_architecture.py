"""The shape of the code: arrows go down, files are small, and readers are met by a docstring."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
MODULES = sorted((ROOT / "grader").rglob("*.py"))
_MOST_LINES = 400


def named(path):
    return path.relative_to(ROOT).as_posix()


def test_the_contracts_of_import_linter_hold():
    # A cache would be written into the working tree.
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]

    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120)

    assert done.returncode == 0, done.stdout + done.stderr
    assert "Contracts: 4 kept, 0 broken." in done.stdout


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_a_module_opens_with_a_docstring_and_stays_small(path):
    text = path.read_text(encoding="utf-8")

    assert ast.get_docstring(ast.parse(text)), "it has no docstring"
    assert len(text.splitlines()) <= _MOST_LINES


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_every_public_function_and_class_has_a_docstring(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))

    assert [node.name for node in public(tree) if not ast.get_docstring(node)] == []


def public(tree):
    """Return the public classes and functions of a module, and the public methods of public classes.

    A hook that a library calls by its name is described by that library.
    """
    found = [node for node in tree.body if is_public(node)]
    classes = [node for node in found if isinstance(node, ast.ClassDef) and not is_protocol(node)]
    return found + [method for node in classes for method in node.body if is_public(method)]


def is_public(node):
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    return isinstance(node, kinds) and not node.name.startswith(("_", "pytest_")) and node.name not in LIBRARY_HOOKS


def is_protocol(node):
    """True for a class that only gives the form of others: its methods have no body to describe."""
    return any(isinstance(base, ast.Name) and base.id == "Protocol" for base in node.bases)


LIBRARY_HOOKS = {"find_spec", "create_module", "exec_module", "invoke"}  # of importlib and click
