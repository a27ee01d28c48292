"""What public checks need of the code in checks/: everything that they lead to, and no other thing.

In: the syntax trees of all files in checks/, the names of hidden checks.  Out: which names stay.  Pure.
Names are resolved as Python does: a parameter called `count` does not keep a function `count`.  A fixture stays for a
parameter of a check or of another fixture, a method for an attribute of its name, whatever object that is of.
"""

from __future__ import annotations

import ast
import copy
import symtable
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

Node = ast.stmt
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


@dataclass(frozen=True)
class Needs:
    """Names that are looked up in a module, as a fixture, and on an object."""

    names: frozenset[str] = frozenset()
    fixtures: frozenset[str] = frozenset()
    attributes: frozenset[str] = frozenset()

    def __or__(self, other: Needs) -> Needs:
        return Needs(self.names | other.names, self.fixtures | other.fixtures, self.attributes | other.attributes)


@dataclass(frozen=True)
class _Definition:
    node: Node
    is_method: bool = field(default=False)


def needed(trees: Mapping[str, ast.Module], hidden: frozenset[str]) -> Needs:
    """Return all that public checks lead to; `hidden` are the functions of hidden checks."""
    waiting = [definition for tree in trees.values() for definition in _definitions(tree)]
    known = Needs()
    for node in (node for tree in trees.values() for node in tree.body if not names_of(node)):
        known |= _needs(node)
    while reached := [one for one in waiting if is_kept(one.node, known, hidden, one.is_method)]:
        for one in reached:
            known |= _needs(one.node)
        waiting = [one for one in waiting if one not in reached]
    return known


def is_kept(node: Node, known: Needs, hidden: frozenset[str], is_method: bool = False) -> bool:
    """True for what stays: a public check, what pytest finds by itself, what is needed, what defines no name."""
    names = names_of(node)
    if is_method:
        return bool(names & known.attributes)
    if isinstance(node, _FUNCTIONS) and node.name in hidden:
        return False
    is_fixture = _is_marked(node, "fixture")
    asked = is_fixture and bool((names | _given_names(node)) & known.fixtures)
    return not names or _pytest_finds(node) or asked or bool(names & known.names)


def names_of(node: Node) -> set[str]:
    """Return the names that a statement defines, those of an import included; none for `import *`."""
    if isinstance(node, (*_FUNCTIONS, ast.ClassDef)):
        return {node.name}
    if isinstance(node, (ast.Assign, ast.AnnAssign)):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        return {name.id for target in targets for name in ast.walk(target) if isinstance(name, ast.Name)}
    if isinstance(node, (ast.Import, ast.ImportFrom)):
        return {(alias.asname or alias.name).partition(".")[0] for alias in node.names if alias.name != "*"}
    return set()


def is_withheld(node: Node) -> bool:
    """True for a function that bears @withheld."""
    return isinstance(node, _FUNCTIONS) and _is_marked(node, "withheld")


def methods(node: Node) -> list[Node]:
    """Return the methods of a class that may go; Python itself calls those with two underscores."""
    return [part for part in getattr(node, "body", ()) if isinstance(node, ast.ClassDef)
            and isinstance(part, _FUNCTIONS) and not part.name.startswith("__")]


def _definitions(tree: ast.Module) -> Iterator[_Definition]:
    for node in tree.body:
        if names_of(node) and not isinstance(node, (ast.Import, ast.ImportFrom)):
            yield _Definition(node)
            yield from (_Definition(method, is_method=True) for method in methods(node))


def _pytest_finds(node: Node) -> bool:
    """True for a check, a hook, and a fixture that nobody asks for by name."""
    if not isinstance(node, _FUNCTIONS):
        return isinstance(node, (ast.Assign, ast.AnnAssign)) and "pytestmark" in names_of(node)
    return node.name.startswith(("test_", "pytest_")) or any(
        isinstance(mark, ast.Call) and any(given.arg == "autouse" for given in mark.keywords)
        for mark in node.decorator_list)


def _given_names(node: Node) -> set[str]:
    """Return what a fixture is called by: @pytest.fixture(name="draw")."""
    return {given.value.value for mark in node.decorator_list if isinstance(mark, ast.Call)
            for given in mark.keywords if given.arg == "name" and isinstance(given.value, ast.Constant)}


def _is_marked(node: Node, mark: str) -> bool:
    """True when a function bears the decorator @mark, @any.mark or one of these called."""
    marks = (one.func if isinstance(one, ast.Call) else one for one in getattr(node, "decorator_list", ()))
    return any(getattr(one, "attr", getattr(one, "id", "")) == mark for one in marks)


def _needs(node: Node) -> Needs:
    part = _what_counts(node)
    texts = {one.value for one in ast.walk(part) if isinstance(one, ast.Constant) and isinstance(one.value, str)}
    attributes = {one.attr for one in ast.walk(part) if isinstance(one, ast.Attribute)}
    fixtures = texts        # request.getfixturevalue("draw"), usefixtures("draw")
    if isinstance(node, _FUNCTIONS) and (node.name.startswith("test_") or _is_marked(node, "fixture")):
        fixtures = texts | {given.arg for given in (*node.args.args, *node.args.kwonlyargs)}
    return Needs(frozenset(_globals(part)), frozenset(fixtures), frozenset(attributes | texts))


def _what_counts(node: Node) -> Node:
    """Return a definition without what is looked at by itself, or never ships: methods, and a withheld body."""
    part = copy.copy(node)
    if is_withheld(node):
        part.body = [ast.Pass()]
    elif isinstance(node, ast.ClassDef):
        apart = methods(node)
        part.body = [one for one in node.body if one not in apart] or [ast.Pass()]
    return part


def _globals(node: Node) -> set[str]:
    """Return the names that the statement looks up in its module."""
    module = symtable.symtable(ast.unparse(ast.Module([node], [])), "checks", "exec")
    found = {symbol.get_name() for symbol in module.get_symbols() if symbol.is_referenced()}
    return found | {symbol.get_name() for table in _inside(module) for symbol in table.get_symbols()
                    if symbol.is_global()}


def _inside(table: symtable.SymbolTable) -> Iterable[symtable.SymbolTable]:
    for inner in table.get_children():
        yield inner
        yield from _inside(inner)
