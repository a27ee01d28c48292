"""kill -9 at any moment: what was acknowledged is there, whole, and the next batch goes on."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from grader.gradebook import open_gradebook
from tests.gradebook.samples import raw

ROOT = Path(__file__).resolve().parents[2]
MANY = 100_000  # more than a process adds before it is killed


def test_after_each_of_20_kills_every_acknowledged_result_is_there(tmp_path, start_adder):
    moments, acknowledged = random.Random(9), 0

    for _ in range(20):
        acknowledged = max(acknowledged, kill_while_adding(start_adder, moments.uniform(0, 0.1)))

        check_whole(tmp_path, acknowledged)

    assert acknowledged >= 20


@pytest.mark.skipif(not hasattr(os, "fork"), reason="each death is a forked process")
def test_a_death_at_any_step_of_opening_and_adding_leaves_a_whole_gradebook(tmp_path):
    """Every statement of SQL and each change of a file is a step; tests/gradebook/dying.py dies at each in turn."""
    command = [sys.executable, "-m", "tests.gradebook.dying", str(tmp_path)]

    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120)

    deaths = [line.split() for line in done.stdout.splitlines()]
    assert done.returncode == 0, done.stderr
    assert len(deaths) > 40
    for step, acknowledged, kept in deaths:
        assert int(acknowledged) <= int(kept) <= int(acknowledged) + 1, f"step {step}"
    assert {kept for _, _, kept in deaths} == {"0", "1", "2"}


def kill_while_adding(start_adder, delay):
    """Kill a process `delay` seconds after its first result was kept; return the last id that it acknowledged."""
    process = start_adder(count=MANY)
    said = [process.stdout.readline(), process.stdout.readline()]
    time.sleep(delay)
    process.kill()
    rest, _ = process.communicate(timeout=30)
    lines = "".join([*said, rest]).split("\n")
    return int(lines[:-1][-1])  # what stands behind the last newline may be half a number


def check_whole(folder, acknowledged):
    """Assert that every id up to `acknowledged` is there with its report and outcomes, and at most one more."""
    with open_gradebook(folder) as book:
        kept = [row.id for row in book.history("mueller")]
        assert book.report(kept[-1]).submission.name == "mueller"
    with raw(folder) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("SELECT count(DISTINCT result) FROM outcomes").fetchone() == (len(kept),)
    assert kept == list(range(1, len(kept) + 1))
    assert len(kept) >= acknowledged
