"""The catalogue of escapes: hostile submissions, and a few honest ones as controls.

In: the files and folders below tests/escapes/<family>/, and the makers of what git cannot hold.  Out: Escapes.
Nothing here is run: a docstring is read as text.

    '''The trick, in a sentence or two.

    Assignment: backprop
    Score: 0               the most points that it may get; "honest" (100) or "honest 86" for exactly so many
    Expect: failed         the outcomes allowed where points are lost
    '''

To add one: a file, or a folder whose main file bears the assignment's name.  A trick stays bounded (200 processes,
4 GiB, seconds), touches only its own folder and the port in planted.py, and asks whether it could harm somebody else
by what hurts nobody.  It prints STOLEN before what it has found, REACHED before a wall that has given way.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from grader.model import Outcome
from tests.escapes import made_pickles, made_texts, made_zips, makers

HERE = Path(__file__).parent
FAMILIES = ("controls", "fool", "forbidden", "forge", "report", "resources", "startup", "steal")
MAIN_FILES = {
    "architectures": "architectures.py", "backprop": "backprop.py", "conv2d": "conv2d.py",
    "train_loop": "train_loop.py", "two_layer_net": "neural_net.py"}
_FIELD = re.compile(r"^\s*(Assignment|Score|Expect): *(.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Escape:
    """One submission of the catalogue; `place(folder)` returns the path to grade."""

    family: str
    name: str
    assignment: str
    score: float                       # the most points that it may get
    honest: bool                       # exactly so many
    expect: frozenset[Outcome]
    place: Callable[[Path], Path]

    def __str__(self) -> str:
        return f"{self.family}-{self.name}"


def escapes() -> Iterator[Escape]:
    """Yield every escape; raises ValueError for one that does not state its fate."""
    for family in FAMILIES:
        for path in sorted((HERE / family).iterdir()):
            if path.suffix == ".py" or (path.is_dir() and path.name != "__pycache__"):
                yield _escape(family, path.stem, _docstring(path), lambda _folder, path=path: path)
    # Importing these has added their makers.
    assert all(made.maker is makers.maker for made in (made_pickles, made_texts, made_zips))
    for make in makers.MAKERS:
        yield _escape(make.family, make.__name__, make.__doc__, make)


def _docstring(path: Path) -> str:
    if path.is_dir():
        (path,) = (file for name in MAIN_FILES.values() for file in path.rglob(name) if _FIELD.search(file.read_text()))
    return path.read_text(encoding="utf-8").split('"""')[1]


def _escape(family: str, name: str, docstring: str, place: Callable[[Path], Path]) -> Escape:
    fields = dict(_FIELD.findall(docstring))
    if set(fields) != {"Assignment", "Score", "Expect"} or fields["Assignment"] not in MAIN_FILES:
        raise ValueError(f"{family}/{name}: its docstring must give Assignment, Score and Expect, each on one line")
    honest, score = fields["Score"].startswith("honest"), fields["Score"].removeprefix("honest").strip()
    expect = frozenset(Outcome(word.strip()) for word in fields["Expect"].split(","))
    return Escape(family, name, fields["Assignment"], float(score or 100), honest, expect, place)
