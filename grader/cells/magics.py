"""A cell as it was typed -> Python text with the same lines: what only a notebook knows is passed over.

In: a cell's text.  Out: text in which every other line stands where it stood.  Pure; nothing is parsed or run.
A line counts as a notebook's own only where a statement could begin: inside brackets and texts "%" is Python.

To know another cell magic whose body is Python of this notebook: name it in _PYTHON_INSIDE.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple, Optional

# %%bash, %%html, %%writefile and all others hold something else.
_PYTHON_INSIDE = ("time", "timeit", "capture", "prun", "memit", "mprun")
_CELL_MAGIC = re.compile(r"\s*%%(\w+)")
_WRITE = re.compile(r"\s*%%(?:writefile|file)\s+(?P<append>-a\s+)?(?P<path>\S+)[^\S\n]*\n?(?P<body>.*)", re.DOTALL)
_MAGIC = re.compile(r"""(?P<indent>\s*)(?=\S)(?:
    [%!?]                                             # %matplotlib inline, !ls, ?np.zeros
  | [\w.,\s\[\]]+=\s*(?:!|%[A-Za-z])                  # files = !ls, t = %timeit -o f()
  | [%\w.*]+\?{1,2}\s*$                               # np.zeros??
  | (?:pip|conda|cd|ls|cat|cp|mv|rm|mkdir|wget|curl|git|matplotlib|load_ext|autoreload|run)\s+[\w./~$-]  # without a %
)""", re.VERBOSE)
_OUTSIDE = re.compile(r"#.*|\"\"\"|'''|[\"'()\[\]{}]|\\$")
_INSIDE = {quote: re.compile(rf"\\.|\\$|{quote}") for quote in ('"""', "'''", '"', "'")}


def python_of(text: str) -> tuple[str, int]:
    """Return the cell as Python, and how many of its lines were passed over."""
    lines = _dedented(text.split("\n"))
    magic = _CELL_MAGIC.match(text)
    if magic and magic[1] not in _PYTHON_INSIDE:
        return "\n" * (len(lines) - 1), 1
    plain = list(_passed_over(lines))
    return "\n".join(plain), sum(old != new for old, new in zip(lines, plain))


class Written(NamedTuple):
    """What a cell writes to a file."""

    path: str
    text: str
    append: bool


def written_file(text: str) -> Optional[Written]:
    """Return the file that a %%writefile cell writes, or None for any other cell."""
    found = _WRITE.match(text)
    return Written(found["path"].strip("'\""), found["body"], bool(found["append"])) if found else None


class _State(NamedTuple):
    """What is open where a line begins."""

    quote: str = ""
    brackets: int = 0
    continued: bool = False


def _passed_over(lines: Iterable[str]) -> Iterator[str]:
    """Yield the lines; a magic becomes `pass`, so that a block of nothing else stays one."""
    state, in_magic = _State(), False
    for line in lines:
        magic = None if state != _State() else _MAGIC.match(line)
        if in_magic or magic:
            yield f"{magic['indent'] if magic else ''}pass  # {line.strip()}" if magic else ""
            in_magic = line.endswith("\\")   # a shell command may go on
        else:
            yield line
            state = _after(line, state)


def _after(line: str, state: _State) -> _State:
    """Return what is open at the end of a line."""
    quote, brackets, continued, at = state.quote, state.brackets, False, 0
    while found := (_INSIDE[quote] if quote else _OUTSIDE).search(line, at):
        token, at = found[0], found.end()
        continued = token == "\\"
        if quote:
            quote = "" if token == quote else quote
        elif token in _INSIDE:
            quote = token
        else:
            brackets += (token in "([{") - (token in ")]}")
    if len(quote) == 1 and not continued:  # a text that was never closed: what follows is not inside it
        quote = ""
    return _State(quote, max(brackets, 0), continued)


def _dedented(lines: list[str]) -> list[str]:
    """Take the first line's indentation off all lines that have it, as a notebook does."""
    first = next((line for line in lines if line.strip()), "")
    indent = first[:len(first) - len(first.lstrip())]
    return [line.removeprefix(indent) for line in lines]
