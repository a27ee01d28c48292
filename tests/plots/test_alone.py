"""The folder works where nothing else of grader is, and asks for matplotlib only when it draws."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import grader.plots

# `grader` is installed beside these tests: it is made unfindable, as it is for a student who has the folder alone.
ALONE = """
import sys
sys.modules["grader"] = None
{before}
import numpy as np
import plots
assert not any(map(sys.modules.get, ("matplotlib", "torch"))), "imported too early"
{after}
"""


def run(folder, before="", after=""):
    """Run Python in a folder that holds a copy of plots/ and nothing else."""
    shutil.copytree(Path(grader.plots.__file__).parent, folder / "plots", ignore=shutil.ignore_patterns("__pycache__"))
    return subprocess.run([sys.executable, "-c", ALONE.format(before=before, after=after)], cwd=folder, text=True,
                          capture_output=True, timeout=120, env={"MPLBACKEND": "Agg", "MPLCONFIGDIR": str(folder)})


def test_a_copy_of_the_folder_draws_without_grader_and_without_torch(tmp_path):
    done = run(tmp_path, after="plots.visualize_weights(np.eye(1024)[:4], save_to='weights.png')\n"
                               "assert 'torch' not in sys.modules")

    assert done.returncode == 0, done.stderr
    assert (tmp_path / "weights.png").read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize("call", ["learning_curves([1.0])", "visualize_weights(np.eye(4))"])
def test_without_matplotlib_it_says_what_to_install(tmp_path, call):
    done = run(tmp_path, before="sys.modules['matplotlib'] = None", after=f"plots.{call}")

    assert "ImportError: The plots are drawn by matplotlib" in done.stderr and "pip install" in done.stderr
