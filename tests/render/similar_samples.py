"""A Similarity for tests of how it is shown."""

from __future__ import annotations

import msgspec

from grader.similarity import BINS, SIMILARITY_SCHEMA, Compared, LeftOut, Pair, Part, Place, Similarity

FIRST = "import numpy as np\n\ndef f(x):\n    return np.sum(x * 2) < 3\n"
SECOND = "def g(data):\n    return np.sum(data * 7) < 9\n"


def place(text: str, stretch: str) -> Place:
    """Return where `stretch` is in `text`."""
    start = text.index(stretch)
    return Place(start, start + len(stretch), 1 + text[:start].count("\n"), 1 + text[:start + len(stretch)].count("\n"))


PART = Part(place(FIRST, "def f(x):\n    return np.sum(x * 2) < 3"),
            place(SECOND, "def g(data):\n    return np.sum(data * 7) < 9"), 19)


def sample(first: str = "anna", second: str = "boris", **changed) -> Similarity:
    """Return one pair at 100 and 83 %, of three submissions, one of which is identical to the first."""
    counts = tuple(1 if place == BINS - 1 else 0 for place in range(BINS))
    found = Similarity(
        SIMILARITY_SCHEMA, "tiny", "Tiny homework",
        (Compared(first, ("tiny.py",), 30, 19, same=("carla",)), Compared(second, ("tiny.py",), 20, 9, earlier=True)),
        (LeftOut("dora", "it holds no Python file"),), (Pair(first, second, 0.834, 1.0, 8, 19, (PART,)),), 1, counts,
        1.0, 0.7, 1, ((first, second, "carla"),), 0.4)
    return msgspec.structs.replace(found, **changed)
