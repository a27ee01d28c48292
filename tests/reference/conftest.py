"""What the tests of the references share: how a reference, which is no package, is loaded."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def load(relative: str):
    """The module at reference/<relative>, loaded anew."""
    path = ROOT / "reference" / relative
    spec = importlib.util.spec_from_file_location(f"reference_{path.stem}", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def backprop():
    return load("backprop/backprop.py")


@pytest.fixture(scope="session")
def conv2d():
    return load("conv2d/conv2d.py")


@pytest.fixture(scope="session")
def neural_net():
    return load("two_layer_net/neural_net.py")


@pytest.fixture(scope="session")
def train_loop():
    pytest.importorskip("torch", reason="train_loop is an assignment for PyTorch, which is not installed")
    return load("train_loop/train_loop.py")


@pytest.fixture
def shared_data():
    """The folder of real samples beside a development checkout."""
    folder = ROOT.parent / "shared" / "data"
    if not folder.is_dir():
        pytest.skip("the course's own samples (../shared/data) are not here; they are never committed")
    return folder
