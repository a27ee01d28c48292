"""What the tests of this room share: an open gradebook, and processes that add to one."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from grader.gradebook import open_gradebook

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def book(tmp_path):
    with open_gradebook(tmp_path) as book:
        yield book


@pytest.fixture
def start_adder(tmp_path):
    """Start tests.gradebook.adder on tmp_path; what still runs at the end is killed."""
    started = []

    def start(name="mueller", count=0):
        command = [sys.executable, "-m", "tests.gradebook.adder", str(tmp_path), name, str(count)]
        process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate(timeout=30)
