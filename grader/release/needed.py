"""What public checks need of the code in checks/: every name that they lead to, and no other.

In: the syntax trees of all files in checks/, the names of hidden checks.  Out: which functions, classes, methods,
constants and imports stay.  Pure.
Names decide, not meaning: a helper stays as soon as something that stays mentions a thing of its name.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping

Node = ast.stmt
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_WITHHELD = "withheld"


def needed(trees: Mapping[str, ast.Module], hidden: frozenset[str]) -> frozenset[str]:
    """Return all names that public checks lead to; `hidden` are the functions of hidden checks."""
    definitions = [node for tree in trees.values() for node in _definitions(tree)]
    roots = [node for node in definitions if _is_root(node, hidden)]
    statements = [node for tree in trees.values() for node in tree.body if not names_of(node)]
    known = _names([*roots, *statements])
    open_nodes = [node for node in definitions if node not in roots and not is_hidden(node, hidden)]
    while reached := [node for node in open_nodes if is_kept(node, known, hidden)]:
        known |= _names(reached)
        open_nodes = [node for node in open_nodes if node not in reached]
    return frozenset(known)


def is_kept(node: Node, known: Iterable[str], hidden: frozenset[str]) -> bool:
    """True for a definition that stays, and for everything that defines no name."""
    names = names_of(node)
    return not is_hidden(node, hidden) and (not names or _is_root(node, hidden) or bool(names & set(known)))


def is_hidden(node: Node, hidden: frozenset[str]) -> bool:
    """True for the function of a hidden check."""
    return isinstance(node, _FUNCTIONS) and node.name in hidden


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
    return isinstance(node, _FUNCTIONS) and any(_last_name(mark) == _WITHHELD for mark in node.decorator_list)


def methods(node: Node) -> list[Node]:
    """Return the methods of a class that may go; Python itself calls those with two underscores."""
    return [part for part in getattr(node, "body", ()) if isinstance(node, ast.ClassDef)
            and isinstance(part, _FUNCTIONS) and not part.name.startswith("__")]


def _definitions(tree: ast.Module) -> Iterator[Node]:
    for node in tree.body:
        if names_of(node) and not isinstance(node, (ast.Import, ast.ImportFrom)):
            yield node
            yield from methods(node)


def _is_root(node: Node, hidden: frozenset[str]) -> bool:
    """True for a public check, and for what pytest finds by itself."""
    if not isinstance(node, _FUNCTIONS) or node.name in hidden:
        return False
    return node.name.startswith(("test_", "pytest_")) or "autouse" in ast.dump(ast.Module(node.decorator_list, []))


def _names(nodes: Iterable[Node]) -> set[str]:
    return {name for node in nodes for part in _parts(node) for name in _mentioned(part)}


def _parts(node: Node) -> list[ast.AST]:
    """Return what of a definition counts: a withheld body and the methods of a class do not."""
    if is_withheld(node):
        return [node.args, *node.decorator_list]
    if isinstance(node, ast.ClassDef):
        own = methods(node)
        return [*node.bases, *node.decorator_list, *(part for part in node.body if part not in own)]
    if isinstance(node, _FUNCTIONS):
        return [node.args, *node.decorator_list, *node.body]
    if isinstance(node, (ast.Assign, ast.AnnAssign)):
        return [part for part in (node.value, getattr(node, "annotation", None)) if part is not None]
    return [node]


def _mentioned(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            yield node.id
        elif isinstance(node, ast.Attribute):
            yield node.attr
        elif isinstance(node, ast.arg):
            yield node.arg
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.isidentifier():
            yield node.value         # getattr(loop, "variants"), request.getfixturevalue("draw")


def _last_name(mark: ast.expr) -> str:
    return mark.attr if isinstance(mark, ast.Attribute) else getattr(mark, "id", "")
