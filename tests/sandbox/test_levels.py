"""grader/sandbox/levels.py: exactly the level that was asked for, or words."""

from __future__ import annotations

import pytest

from grader.errors import OperatorError
from grader.model import Level, Limits
from grader.sandbox import best_level, levels, open_sandbox


@pytest.fixture
def only_processes(monkeypatch):
    """A machine that can give no more than level `process`."""
    found = tuple(mechanism for mechanism in levels.MECHANISMS if mechanism.level is Level.PROCESS)
    monkeypatch.setattr(levels, "MECHANISMS", found)


@pytest.mark.parametrize("level", [Level.STRICT, Level.CONTAINED])
def test_a_level_that_is_not_there_is_an_error_that_names_the_one_that_is(only_processes, level):
    with pytest.raises(OperatorError, match=f"`{level.value}` is not available.*`process`.*--level process"):
        open_sandbox(level, (), Limits())


def test_the_sandbox_has_the_level_that_was_asked_for(only_processes):
    assert open_sandbox(Level.PROCESS, (), Limits()).level is Level.PROCESS
    assert best_level() is Level.PROCESS


def test_level_process_says_that_it_weakens_a_report(only_processes):
    assert "process" in open_sandbox(Level.PROCESS, (), Limits()).mechanism.warning
