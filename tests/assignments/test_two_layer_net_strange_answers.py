"""Whatever a TwoLayerNet answers, each check of two_layer_net ends with an outcome of the student's, never BROKEN."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.model import Outcome

ROOT = Path(__file__).resolve().parents[2]

STRANGE = (
    "None", "True", "'text'", "b'xyz'", "7", "10**400", "float('inf')", "1j", "()", "[]", "[[1.0], [2.0, 3.0]]", "{}",
    "{1: 2}", "object()", "np", "np.array(3.0)", "np.zeros(0)", "np.zeros((0, 3))", "np.array([None, 'a'])",
    "np.full((5, 3), np.nan)", "np.full((5, 3), 1e308)", "np.ones((1,) * 16)", "np.ones(3, dtype=np.complex64)",
    "(None, None)", "(np.nan, {})", "(1.0, {'W1': None, 'b1': 'text', 'W2': np, 'b2': []})", "(1.0, right_grads)",
    "{'W1': object(), 'b1': None, 'W2': [[1], [2, 3]], 'b2': 1j}",
    "{'loss_history': 'text', 'train_acc_history': [object()], 'val_acc_history': {}}",
)

EVERYWHERE = """
import numpy as np

class TwoLayerNet:
    def __init__(self, input_size, hidden_size, output_size, std=1e-4):
        d, h, c = input_size, hidden_size, output_size
        self.params = {{"W1": std * np.random.randn(d, h), "b1": np.zeros(h)}}
        self.params |= {{"W2": std * np.random.randn(h, c), "b2": np.zeros(c)}}

    def answer(self):
        right_grads = {{name: 1e308 * np.ones_like(value) for name, value in self.params.items()}}
        return {answer}

    def loss(self, X, y=None, reg=0.0):
        return self.answer()

    def predict(self, X):
        return self.answer()

    def train(self, X, y, X_val, y_val, *settings, **more):
        {params}
        return self.answer()
"""


@pytest.mark.slow
@pytest.mark.parametrize("answer", STRANGE)
def test_strange_answers_of_every_method_break_no_check(outcomes, answer):
    ended = outcomes("two_layer_net", EVERYWHERE.format(answer=answer, params="pass"))

    assert {id for id, outcome in ended.items() if outcome is Outcome.PASSED} <= {"starts_right"}


@pytest.mark.slow
@pytest.mark.parametrize("answer", STRANGE)
def test_strange_parameters_after_training_break_no_check(outcomes, answer):
    ended = outcomes("two_layer_net", EVERYWHERE.format(answer=answer, params="self.params = self.answer()"))

    assert Outcome.BROKEN not in ended.values()


@pytest.mark.slow
@pytest.mark.parametrize("answer", STRANGE)
def test_a_strange_net_breaks_no_check(outcomes, answer):
    source = f"import numpy as np\nright_grads = {{}}\ndef TwoLayerNet(*sizes, **more):\n    return {answer}\n"

    ended = outcomes("two_layer_net", source)

    assert Outcome.PASSED not in ended.values() and Outcome.BROKEN not in ended.values()


@pytest.mark.slow
@pytest.mark.parametrize("answer", STRANGE)
def test_strange_answers_after_right_ones_break_no_check(outcomes, answer):
    source = (ROOT / "reference" / "two_layer_net" / "neural_net.py").read_text(encoding="utf-8") + f"""
calls = 0

def sometimes(method):
    def answered(*args, **kwargs):
        global calls
        calls += 1
        right_grads = {{"W1": 1e308, "b1": 0.0, "W2": [], "b2": None}}
        result = method(*args, **kwargs)
        return {answer} if calls % 3 == 0 else result
    return answered

TwoLayerNet.loss, TwoLayerNet.predict = sometimes(TwoLayerNet.loss), sometimes(TwoLayerNet.predict)
TwoLayerNet.train = sometimes(TwoLayerNet.train)
"""

    ended = outcomes("two_layer_net", source)

    assert Outcome.BROKEN not in ended.values()
