"""grader/worker/main.py: the wire is out of reach of everyday code, and its end is the worker's end."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
import torch

import grader.worker
from grader.wire import Op
from tests.worker.conftest import Talk, value_of

ALLOWED = ("grader.cells", "grader.wire", "grader.worker", "grader.torchvision_guard", "grader.emptying")
FILES = sorted(Path(grader.worker.__file__).parent.rglob("*.py"))


def imported(file: Path) -> set[str]:
    """Return the dotted names of ours that `file` imports."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file.name} imports relatively"
            packaged = node.module == "grader"
            found |= {f"grader.{alias.name}" for alias in node.names} if packaged else {node.module}
    return {name for name in found if name.partition(".")[0] == "grader"}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_the_untrusted_room_imports_only_the_wire_and_the_torchvision_guard(file):
    assert all(name.startswith(ALLOWED) for name in imported(file))


def test_the_running_worker_has_loaded_nothing_else_of_ours(worker):
    worker.load("import sys\ndef ours():\n    return sorted(n for n in sys.modules if n.split('.')[0] == 'grader')\n")

    ours = worker.call("ours")

    assert "grader.worker.requests" in ours
    assert all(name == "grader" or name.startswith(ALLOWED) for name in ours)


def test_the_worker_ends_when_the_wire_closes(worker):
    worker.process.stdin.close()

    assert worker.process.wait(10) == 0


def test_the_worker_ends_when_the_wire_closes_within_a_message(worker):
    worker.process.stdin.write(b"\x09\x00\x00\x00\x00\x00\x00\x00abc")
    worker.process.stdin.close()

    assert worker.process.wait(10) == 0


def test_libraries_are_there_before_the_limits_and_unprintable_text_is_printed(tmp_path):
    talk = Talk(tmp_path, ("colorsys",))
    try:
        assert value_of(talk.ask(Op.CALL, 0.0, 0.0, 1.0, on="library", name="colorsys.rgb_to_hsv"))[2] == 1.0
        talk.load("import sys\nbefore = 'colorsys' in sys.modules\nprint('a\\ud800')\n")
        assert talk.get("before") is True
        assert "a\\ud800" in talk.output.read_text()
    finally:
        talk.end()


@pytest.mark.slow  # imports torch
def test_a_worker_with_torch_answers_with_tensors_on_one_thread(tmp_path):
    talk = Talk(tmp_path, ("torch",))
    try:
        talk.load("import torch\ndef half(x):\n    return x.to(torch.bfloat16)\n")

        heard = talk.call("half", torch.ones(2))

        assert torch.equal(heard, torch.ones(2, dtype=torch.bfloat16))
        assert value_of(talk.ask(Op.CALL, on="library", name="torch.get_num_threads")) == 1
    finally:
        talk.end()
