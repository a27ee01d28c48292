"""The checks of an assignment -> their public part, the text of which stays as its author wrote it.

In: the texts of checks/, the names of hidden checks.  Out: texts without hidden checks, without what only those need,
without the bodies of `withheld` helpers, and without comments that speak of hidden cases.  Pure.
"""

from __future__ import annotations

import ast
import io
import re
import textwrap
import tokenize
from collections.abc import Mapping

from grader.errors import AuthorError
from grader.release.needed import Needs, Node, is_kept, is_withheld, methods, names_of, needed

_SPEAKS = re.compile(r"\bhidden (case|check|test|input|seed|one|data|image|digit|moon|example|point|label)s?\b", re.I)


def public_checks(texts: Mapping[str, str], hidden: frozenset[str]) -> dict[str, str]:
    """Return file name -> public text, without test files that hold hidden checks only; raises AuthorError."""
    trees = {name: _parsed(name, text) for name, text in texts.items()}
    known = needed(trees, hidden)
    public = {}
    for name, text in texts.items():
        kept = _tidy(_without_comments(_cut(name, text, trees[name], known, hidden)))
        if not name.rpartition("/")[2].startswith("test_") or "\ndef test_" in f"\n{kept}":
            public[name] = kept
    for name, text in public.items():
        _parsed(name, text)
    return public


def mentioned(texts: Mapping[str, str], name: str) -> bool:
    """True when the name occurs in one of `texts`, as a word."""
    return any(re.search(rf"\b{re.escape(name)}\b", text) for text in texts.values())


def _parsed(name: str, text: str) -> ast.Module:
    try:
        return ast.parse(text)
    except SyntaxError as error:
        raise AuthorError(f"checks/{name}: line {error.lineno}: {error.msg}.") from None


def _cut(file: str, text: str, tree: ast.Module, known: Needs, hidden: frozenset[str]) -> str:
    """Return `text` without what goes: whole definitions with the comments above them, bodies, imported names."""
    lines: list[str | None] = text.split("\n")
    for node in tree.body:
        gone = [method for method in methods(node) if not is_kept(method, known, hidden, is_method=True)]
        for part in gone if is_kept(node, known, hidden) else [node]:
            _remove(lines, _first_line(lines, part), part.end_lineno)
        if isinstance(node, (ast.Import, ast.ImportFrom)) and is_kept(node, known, hidden):
            _narrow(lines, node, known)
        elif is_withheld(node) and is_kept(node, known, hidden):
            _empty(file, lines, node)
    for docstring in _docstrings(tree):
        _without_paragraphs(lines, docstring)
    return "\n".join(line for line in lines if line is not None)


def _first_line(lines: list[str | None], node: Node) -> int:
    """Return the number, from 1, of a definition's first line: a decorator, or a comment right above."""
    first = min([node.lineno, *(mark.lineno for mark in getattr(node, "decorator_list", ()))])
    while first > 1 and (lines[first - 2] or "").lstrip().startswith("#"):
        first -= 1
    return first


def _remove(lines: list[str | None], first: int, last: int) -> None:
    """Remove the lines `first` to `last`, numbered from 1, and the empty ones below where there are some above."""
    above = next((line for line in reversed(lines[:first - 1]) if line is not None), "")
    while not above.strip() and last < len(lines) and not (lines[last] or "").strip():
        last += 1
    lines[first - 1:last] = [None] * (last - first + 1)


def _narrow(lines: list[str | None], node: ast.Import | ast.ImportFrom, known: Needs) -> None:
    """Leave out imported names that nothing needs any more."""
    if not names_of(node) or getattr(node, "module", "") == "__future__":
        return
    stays = [alias for alias in node.names if (alias.asname or alias.name).partition(".")[0] in known.names]
    if len(stays) == len(node.names):
        return
    node.names = stays
    text = ast.unparse(node)
    if len(text) > 120:
        head, _, rest = text.partition(" import ")
        text = f"{head} import (\n{textwrap.fill(rest, 116, initial_indent='    ', subsequent_indent='    ')}\n)"
    lines[node.lineno - 1:node.end_lineno] = [text] + [None] * (node.end_lineno - node.lineno)


def _empty(file: str, lines: list[str | None], node: Node) -> None:
    """Leave of a withheld helper its head and its docstring."""
    if ast.get_docstring(node) is None:
        raise AuthorError(f"checks/{file}: `{node.name}` is withheld and has no docstring.  Write what it returns: in "
                          "a bundle that is all there is of it.")
    last = node.body[0].end_lineno
    lines[last:node.end_lineno] = [None] * (node.end_lineno - last)


def _docstrings(tree: ast.Module) -> list[ast.Expr]:
    with_docstring = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    return [node.body[0] for node in ast.walk(tree)
            if isinstance(node, with_docstring) and ast.get_docstring(node) is not None]


def _without_paragraphs(lines: list[str | None], docstring: ast.Expr) -> None:
    """Leave out paragraphs that speak of hidden cases; never the first, which says what this is."""
    place = range(docstring.lineno, docstring.end_lineno - 1)     # between the lines with the quotes
    breaks = [i for i in place if not (lines[i] or "").strip()]
    for start, end in zip(breaks, [*breaks[1:], place.stop]):
        if _SPEAKS.search(" ".join(line.strip() for line in lines[start:end] if line)):
            lines[start:end] = [None] * (end - start)


def _without_comments(text: str) -> str:
    """Leave out comments that speak of hidden cases; of one over several lines, all of it."""
    lines = text.split("\n")
    comments = [token for token in tokenize.generate_tokens(io.StringIO(text).readline)
                if token.type == tokenize.COMMENT]
    gone: set[int] = set()
    for block in _blocks(comments):
        if _SPEAKS.search(" ".join(token.string.lstrip("# ") for token in block)):
            for token in block:
                row, column = token.start
                lines[row - 1] = lines[row - 1][:column].rstrip()
                gone |= set() if lines[row - 1] else {row - 1}
    return "\n".join(line for row, line in enumerate(lines) if row not in gone)


def _blocks(comments: list[tokenize.TokenInfo]) -> list[list[tokenize.TokenInfo]]:
    """Group comments on lines of their own, one below the other, in one column."""
    blocks: list[list[tokenize.TokenInfo]] = []
    for token in comments:
        last = blocks[-1][-1] if blocks else None
        if last and last.start == (token.start[0] - 1, token.start[1]) and not token.line[:token.start[1]].strip():
            blocks[-1].append(token)
        else:
            blocks.append([token])
    return blocks


def _tidy(text: str) -> str:
    """Return `text` with at most two empty lines in a row, and one line end at its end."""
    return re.sub(r"\n{4,}", "\n\n\n", text).strip("\n") + "\n"


