"""grader/torchvision_guard.py: torchvision's datasets and transforms work beside a CPU-only torch.

Each promise is about a process that has imported neither library yet, so each has one of its own.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

# What the guard needs of the two libraries: torchvision stops at its import until torch knows both operators.
FAKE_TORCH = """\
defined = []
class Library:
    def __init__(self, name, kind):
        self.name, self.kind = name, kind
    def define(self, schema):
        defined.append(f"{self.name}::{schema}")
class library:
    Library = Library
"""
SCHEMA = "(Tensor dets, Tensor scores, float iou_threshold) -> Tensor"
NEEDS_OPERATORS = f"""\
from torchvision import halfway
import torch
if torch.defined != ["torchvision::nms{SCHEMA}", "torchvision::qnms{SCHEMA}"]:
    raise RuntimeError("operator torchvision::nms does not exist")
"""


def run(code: str, folder: Path | None = None) -> subprocess.CompletedProcess:
    """Run `code` in a fresh process, with the packages in `folder` before the installed ones."""
    path = os.pathsep.join([str(folder)] if folder else [])
    head = "from grader import torchvision_guard as guard\n"
    return subprocess.run([sys.executable, "-c", head + code], capture_output=True, text=True, timeout=120,
                          env={**os.environ, "PYTHONPATH": path, "OMP_NUM_THREADS": "1"})


@pytest.fixture
def fakes(tmp_path):
    """Call it with torchvision's code to get a folder that holds it and a small torch."""
    def make(torchvision: str) -> Path:
        (tmp_path / "torch.py").write_text(FAKE_TORCH)
        (tmp_path / "torchvision").mkdir()
        (tmp_path / "torchvision" / "__init__.py").write_text(torchvision)
        (tmp_path / "torchvision" / "halfway.py").write_text("")
        (tmp_path / "torchvision" / "datasets.py").write_text("class MNIST: pass\n")
        return tmp_path
    return make


def test_the_missing_operators_are_defined_and_the_import_is_done_again(fakes):
    done = run("module = guard.import_torchvision()\nprint(module.__name__)\n", fakes(NEEDS_OPERATORS))

    assert (done.stdout, done.stderr) == ("torchvision\n", "")


def test_where_the_plain_import_works_nothing_is_defined(fakes):
    done = run("guard.import_torchvision()\nimport torch\nprint(torch.defined)\n", fakes("import torch\n"))

    assert (done.stdout, done.stderr) == ("[]\n", "")


@pytest.mark.parametrize("failure, words", [
    ('raise RuntimeError("no space left")', "RuntimeError: no space left"),
    ('raise ImportError("libjpeg")', "ImportError: libjpeg")])
def test_another_failure_is_not_covered_up(fakes, failure, words):
    done = run("guard.import_torchvision()\n", fakes(failure))

    assert done.returncode == 1 and words in done.stderr


@pytest.mark.parametrize("statement", [
    "import torchvision", "import torchvision.datasets", "from torchvision.datasets import MNIST",
    "from torchvision import datasets"])
def test_once_installed_a_plain_import_goes_through_the_guard(fakes, statement):
    code = ("import sys\nguard.install()\n" + statement + "\nimport torchvision, torchvision.datasets\n"
            "print(torchvision.datasets.MNIST.__name__, torchvision.__spec__.origin.endswith('__init__.py'))\n"
            "print([finder for finder in sys.meta_path if type(finder).__module__ == guard.__name__])\n")

    done = run(code, fakes(NEEDS_OPERATORS))

    assert (done.stdout, done.stderr) == ("MNIST True\n[]\n", "")


def test_installing_twice_leaves_one_finder(fakes):
    code = ("import sys\nguard.install()\nguard.install()\n"
            "print(sum(type(finder).__module__ == guard.__name__ for finder in sys.meta_path))\n")

    assert run(code, fakes(NEEDS_OPERATORS)).stdout == "1\n"


def test_where_torchvision_is_not_installed_the_import_says_so(fakes):
    folder = fakes("")
    code = ("import sys\nsys.path = [p for p in sys.path if 'site-packages' not in p]\nguard.install()\n"
            "try:\n    import torchvision\nexcept ModuleNotFoundError as error:\n    print(error.name)\n")
    for file in (folder / "torchvision").iterdir():
        file.unlink()
    (folder / "torchvision").rmdir()

    assert run(code, folder).stdout == "torchvision\n"


def test_installing_imports_neither_library():
    done = run("import sys\nguard.install()\nprint('torch' in sys.modules, 'torchvision' in sys.modules)\n")

    assert done.stdout == "False False\n"


@pytest.mark.slow  # imports torch and torchvision
def test_the_installed_pair_gives_datasets_and_transforms():
    done = run("guard.install()\nfrom torchvision import datasets, transforms\nimport torch\n"
               "image = transforms.Normalize(0.5, 0.5)(torch.ones(1, 2, 2))\n"
               "print(image.sum().item(), datasets.MNIST.__name__)\n")

    assert done.stdout == "4.0 MNIST\n", done.stderr
