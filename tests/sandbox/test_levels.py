"""grader/sandbox/levels.py: exactly the level that was asked for, or words."""

from __future__ import annotations

import dataclasses

import pytest

from grader.errors import OperatorError
from grader.model import Level
from grader.sandbox import MECHANISMS, best_level, levels, mechanism_for


@pytest.fixture
def only_processes(monkeypatch):
    """A machine that can give no more than level `process`."""
    poor = [dataclasses.replace(mechanism, why_not=lambda: "this kernel is too old.")
            if mechanism.level is not Level.PROCESS else mechanism for mechanism in MECHANISMS]
    monkeypatch.setattr(levels, "MECHANISMS", tuple(poor))


@pytest.mark.parametrize("level", [Level.STRICT, Level.CONTAINED])
def test_a_level_that_is_not_there_is_an_error_with_the_reason_and_the_one_that_is(only_processes, level):
    with pytest.raises(OperatorError, match=rf"`{level.value}` is not available here: this kernel is too old\.\n"
                                            r".*`process`.*--level process"):
        mechanism_for(level)


def test_the_level_that_was_asked_for_is_given(only_processes):
    assert mechanism_for(Level.PROCESS).level is Level.PROCESS
    assert best_level() is Level.PROCESS


def test_every_level_has_one_mechanism_the_strongest_first():
    assert [mechanism.level for mechanism in MECHANISMS] == list(Level)


def test_every_level_below_strict_weakens_a_report():
    assert [bool(mechanism.warning) for mechanism in MECHANISMS] == [False, True, True]
