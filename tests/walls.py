"""Does this machine give the level of isolation that a test is about?"""

from __future__ import annotations

import os

import pytest

from grader.model import Level
from grader.sandbox import MECHANISMS


def require(level: Level) -> None:
    """Skip the test where `level` cannot be had, with the reason; under CI=true a missing level strict fails."""
    reason = next(mechanism.why_not() for mechanism in MECHANISMS if mechanism.level is level)
    if reason is None:
        return
    if level is Level.STRICT and os.environ.get("CI") == "true":
        pytest.fail(f"level strict is promised here, but {reason}")
    pytest.skip(f"level {level.value} cannot be had here: {reason}")
