"""The child process that splits Python text into tokens: lines of JSON in, lines of JSON out.

In: one JSON text a line on standard input.  Out: for each, a line [symbols, starts, ends]; places are characters.
Names, numbers and texts each become one symbol, whoever chose them; comments, docstrings and layout are left out, so
that neither new names nor new line breaks make code look different.

It runs Pygments, regular expressions over whatever a student has written, and that can take long: this is why it is a
process of its own, which lexing.py limits and stops.  No student code is run, compiled or imported here either.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator

from pygments.lexers.python import PythonLexer
from pygments.token import Comment, Name, Number, String, Text, Whitespace

_MEMORY = 1 << 30
NAME, NUMBER, STRING = "name", "number", "text"


def tokens(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield (symbol, start, end) of each token of Python `text`, which need not be right Python."""
    begun: tuple[int, int] | None = None    # a text literal comes in pieces: quotes, content, escapes
    for start, kind, value in PythonLexer().get_tokens_unprocessed(text):
        end = start + len(value)
        if kind in String and kind not in String.Doc:
            begun = (begun[0] if begun else start, end)
            continue
        if begun:
            yield STRING, *begun
            begun = None
        if value.strip() and not any(kind in unread for unread in (Comment, String, Text, Whitespace)):
            yield _symbol(kind, value), start, end
    if begun:
        yield STRING, *begun


def _symbol(kind: object, value: str) -> str:
    if kind in Name:
        return NAME
    return NUMBER if kind in Number else value


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:     # Windows: the bound on a text's length is all there is
        return
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))


def _main() -> None:
    _limit_memory()
    for line in sys.stdin:
        found = list(tokens(json.loads(line)))
        print(json.dumps([list(column) for column in zip(*found)] or [[], [], []]), flush=True)


if __name__ == "__main__":
    _main()
