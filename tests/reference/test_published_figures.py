"""The NumPy references reach the figures published with their homework, and their gradients are right.

The files beside this one do the same for conv2d and train_loop.
"""

from __future__ import annotations

import numpy as np
import pytest

PUBLISHED_SCORES = np.array([
    [-0.81233741, -1.27654624, -0.70335995],
    [-0.17129677, -1.18803311, -0.47310444],
    [-0.51590475, -1.01354314, -0.85042150],
    [-0.15419291, -0.48629638, -0.52901952],
    [-0.00618733, -0.12435261, -0.15226949],
])


def central_differences(f, x, h=1e-5):
    """The gradient of f() in the array x that f reads: (f at x + h, less f at x - h) / 2h, entry by entry."""
    gradient = np.zeros_like(x)
    for index in np.ndindex(x.shape):
        kept = x[index]
        x[index] = kept + h
        above = f()
        x[index] = kept - h
        gradient[index] = (above - f()) / (2 * h)
        x[index] = kept
    return gradient


def relative_error(x, y):
    """The largest |x - y| / max(1e-8, |x| + |y|): the measure in which the published bound is stated."""
    return np.max(np.abs(x - y) / np.maximum(1e-8, np.abs(x) + np.abs(y)))


@pytest.fixture
def toy(neural_net):
    """The published toy net, its five examples and their labels."""
    np.random.seed(0)
    net = neural_net.TwoLayerNet(4, 10, 3, std=1e-1)
    np.random.seed(1)
    return net, 10 * np.random.randn(5, 4), np.array([0, 1, 2, 2, 1])


def test_the_toy_scores_are_the_published_ones(toy):
    net, X, _ = toy

    assert np.abs(net.loss(X) - PUBLISHED_SCORES).sum() < 1e-7


def test_the_toy_loss_is_the_published_one(toy):
    net, X, y = toy

    loss, _ = net.loss(X, y, reg=0.05)

    assert abs(loss - 1.30378789133) < 1e-12


@pytest.mark.parametrize("name", ["W1", "b1", "W2", "b2"])
def test_the_toy_gradient_agrees_with_central_differences_to_the_published_bound(toy, name):
    net, X, y = toy
    _, grads = net.loss(X, y, reg=0.05)

    numeric = central_differences(lambda: net.loss(X, y, reg=0.05)[0], net.params[name])

    assert relative_error(grads[name], numeric) < 1e-8


def test_the_toy_training_ends_at_the_published_loss(neural_net, toy):
    _, X, y = toy
    np.random.seed(0)
    net = neural_net.TwoLayerNet(4, 10, 3, std=1e-1)

    history = net.train(X, y, X, y, learning_rate=1e-1, reg=5e-6, num_iters=100)

    assert round(history["loss_history"][-1], 5) == 0.01715
    assert net.loss(X, y, reg=5e-6)[0] < 0.2


@pytest.mark.parametrize("scale", [1e3, 1e6])
def test_large_scores_give_a_finite_loss_and_finite_gradients(toy, scale):
    net, X, y = toy

    loss, grads = net.loss(scale * X, y)

    assert np.abs(net.loss(scale * X)).max() > 1e3
    assert np.isfinite(loss)
    assert all(np.isfinite(gradient).all() for gradient in grads.values())


def test_the_loss_leaves_its_inputs_and_the_parameters_alone(toy):
    net, X, y = toy
    before = [X.copy(), y.copy()] + [value.copy() for value in net.params.values()]

    net.loss(X, y, reg=0.05)

    assert all(np.array_equal(was, now) for was, now in zip(before, [X, y, *net.params.values()], strict=True))


def test_the_loss_of_a_batch_is_the_mean_of_its_examples_losses(toy):
    net, X, y = toy
    net.params["b1"] += 0.3
    net.params["b2"] += [0.1, -0.2, 0.4]

    single = [net.loss(X[i:i + 1], y[i:i + 1])[0] for i in range(5)]

    assert net.loss(X, y)[0] == pytest.approx(np.mean(single), rel=1e-12)


def test_the_learning_rate_decays_after_each_epoch(neural_net):
    X, y = np.ones((4, 2)), np.zeros(4, dtype=int)      # identical examples: what is drawn does not matter
    np.random.seed(0)
    net = neural_net.TwoLayerNet(2, 3, 2, std=0.5)
    expected = {name: value.copy() for name, value in net.params.items()}
    other = neural_net.TwoLayerNet(2, 3, 2)

    history = net.train(X, y, X, y, learning_rate=0.3, learning_rate_decay=0.5, reg=0.1, num_iters=5, batch_size=2)

    for rate in (0.3, 0.3, 0.15, 0.15, 0.075):          # an epoch is 4 // 2 iterations
        other.params = expected
        _, grads = other.loss(X, y, reg=0.1)
        expected = {name: expected[name] - rate * grads[name] for name in expected}
    assert all(np.allclose(net.params[name], expected[name], rtol=1e-12, atol=0) for name in expected)
    assert [len(values) for values in history.values()] == [5, 2, 2]


def test_tuning_returns_a_net_that_beats_guessing(neural_net):
    np.random.seed(0)
    y = np.arange(500) % 2
    X = 30 * np.random.randn(500, 40) + 40 * (y[:, None] - 0.5)      # the size of pixels less their mean

    net = neural_net.tune(X[:400], y[:400], X[400:], y[400:], num_iters=100)

    assert (net.predict(X[400:]) == y[400:]).mean() > 0.9


@pytest.fixture
def moons():
    """The published draw: X1, X2, T of 100 examples, and the starting W, B, V."""
    from sklearn.datasets import make_moons

    np.random.seed(0)
    X, labels = make_moons(n_samples=100)
    X, T = 2 * X - 1, 2 * labels - 1
    W = np.random.normal(0, 1 / 2**0.5, [2, 50])
    B = np.random.normal(0, 1, [50])
    V = np.random.normal(0, 1 / 50**0.5, [50])
    return X[:, 0], X[:, 1], T, W, B, V


@pytest.mark.parametrize(("iterations", "published"), [(0, 0.127), (1, 0.052), (3, 0.010), (7, 0.001), (15, 0.000)])
def test_the_moon_error_is_the_published_one_before_each_published_iteration(backprop, moons, iterations, published):
    X1, X2, T, W, B, V = moons

    trained = backprop.descent(X1, X2, T, W, B, V, lr=0.1, iterations=iterations)

    assert round(np.mean(np.maximum(0, -T * backprop.forward(X1, X2, *trained))), 3) == published


@pytest.mark.parametrize("examples", [100, 7, 1])
def test_the_moon_gradients_agree_with_central_differences(backprop, moons, examples):
    X1, X2, T, W, B, V = moons
    X1, X2, T = X1[-examples:], X2[-examples:], T[-examples:]
    if examples == 1:
        T = -np.sign(backprop.forward(X1, X2, W, B, V))     # one example that is wrong, so the gradient is not zero
    gradients = backprop.backprop(X1, X2, T, W, B, V)

    def error():
        return np.mean(np.maximum(0, -T * backprop.forward(X1, X2, W, B, V)))

    for parameter, gradient in zip((W, B, V), gradients, strict=True):
        assert gradient.shape == parameter.shape
        assert np.abs(gradient).max() > 0
        assert np.allclose(gradient, central_differences(error, parameter, h=1e-6), rtol=1e-6, atol=1e-8)


def test_a_batch_that_is_all_right_has_no_gradient(backprop, moons):
    X1, X2, _, W, B, V = moons
    T = np.sign(backprop.forward(X1, X2, W, B, V))

    gradients = backprop.backprop(X1, X2, T, W, B, V)

    assert all(np.array_equal(gradient, np.zeros_like(gradient)) for gradient in gradients)


def test_a_mesh_gives_the_outputs_of_its_points_in_the_mesh_shape(backprop, moons):
    *_, W, B, V = moons
    X1, X2 = np.meshgrid(np.linspace(-4, 4, 5), np.linspace(-4, 4, 3))

    Y = backprop.forward(X1, X2, W, B, V)

    assert Y.shape == (3, 5)
    assert np.allclose(Y.ravel(), backprop.forward(X1.ravel(), X2.ravel(), W, B, V), rtol=1e-12, atol=1e-12)


def test_forward_backprop_and_descent_leave_their_inputs_alone(backprop, moons):
    before = [array.copy() for array in moons]

    backprop.forward(*moons[:2], *moons[3:])
    backprop.backprop(*moons)
    backprop.descent(*moons, iterations=3)

    assert all(np.array_equal(was, now) for was, now in zip(before, moons, strict=True))
