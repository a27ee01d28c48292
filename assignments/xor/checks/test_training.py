"""Task 3, training and measuring: judged by the parameters that `train` reaches, and by answers to new inputs."""

import numpy as np
import pytest
import torch

from grader.checker import EXACT, Curve, Curves, Surface, Tolerance, assert_close, award, fail, numbers, withheld

STARTS = 16         # nets of two hidden units, some of which never learn
GRID = np.linspace(-1.6, 1.6, 21)
FLOAT32_SUMS = Tolerance("float32 sums", rtol=1e-4, atol=1e-5, reason="errors of float32 grow with each step")


@pytest.mark.points(7)
def test_one_step(loop):
    """One step moves every parameter by the learning rate times the gradient of the batch's mean squared error."""
    for n, lr in ((2, 0.1), (4, 0.03)):
        run = loop.run(1, n=n, lr=lr)
        loop.judge(run, [])


@pytest.mark.hidden
@pytest.mark.points(5)
def test_gradients_cleared(loop):
    """At each batch the gradients start from zero."""
    run = loop.run(4, lr=0.02)
    loop.judge(run, [loop.at_own_pace(run)])


@pytest.mark.hidden
@pytest.mark.points(3)
def test_epochs(loop, clears):
    """`epochs` is how often all the batches are gone through."""
    for epochs in (1, int(loop.rng.integers(3, 6))):
        run = loop.run(1, lr=0.02, epochs=epochs)
        loop.judge(run, clears(loop.at_own_pace(run)))


@pytest.mark.hidden
@pytest.mark.points(4)
def test_every_batch(loop, clears):
    """Every batch of the list takes its turn, in its order, whatever its size."""
    run = loop.run(int(loop.rng.integers(3, 6)), size=int(loop.rng.integers(2, 9)), lr=0.02)
    loop.judge(run, clears(loop.at_own_pace(run)))


@pytest.mark.points(5)
def test_history(loop, histories):
    """`train` returns the history of the loss: one figure a step, or one an epoch."""
    run = loop.run(2, lr=0.05, epochs=3)
    right = histories(run)
    got = as_list(loop.moved(run)[1])
    same_length = [one for one in right if len(one) == len(got)]
    if not same_length:
        assert_close(len(got), len(right[1]), within=EXACT, name="the length of the history, after 3 epochs of 2 steps")
    best = min(same_length, key=lambda one: np.abs(got - one).max())
    assert_close(got, best, within=FLOAT32_SUMS, name="the history")


def as_list(told):
    """Return a loss history as a float64 vector, or fail."""
    if type(told) not in (list, tuple):
        return numbers(told, (None,), "what `train` returns")
    figures = [numbers(one, None, "a figure of the history") for one in told]
    if any(one.size != 1 for one in figures):
        fail("Each figure of the history must be one number.")
    return np.array([one.item() for one in figures])


def cases(rng, count, size, n, centered):
    """Return first weights of a linear net, and batches for it whose predictions round the same to a hundredth."""
    weight, bias = rng.normal(0, 0.6, (1, n)).astype(np.float32), np.float32([0.3])
    bits = rng.integers(0, 2, (40 * count * size, n))
    label = bits.sum(axis=1) % 2
    x = bits + 0.1 * rng.random(bits.shape)
    x, y = (2 * x - 1, 2.0 * label - 1) if centered else (x, 1.0 * label)
    x, y = x.astype(np.float32), (y + 0.1 * rng.random(len(y))).astype(np.float32)
    predicted = x.astype(np.float64) @ weight[0] + bias[0]
    clear = np.flatnonzero(np.abs(predicted - np.floor(predicted) - 0.5) > 0.01)
    # A third is right: many a mistake makes all, none or half of it.
    right = np.round(predicted[clear]) == np.round(y[clear])
    third = count * size // 3
    chosen = rng.permutation(np.concatenate([clear[right][:third], clear[~right][:count * size - third]]))
    batches = tuple((x[part], y[part]) for part in np.split(chosen, count))
    return {"0.weight": weight, "0.bias": bias}, batches


@withheld
def measured(state, batches):
    """Return (loss, accuracy) of the linear net over all batches."""
    x, y = (np.concatenate(parts).astype(np.float64) for parts in zip(*batches))
    predicted = x @ state["0.weight"][0] + state["0.bias"][0]
    return float(np.mean((predicted - y) ** 2)), float(np.mean(np.round(predicted) == np.round(y)))


def linear_net(worker, state):
    """Return the net in the worker: (batch,) for (batch, n)."""
    net = worker.build("torch.nn.Sequential", worker.build("torch.nn.Linear", state["0.weight"].shape[1], 1),
                       worker.build("torch.nn.Flatten", 0))
    net.load_state_dict({name: torch.tensor(value) for name, value in state.items()})
    return net


def told_by(student, net, batches):
    """Return what `test` says of these batches, an array of two numbers, or fail."""
    got = student.test(net, [tuple(batch) for batch in batches])
    if type(got) not in (tuple, list) or len(got) != 2:
        fail("`test` must return two values: the loss and the accuracy.")
    told = [numbers(one, None, name) for name, one in zip(("the loss", "the accuracy"), got)]
    if any(one.size != 1 for one in told):
        fail("`test` must return two numbers.")
    return np.array([one.item() for one in told])


def assert_measured(student, net, state, batches):
    """End the check as FAILED unless `test` returns the loss and the accuracy."""
    loss, accuracy = measured(state, batches)
    # Both together, so that a mistake in either is known whichever is wrong.
    assert_close(told_by(student, net, batches), np.array([loss, accuracy]), within=FLOAT32_SUMS,
                 name="(loss, accuracy)")


@pytest.mark.points(5)
def test_measures(student, worker, rng):
    """`test` returns the mean squared error and the accuracy, predictions and labels rounded, over all batches."""
    state, batches = cases(rng, count=3, size=8, n=2, centered=False)
    assert_measured(student, linear_net(worker, state), state, batches)


@pytest.mark.hidden
@pytest.mark.points(3)
def test_measures_other_data(student, worker, rng):
    """`test` measures centered data and one batch too."""
    for count, size, n, centered in ((2, 30, 3, True), (1, 40, 4, True), (1, 6, 2, False)):
        state, batches = cases(rng, count, size, n, centered)
        assert_measured(student, linear_net(worker, state), state, batches)


@pytest.mark.hidden
@pytest.mark.points(2)
def test_leaves_model(student, worker, rng, weights_after):
    """`test` leaves the model as it is, and does look at what it says."""
    state, batches = cases(rng, 3, 8, 3, centered=False)
    net = linear_net(worker, state)
    first, second = (told_by(student, net, part) for part in (batches[:1], batches[1:]))
    for name, value in weights_after(net, state).items():
        assert_close(value, state[name].astype(np.float64), within=EXACT, name="a parameter after `test`")
    if np.array_equal(first, second):
        fail("`test` says the same of different data.")


@pytest.mark.points(4)
def test_learns_two(nets, loop, seeded, noisy_xor, show, worker, assignment):
    """Some of 16 nets with two tanh units learn XOR; each start has its own fate."""
    budget, threshold = assignment.budgets["learns_two"], assignment.thresholds["learns_two"]
    seeded(5)
    x, y = noisy_xor(200, 2)
    batches = [noisy_xor(16, 2) for _ in range(4)]
    errors, accuracies, best = [], [], None
    with worker.limited(budget.cpu_seconds):
        for _ in range(STARTS):
            net = nets.make(2, 2, "tanh")
            errors.append([float(np.mean((answers(net, x) - y) ** 2))])
            for _ in range(5):
                loop.train(net, batches, 0.2, budget.steps // 4 // 5)
                predicted = answers(net, x)
                errors[-1].append(float(np.mean((predicted - y) ** 2)))
            accuracies.append(float(np.mean(np.round(predicted) == np.round(y))))
            best = net if accuracies[-1] == max(accuracies) else best
        values = answers(best, np.stack(np.meshgrid(GRID, GRID), axis=-1).reshape(-1, 2)).reshape(len(GRID), -1)
    learned = np.mean(np.array(accuracies) >= 0.95)
    show(learning_curves(errors, learned))
    show(plane(values, x, y, max(accuracies)))
    award(float(learned), threshold, "the share of 16 nets that have learned XOR")


def answers(net, x):
    """Return what a net says to inputs x (m, n): float64 (m,)."""
    return numbers(net.forward(torch.tensor(x, dtype=torch.float32)), (len(x),), "the output of a trained net")


def learning_curves(errors, learned):
    """Return a picture of the error on new examples, measured here, for the first eight nets."""
    x = tuple(10.0 * i for i in range(6))
    curves = tuple(Curve(f"start {i}", x, tuple(one)) for i, one in enumerate(errors[:8], start=1))
    return Curves("Eight starts of the same small net", f"{learned:.0%} of 16 nets have learned after 50 epochs.",
                  "epoch", "mean squared error", curves)


def plane(values, x, y, accuracy):
    """Return a picture of what the best net says all over the plane."""
    return Surface("What your best net says to two inputs", low=float(GRID[0]), high=float(GRID[-1]),
                   alt=f"Of 200 new examples {accuracy:.0%} round to their label.",
                   values=tuple(tuple(map(float, row)) for row in values),
                   points=tuple((float(a), float(b), float(np.sign(label))) for (a, b), label in zip(x[:40], y)))
