"""grader/worker/waiting.py: a child is waited for, and stopped when its file system holds too many files."""

from __future__ import annotations

import os
import signal
import time

import pytest

from grader.worker import waiting
from grader.worker.waiting import wait_for
from tests.sandbox.conftest import linux

pytestmark = linux


def child(*, status: int = 0, seconds: float = 0) -> int:
    """Return the number of a child that ends with `status` after `seconds`."""
    pid = os.fork()
    if pid == 0:
        try:
            time.sleep(seconds)
        finally:
            os._exit(status)
    return pid


@pytest.mark.parametrize("most_files", [0, 10**12])
def test_a_child_that_ends_is_told_with_its_status(tmp_path, most_files):
    assert wait_for(child(status=3), str(tmp_path), most_files) == (3, False)


@pytest.mark.parametrize("most_files", [0, 10**12])
def test_a_child_that_was_killed_is_told_by_its_signal(tmp_path, most_files):
    pid = child(seconds=60)
    os.kill(pid, signal.SIGTERM)

    assert wait_for(pid, str(tmp_path), most_files) == (-signal.SIGTERM, False)


def test_a_child_is_stopped_as_soon_as_there_are_more_files_than_it_may_have(tmp_path, monkeypatch):
    told = iter([1, 7, 8])
    monkeypatch.setattr(waiting, "_files", lambda _folder: next(told))

    assert wait_for(child(seconds=60), str(tmp_path), 7) == (-signal.SIGKILL, True)
    assert next(told, None) is None


def test_without_a_bound_nobody_counts(tmp_path, monkeypatch):
    monkeypatch.setattr(waiting, "_files", lambda _folder: 10**12)

    assert wait_for(child(seconds=0.3), str(tmp_path), 0) == (0, False)
