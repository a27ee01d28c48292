"""`grader doctor`: what this machine can give, and what to do where it cannot."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

GRADER = Path(sys.executable).with_name("grader")
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="bubblewrap is Linux's own")


def doctor(folder: Path, bubblewrap: str | None) -> subprocess.CompletedProcess:
    """Return `grader doctor` as it ended where `bwrap` is this script (None: there is none)."""
    if bubblewrap is not None:
        script = folder / "bwrap"
        script.write_text("#!/bin/sh\n" + bubblewrap)
        script.chmod(0o755)
    return subprocess.run([str(GRADER), "doctor"], env=os.environ | {"PATH": str(folder)}, capture_output=True,
                          text=True, stdin=subprocess.DEVNULL, timeout=120)


def test_an_old_bubblewrap_is_told_with_the_version_that_is_needed(tmp_path):
    done = doctor(tmp_path, "echo 'bwrap: Unknown option --disable-userns' >&2\nexit 1\n")

    assert done.returncode == 1
    assert "strict     no" in done.stdout and "0.8 or newer is needed" in done.stdout


def test_words_of_bubblewrap_that_nobody_knows_are_told_as_they_came(tmp_path):
    done = doctor(tmp_path, "echo 'bwrap: it rains' >&2\nexit 1\n")

    assert done.returncode == 1
    assert "bwrap: it rains." in done.stdout


def test_a_machine_without_bubblewrap_is_told_how_to_get_it(tmp_path):
    done = doctor(tmp_path, None)

    assert done.returncode == 1
    assert "apt-get install bubblewrap" in done.stdout
    assert "Strangers' code is refused here" in done.stdout
