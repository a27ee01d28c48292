"""grader/worker/stand_in.py: importing a forbidden library is no offence, graded work that uses it is."""

from __future__ import annotations

import pytest

from grader.wire import AnswerKind, Op

FORBIDDEN = ("torch", "scipy")


def load(worker, text: str) -> dict:
    return worker.load(text, forbidden=FORBIDDEN)


@pytest.mark.parametrize("statement", [
    "import torch",
    "import torch.nn.functional as F",
    "from torch import nn, optim",
    "from torch.utils.data import DataLoader, TensorDataset",
    "from torch import *",
    "import importlib; torch = importlib.import_module('torch.nn')",
    "torch = __import__('torch')",
])
def test_every_form_of_import_succeeds_and_is_noted(worker, statement):
    told = load(worker, f"{statement}\ndef f():\n    return 1\n")

    assert (told["left_out"], told["stand_ins"]) == ([], ["torch"])
    assert worker.call("f") == 1


@pytest.mark.parametrize("statement", [
    "x = torch.rand(3) @ torch.ones(3) + 1",
    "torch.backends.cudnn.deterministic = True",
    "device = torch.device('cuda' if torch.cuda.is_available() else 'cpu')",
    "with torch.no_grad():\n    y = torch.zeros(3)[0] < 2",
    "for batch in torch.utils.data.DataLoader([]):\n    pass",
    "n = len(torch.zeros(3)) + float(torch.zeros(1)) + int(torch.zeros(1))",
    "h = 1 // torch.tensor(3) % 2",
])
def test_while_the_file_is_read_using_it_has_no_effect(worker, statement):
    told = load(worker, f"import torch\n{statement}\n")

    assert told["left_out"] == []


@pytest.mark.parametrize("use", [
    "torch.rand(3)", "torch.nn.functional.conv2d(x)", "x @ torch", "2 * torch.pi", "torch.pi[0]", "-torch.pi",
    "len(torch.pi)", "list(torch.pi)", "bool(torch.pi)", "float(torch.pi)", "int(torch.pi)", "torch.pi < 3",
    "3 // torch.pi", "3 % torch.pi", "torch.pi.__enter__()", "np.asarray(torch.pi)", "3 in torch.pi",
    "range(3)[torch.pi]",
])
def test_in_graded_work_using_it_is_told(worker, use):
    load(worker, f"import numpy as np\nimport torch\ndef f(x):\n    return {use}\n")

    answer = worker.ask(Op.CALL, 1.0, name="f")

    assert (answer.kind, answer.text) == (AnswerKind.NOT_ALLOWED, "torch")


def test_what_was_made_of_it_while_reading_is_of_no_use_later(worker):
    load(worker, "import torch\nweights = torch.ones(3)\ndef f():\n    return weights.sum()\n")

    assert worker.ask(Op.CALL, name="f").kind is AnswerKind.NOT_ALLOWED


def test_a_late_import_inside_graded_work_is_told_too(worker):
    load(worker, "def f():\n    from scipy.signal import convolve2d\n    return convolve2d(1, 2)\n")

    answer = worker.ask(Op.CALL, name="f")

    assert (answer.kind, answer.text) == (AnswerKind.NOT_ALLOWED, "scipy")


def test_a_function_beside_the_use_is_graded_as_usual(worker):
    load(worker, "import torch\ndef check():\n    return torch.rand(3)\ndef f(x):\n    return x + 1\n")

    assert worker.call("f", 1) == 2


@pytest.mark.parametrize("kind", ["torch.Tensor", "(torch.Tensor, list)"])
def test_asking_whether_something_is_a_tensor_is_not_using(worker, kind):
    load(worker, f"import torch\ndef f(x):\n    return isinstance(x, {kind})\n")

    assert worker.call("f", 1.0) is False


def test_a_class_below_a_forbidden_one_is_read_and_told_when_it_is_used(worker):
    told = load(worker, "import torch.nn as nn\nclass Net(nn.Module):\n    def __init__(self):\n"
                        "        super().__init__()\n        self.fc = nn.Linear(3, 4)\n")

    assert told["left_out"] == []
    assert worker.ask(Op.CALL, name="Net").kind is AnswerKind.NOT_ALLOWED


def test_a_function_under_a_forbidden_decorator_is_told_when_it_is_called(worker):
    told = load(worker, "import torch\n@torch.no_grad()\ndef f():\n    return 1\n")

    assert told["left_out"] == []
    assert worker.ask(Op.CALL, name="f").kind is AnswerKind.NOT_ALLOWED


def test_nothing_is_noted_when_nothing_forbidden_is_imported(worker):
    assert load(worker, "import math\n")["stand_ins"] == []


def test_the_names_of_python_2_can_be_imported_from_past(worker):
    told = worker.load("from past.builtins import xrange, basestring\nx = [i for i in xrange(3)]\n")

    assert (told["left_out"], worker.get("x")) == ([], [0, 1, 2])


def test_another_part_of_past_is_left_out(worker):
    told = worker.load("from past.utils import old_div\nx = 1\n")

    assert told["left_out"][0][2] == "ModuleNotFoundError"
