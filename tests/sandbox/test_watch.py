"""grader/sandbox/watch.py: what is measured where a system tells less than Linux does."""

from __future__ import annotations

import subprocess
import sys

import psutil
import pytest

from grader.sandbox.watch import Watch


@pytest.fixture
def watch():
    """A watch on a process that does nothing."""
    process = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE, start_new_session=True)
    made = Watch(process, "mark-of-nobody")
    yield made
    made.end()
    process.stdin.close()


def test_memory_is_limited_where_only_root_is_told_of_shared_pages(watch, monkeypatch):
    def denied(self):
        raise psutil.AccessDenied(self.pid)

    monkeypatch.setattr(psutil.Process, "memory_full_info", denied)  # as on macOS

    assert watch.over_memory(1) and not watch.over_memory(2**40)
