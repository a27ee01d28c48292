"""The trajectory of a right training loop, step by step as written out, and the mistakes that it can make."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="trajectories are those of PyTorch's nets, and it is not installed")

from grader.training.trajectory import Run, movement, reached, trajectory  # noqa: E402 - it needs torch, see above

LINEAR = (("Linear", 3, 2),)


def a_run(**options):
    generator = torch.Generator().manual_seed(0)
    state = {"0.weight": torch.randn(2, 3, generator=generator), "0.bias": torch.zeros(2)}
    x, y = torch.randn(10, 3, generator=generator), torch.arange(10) % 2
    return Run(LINEAR, state, x, y, **options)


def gradient(run, w, b, batch):
    """The gradient of the mean cross entropy: (p - onehot) x^T, and (p - onehot), averaged."""
    x, y = run.x[list(batch)].double().numpy(), run.y[list(batch)].numpy()
    scores = np.exp(x @ w.T + b)
    delta = (scores / scores.sum(1, keepdims=True) - np.eye(2)[y]) / len(y)
    return delta.T @ x, delta.sum(0)


def by_hand(run, batches):
    w, b = run.state["0.weight"].double().numpy(), run.state["0.bias"].double().numpy()
    for batch in batches:
        dw, db = gradient(run, w, b, batch)
        w, b = w - run.learning_rate * dw, b - run.learning_rate * db
    return {"0.weight": w, "0.bias": b}


def test_sgd_takes_the_batches_in_order_the_short_one_last():
    run = a_run(num_epochs=1)

    end = trajectory(run)

    expected = by_hand(run, [range(0, 4), range(4, 8), range(8, 10)])
    np.testing.assert_allclose(movement(run, end), movement(run, expected), rtol=1e-4, atol=1e-7)


def test_drop_last_leaves_the_short_batch_out():
    run = a_run(num_epochs=1, drop_last=True)

    end = trajectory(run)

    expected = by_hand(run, [range(0, 4), range(4, 8)])
    np.testing.assert_allclose(movement(run, end), movement(run, expected), rtol=1e-4, atol=1e-7)


def test_order_says_which_example_comes_when():
    order = (9, 3, 1, 0, 5, 2, 4, 6, 8, 7)
    run = a_run(num_epochs=1, order=order)

    end = trajectory(run)

    expected = by_hand(run, [order[0:4], order[4:8], order[8:10]])
    np.testing.assert_allclose(movement(run, end), movement(run, expected), rtol=1e-4, atol=1e-7)


@pytest.mark.parametrize("changed", [
    {"clear": "never"}, {"clear": "epoch"}, {"loss": "sum"}, {"loss": "short"}, {"momentum": 0.5},
    {"weight_decay": 0.1}, {"optimizer": "adam"},
    {"learning_rate": 0.03}, {"drop_last": True}, {"order": tuple(range(10))[::-1]}], ids=str)
def test_another_option_or_a_mistake_ends_elsewhere(changed):
    run = a_run()

    end = trajectory(replace(run, **changed))

    assert reached(trajectory(run), run)
    assert not reached(end, run)


def test_staying_in_evaluation_mode_ends_elsewhere():
    layers = (("Linear", 3, 2), ("BatchNorm1d", 2))
    state = torch.nn.Sequential(torch.nn.Linear(3, 2), torch.nn.BatchNorm1d(2)).state_dict()
    run = replace(a_run(), layers=layers, state=state, batch_size=10, learning_rate=0.1)

    end = trajectory(replace(run, training_epochs=1))

    assert not reached(end, run)


def test_the_first_weights_are_left_alone():
    run = a_run()
    before = {name: value.clone() for name, value in run.state.items()}

    trajectory(run)

    assert all(torch.equal(before[name], value) for name, value in run.state.items())
