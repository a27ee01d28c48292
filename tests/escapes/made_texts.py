"""Escapes whose main file is large, or no text that git or an editor would leave as it is.

Makers like those in makers.py, and in the same list.
"""

from __future__ import annotations

import zipfile
from pathlib import Path

from tests.escapes.makers import RIGHT, WRONG, maker


@maker("startup")
def zip_for_a_file(folder: Path) -> Path:
    """The main file is a zip that Python could run, with a right submission inside.

    Assignment: backprop
    Score: 0
    Expect: crashed
    """
    with zipfile.ZipFile(folder / "backprop.py", "w") as packed:
        packed.write(RIGHT, "__main__.py")
        packed.write(RIGHT, "backprop.py")
    return folder


@maker("startup")
def null_bytes(folder: Path) -> Path:
    """The file holds null bytes, where a careless reader stops.

    Assignment: backprop
    Score: 0
    Expect: crashed
    """
    (folder / "backprop.py").write_bytes(RIGHT.read_bytes() + b"\0\nforward = None\n")
    return folder


@maker("startup")
def strange_encodings(folder: Path) -> Path:
    """The file claims an encoding that is no encoding of text.

    Assignment: backprop
    Score: 0
    Expect: crashed
    """
    (folder / "backprop.py").write_bytes(b"# -*- coding: zlib_codec -*-\n" + RIGHT.read_bytes())
    return folder


@maker("startup")
def hidden_by_encoding(folder: Path) -> Path:
    """The file claims an encoding in which a comment holds line breaks: what reads as a comment is run, and ends all.

    Assignment: backprop
    Score: 0
    Expect: crashed, failed, missing
    """
    (folder / "backprop.py").write_bytes(
        b"# -*- coding: unicode_escape -*-\n# harmless \\u000aimport os\\u000aos._exit(0)\n" + WRONG)
    return folder


@maker("startup")
def nested_parentheses(folder: Path) -> Path:
    """Ten thousand parentheses, by which a parser runs out of stack.

    Assignment: backprop
    Score: 0
    Expect: crashed
    """
    (folder / "backprop.py").write_bytes(WRONG + b"x = " + b"(" * 10_000 + b")" * 10_000 + b"\n")
    return folder


@maker("startup")
def nested_operators(folder: Path) -> Path:
    """A sum of a hundred thousand terms and a chain of as many attributes, by which a compiler runs out of stack.

    Assignment: backprop
    Score: 0
    Expect: crashed, failed, missing
    """
    (folder / "backprop.py").write_bytes(WRONG + b"x = " + b"-" * 100_000 + b"1\ny = x" + b".real" * 100_000 + b"\n")
    return folder


@maker("startup")
def large_source(folder: Path) -> Path:
    """Five megabytes of source: ten thousand functions with long comments.

    Assignment: backprop
    Score: 0
    Expect: crashed, failed, missing, over_limit
    """
    functions = b"".join(b"def f%d(x):\n    return x + %d  # %s\n\n" % (n, n, b"so it is " * 50) for n in range(10_000))
    (folder / "backprop.py").write_bytes(functions + WRONG)
    return folder


@maker("startup")
def million_numbers(folder: Path) -> Path:
    """A list of a million numbers in the source.

    Assignment: backprop
    Score: 0
    Expect: crashed, failed, missing, over_limit
    """
    (folder / "backprop.py").write_bytes(b"x = [" + b"0.5, " * 1_000_000 + b"]\n" + WRONG)
    return folder


@maker("steal")
def hidden_in_long_file(folder: Path) -> Path:
    """Says what it was given by the number of the line at which it raises; its file is long, so that many can be said.

    Assignment: backprop
    Score: 0
    Expect: crashed
    """
    say = (b"def forward(X1, X2, W, B, V):\n"
           b"    number = int(abs(np.ravel(X1)[0]) * 1e6) % 1000\n"
           b"    exec(compile('\\n' * number + 'raise ValueError', __file__, 'exec'))\n")
    functions = b"".join(say.replace(b"forward", name) for name in (b"forward", b"backprop", b"descent"))
    functions = functions.replace(b"backprop(X1, X2,", b"backprop(X1, X2, T,")
    functions = functions.replace(b"descent(X1, X2, W, B, V", b"descent(X1, X2, T, W, B, V, lr=0.1, iterations=128")
    (folder / "backprop.py").write_bytes(b"import numpy as np\n" + functions + b"# so it is\n" * 1000)
    return folder


@maker("controls")
def byte_order_mark(folder: Path) -> Path:
    """An honest right submission that an editor saved with a mark at its start and with line ends of another system.

    Assignment: backprop
    Score: honest
    Expect: passed
    """
    (folder / "backprop.py").write_bytes(b"\xef\xbb\xbf" + RIGHT.read_bytes().replace(b"\n", b"\r\n"))
    return folder
