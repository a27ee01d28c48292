"""A device other than the CPU is chosen only where it is there, of use, and within reach of a worker."""

from __future__ import annotations

import pytest

from grader.errors import OperatorError
from grader.model import Level
from grader.training import device_for

TORCH = ("numpy", "torch")


@pytest.fixture
def machine(monkeypatch):
    """machine("cuda"): a machine on which PyTorch finds these devices beside the CPU."""
    torch = pytest.importorskip("torch", reason="the torch extra is not installed")

    def machine(*there):
        monkeypatch.setattr(torch.cuda, "is_available", lambda: "cuda" in there)
        monkeypatch.setattr(torch.backends.mps, "is_available", lambda: "mps" in there)
    return machine


@pytest.mark.parametrize("level", Level)
def test_the_cpu_is_there_at_every_level_and_needs_no_word(level):
    assert device_for("cpu", level, TORCH) == ("cpu", "")


@pytest.mark.parametrize(("there", "taken"), [(("cuda", "mps"), "cuda"), (("mps",), "mps"), ((), "cpu")])
def test_auto_takes_cuda_then_mps_then_the_cpu_and_says_which(machine, there, taken):
    machine(*there)

    assert device_for("auto", Level.PROCESS, TORCH) == (taken, f"Device: {taken}, which --device auto chose.")


@pytest.mark.parametrize("asked", ["cuda", "mps"])
def test_a_device_that_is_there_is_taken(machine, asked):
    machine("cuda", "mps")

    assert device_for(asked, Level.PROCESS, TORCH) == (asked, "")


@pytest.mark.parametrize(("asked", "question"), [("cuda", "torch.cuda.is_available"),
                                                 ("mps", "torch.backends.mps.is_available")])
def test_a_device_that_is_not_there_is_refused_with_what_pytorch_says(machine, asked, question):
    machine()

    with pytest.raises(OperatorError, match=question):
        device_for(asked, Level.PROCESS, TORCH)


@pytest.mark.parametrize("level", [Level.STRICT, Level.CONTAINED])
def test_behind_a_wall_a_device_is_refused_and_the_level_to_name_is_told(machine, level):
    machine("cuda")

    with pytest.raises(OperatorError, match=f"`{level.value}`.*\n.*--level process --device cuda"):
        device_for("cuda", level, TORCH)


@pytest.mark.parametrize("level", [Level.STRICT, Level.CONTAINED])
def test_behind_a_wall_auto_is_the_cpu_and_says_why(machine, level):
    machine("cuda")

    device, note = device_for("auto", level, TORCH)

    assert device == "cpu" and f"level {level.value} keeps workers from every other one" in note


@pytest.mark.parametrize("level", Level)
def test_an_assignment_without_pytorch_is_graded_on_the_cpu_with_a_note(level):
    device, note = device_for("cuda", level, ("numpy",))

    assert device == "cpu" and "which this assignment does not use" in note


def test_a_part_of_torch_is_torch(machine):
    machine("cuda")

    assert device_for("cuda", Level.PROCESS, ("numpy", "torch.nn")) == ("cuda", "")
