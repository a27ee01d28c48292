"""Hostile files are graded, never imported: pytest must not look into the families' folders (one has a conftest.py)."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from grader.course import Secret
from grader.model import Level
from grader.sandbox import best_level
from tests.escapes.desks import Desks
from tests.escapes.planted import Planted
from tests.escapes.wall import missing_walls, without_wall

HERE = Path(__file__).parent


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    """Leave every folder beside this file alone."""
    return True if collection_path.is_dir() and collection_path.parent == HERE else None


@pytest.fixture(scope="session")
def planted(tmp_path_factory):
    """A course with a secret, a file and a text that hold a canary: what escapes try to steal."""
    with Planted(tmp_path_factory.mktemp("course"), tmp_path_factory.mktemp("temporary")) as planted:
        yield planted


@pytest.fixture(scope="session")
def desks(planted):
    """Desks at level strict, which is seen to hold from outside before the first hostile line is run."""
    if best_level() is not Level.STRICT:
        without_wall(f"the best level here is {best_level().value}; escapes are run at strict only")
    missing = missing_walls(planted.course)
    if missing:
        pytest.fail(f"no escape is run, since a wall is missing: {'; '.join(missing)}")
    with Desks(planted.course, Level.STRICT) as desks:
        yield desks


@pytest.fixture(scope="session")
def other_desks(planted, desks):
    """The same with another secret, and so with other hidden cases."""
    other = dataclasses.replace(planted.course, secret=Secret(b"other cases", demonstration=False))
    with Desks(other, Level.STRICT) as other_desks:
        yield other_desks
