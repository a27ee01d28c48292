"""Whatever a submission answers, each check of train_loop ends with an outcome of the student's, never BROKEN."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.model import Outcome

pytest.importorskip("torch", reason="train_loop is an assignment for PyTorch, which is not installed")
pytestmark = pytest.mark.slow  # each case grades a whole submission

ROOT = Path(__file__).resolve().parents[2]
REFERENCE = (ROOT / "reference" / "train_loop" / "train_loop.py").read_text(encoding="utf-8")

STRANGE = (
    "None", "True", "'text'", "b'xyz'", "10**30", "-1", "float('nan')", "float('inf')", "1j", "()",
    "[[1.0], [2.0, 3.0]]",
    "{}", "{1: 2}", "object()", "torch", "torch.tensor(0.5)", "torch.zeros(0)", "torch.full((5, 10), float('nan'))",
    "torch.ones(5, 10, dtype=torch.complex64)", "torch.ones(5, 10, dtype=torch.bfloat16)", "torch.eye(3).to_sparse()",
    "torch.ones(5, 10, device='meta')", "np.array([None, 'a'])", "np.full((5, 10), 1e308)", "np.ones((1,) * 16)",
    "torch.nn.Linear(2, 3)",
)
STATES = (
    "None", "'text'", "{}", "{1: 2}", "object()", "[torch.zeros(3)]", "{'0.weight': None}",
    "{name: None for name in right}", "{name: float('nan') * value for name, value in right.items()}",
    "{name: value.double() * 1e308 for name, value in right.items()}",
    "{name: value[None] for name, value in right.items()}",
    "{name: 'text' for name in right}", "{name: object() for name in right}",
    "{name: value.to(torch.complex64) for name, value in right.items()}",
    "{name: -1e30 * torch.ones(value.shape) for name, value in right.items()}", "{'a': torch.zeros(3), **right}",
)


@pytest.mark.parametrize("answer", STRANGE)
def test_strange_answers_of_every_function_break_no_check(outcomes, answer):
    names = ("MLP", "CNN", "MLPBN", "MLPBNBeforeReLU", "CNNBN", "num_parameters", "get_accuracy")
    functions = "".join(f"def {name}(*given):\n    return {answer}\n" for name in names)
    source = f"import numpy as np\nimport torch\n{functions}"

    ended = outcomes("train_loop", source + f"def train(*given, **named):\n    return {answer}\n")

    assert Outcome.PASSED not in ended.values() and Outcome.BROKEN not in ended.values()


@pytest.mark.parametrize("first", range(0, len(STRANGE), 5))
def test_strange_logits_break_no_check(outcomes, first):
    models = ("MLP", "CNN", "MLPBN", "MLPBNBeforeReLU", "CNNBN")
    answers = (STRANGE[first:] + STRANGE)[:5]  # one for each model
    wrong = "".join(f"{name}.forward = lambda self, x: {answer}\n"
                    for name, answer in zip(models, answers, strict=True))

    ended = outcomes("train_loop", REFERENCE + "import numpy as np\n" + wrong)

    assert Outcome.BROKEN not in ended.values() and list(ended.values()).count(Outcome.PASSED) == 14


@pytest.mark.parametrize("first", range(0, len(STATES), 4))
def test_strange_states_of_models_break_no_check(outcomes, first):
    answers = STATES[first:] + STATES[:first]  # in turn, from another one on in each case
    source = REFERENCE + f"""
import itertools

STATES = itertools.cycle([{", ".join(f"lambda right: {state}" for state in answers)}])
plain_train, models = train, (MLP, CNN, MLPBN, MLPBNBeforeReLU, CNNBN)

def strange(net):
    right, answer = type(net).state_dict(net), next(STATES)
    net.state_dict = lambda: answer(right)
    return net

MLP, CNN, MLPBN, MLPBNBeforeReLU, CNNBN = (lambda *sizes, make=make: strange(make(*sizes)) for make in models)

def train(model, *given, **named):
    plain_train(model, *given, **named)
    strange(model)
"""

    ended = outcomes("train_loop", source)

    assert Outcome.BROKEN not in ended.values()
