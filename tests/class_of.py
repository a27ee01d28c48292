"""A synthetic class: as many submissions as asked for, each with content of its own.

Right, wrong, mangled, hanging and hostile ones, made from the collected submissions of the test suite; a comment in
each keeps any two from being the same work.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).parent
SLOW = ("infinite_loop_at_import", "infinite_loop_in_backprop", "endless_recursion", "prints_100_megabytes")


def make_class(folder: Path, assignment_id: str, file: str, size: int, *, slow_every: int = 100) -> list[Path]:
    """Write `size` submissions into `folder` and return them; every `slow_every`-th is one that hangs or floods."""
    return [copy_of(kind, folder / f"student_{number:04}", file, number)
            for number, kind in enumerate(kinds(assignment_id, size, slow_every))]


def kinds(assignment_id: str, size: int, slow_every: int = 100) -> list[Path]:
    """Return which collected submission each of the class is a copy of."""
    quick, slow = _kinds(assignment_id)
    chosen = (slow if slow and number % slow_every == slow_every - 1 else quick for number in range(size))
    return [those[number % len(those)] for number, those in enumerate(chosen)]


def _kinds(assignment_id: str) -> tuple[list[Path], list[Path]]:
    every = [*_collected(assignment_id), *_hostile(assignment_id)]
    return [p for p in every if p.stem not in SLOW], [p for p in every if p.stem in SLOW]


def _collected(assignment_id: str) -> Iterator[Path]:
    yield from sorted(p for p in (HERE / "submissions" / assignment_id).iterdir() if p.is_dir())
    solutions = HERE.parent / "assignments" / assignment_id / "solutions"
    yield from sorted(p for p in solutions.iterdir() if p.is_dir())


def _hostile(assignment_id: str) -> Iterator[Path]:
    """Yield escapes of one file that forge or fool: they end at once."""
    for family in ("forge", "fool"):
        for path in sorted((HERE / "escapes" / family).glob("*.py")):
            if f"Assignment: {assignment_id}\n" in path.read_text(encoding="utf-8", errors="replace"):
                yield path


def copy_of(source: Path, target: Path, file: str, number: int) -> Path:
    """Write `source` to `target` as the submission of student `number`, and return it."""
    if source.is_dir():
        shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
    else:
        target.mkdir(parents=True)
        shutil.copyfile(source, target / file)
    main = target / file
    if main.is_file():  # some hand in another file, or none
        main.write_bytes(main.read_bytes() + f"\n# student {number}\n".encode())
    return target
