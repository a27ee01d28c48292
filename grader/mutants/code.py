"""A Python text with its syntax tree: the fragment of a node, and edits that keep every other byte as it is.

In: source text.  Out: Code, which makes and applies Edits.
Pure; parses, and runs nothing.

Positions are bytes, as in the syntax tree; an operator never needs to know them.
"""

from __future__ import annotations

import ast
import re
from itertools import accumulate
from typing import NamedTuple, Optional


class Edit(NamedTuple):
    """Replace the bytes from `start` to `end` by the text `after`."""

    start: int
    end: int
    after: str
    is_expression: bool = False    # it may need parentheses where it goes


class Code:
    """One file.  Raises SyntaxError where `text` is not Python."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tree = ast.parse(text)
        self._bytes = text.encode()
        self._starts = [0, *accumulate(map(len, self._bytes.splitlines(keepends=True)))]
        self._parents = {child: node for node in ast.walk(self.tree) for child in ast.iter_child_nodes(node)}

    def parent(self, node: ast.AST) -> Optional[ast.AST]:
        """The node around `node`; None for the module."""
        return self._parents.get(node)

    def enclosing_function(self, node: ast.AST) -> Optional[ast.AST]:
        """The innermost def around `node`."""
        while node is not None and not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            node = self.parent(node)
        return node

    def start(self, node: ast.AST) -> int:
        """The byte where `node` starts."""
        return self._starts[node.lineno - 1] + node.col_offset

    def end(self, node: ast.AST) -> int:
        """The byte after the end of `node`."""
        return self._starts[node.end_lineno - 1] + node.end_col_offset

    def fragment(self, node: ast.AST) -> str:
        """The text of `node`, without the parentheses around it."""
        return self.between(self.start(node), self.end(node))

    def operand(self, node: ast.AST) -> str:
        """The text of `node`, in parentheses where an operator beside it would tear it apart."""
        text = self.fragment(node)
        whole = (ast.Name, ast.Constant, ast.Attribute, ast.Call, ast.Subscript, ast.List, ast.Tuple)
        return text if isinstance(node, whole) else f"({text})"

    def between(self, start: int, end: int) -> str:
        """The text from byte `start` to byte `end`."""
        return self._bytes[start:end].decode()

    def replace(self, node: ast.AST, after: str) -> Edit:
        """`after` in the place of `node`; parentheses are added when it is applied, where they are needed."""
        return Edit(self.start(node), self.end(node), after, isinstance(node, ast.expr))

    def exchange(self, first: ast.AST, second: ast.AST) -> Edit:
        """The two nodes in each other's place; `first` stands before `second`."""
        gap = self.between(self.end(first), self.start(second))
        return Edit(self.start(first), self.end(second), self.fragment(second) + gap + self.fragment(first))

    def replace_token(self, node: ast.AST, left: ast.AST, right: ast.AST, old: str, new: str) -> Edit:
        """`node` with the operator `old` that stands between its parts `left` and `right` changed to `new`."""
        gap = self.between(self.end(left), self.start(right))
        found = re.search(r"[\s\\]+".join(map(re.escape, old.split())), _without_comments(gap))
        after = (self.between(self.start(node), self.end(left)) + gap[:found.start()] + new + gap[found.end():]
                 + self.between(self.start(right), self.end(node)))
        return self.replace(node, after)

    def remove_item(self, call: ast.Call, items: list[ast.AST], number: int) -> Edit:
        """`items[number]`, one of the arguments of `call`, and the comma behind it, taken out."""
        start, end = self.start(items[number]), self.end(items[number])
        is_last = number + 1 == len(items)
        gap = self.between(end, self.end(call) if is_last else self.start(items[number + 1]))
        comma = _without_comments(gap).find(",")           # -1: the last one, with none behind it
        return Edit(start, end + len(gap[:comma + 1].encode()), "")

    def line(self, edit: Edit) -> int:
        """The 1-based line where `edit` starts."""
        return next(row for row, start in enumerate(self._starts) if start > edit.start)

    def apply(self, edit: Edit) -> Optional[str]:
        """The whole text with `edit` made, or None where that is not valid Python."""
        plain = self._splice(edit.start, edit.end, edit.after)
        wrapped = self._splice(edit.start, edit.end, f"({edit.after})") if edit.is_expression else plain
        best = plain if edit.is_expression and shape(wrapped) in (None, shape(plain)) else wrapped
        return best if shape(best) is not None else None

    def _splice(self, start: int, end: int, after: str) -> str:
        return (self._bytes[:start] + after.encode() + self._bytes[end:]).decode()


def shape(text: str) -> Optional[str]:
    """What two texts share exactly when they are the same program: the tree without positions; None: not Python."""
    try:
        # dont_inherit: this file's own __future__ imports must not change how the text is read.
        compile(text, "<mutant>", "exec", dont_inherit=True)
    except (SyntaxError, ValueError):
        return None
    return ast.dump(ast.parse(text))


def _without_comments(gap: str) -> str:
    """`gap` with blanks for comments, so that positions stay."""
    return re.sub(r"#[^\n]*", lambda comment: " " * len(comment[0]), gap)
