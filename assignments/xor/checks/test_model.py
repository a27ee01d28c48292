"""Task 2, the net: its outputs for given weights, and the weights that it starts with."""

import numpy as np
import pytest
import torch

from grader.checker import FLOAT32, assert_close, fail, numbers, withheld

PARTS = ("weights of the hidden layer", "biases of the hidden layer", "weights of the output", "bias of the output")


@withheld
def expected_outputs(weights, x, activation):
    """Return what the handout's net gives for inputs x (m, n): float64 (m,)."""
    inner, inner_bias, outer, outer_bias = (value.astype(np.float64) for value in weights)
    z = x @ inner.T + inner_bias
    hidden = {"sigmoid": lambda: 1 / (1 + np.exp(-z)), "tanh": lambda: np.tanh(z),
              "relu": lambda: np.maximum(0, z)}[activation]()
    return hidden @ outer[0] + outer_bias[0]


def drawn_case(rng, n, hidden, count):
    """Return random weights and inputs (count, n), float32."""
    shapes = (hidden, n), (hidden,), (1, hidden), (1,)
    weights = [rng.normal(0, 1, shape).astype(np.float32) for shape in shapes]
    return weights, rng.normal(0, 1, (count, n)).astype(np.float32)


@pytest.fixture
def assert_outputs(nets, rng):
    """assert_outputs(n, hidden, activation, default=False): the student's net answers as the handout's."""
    def checked(n, hidden, activation, default=False, count=7):
        weights, x = drawn_case(rng, n, hidden, count)
        expected = expected_outputs(weights, x, activation)
        net = nets.weighed(weights, None if default else activation)
        got = net.forward(torch.tensor(x))
        numbers(got, None, "the output")
        assert_close(got, expected.astype(np.float32), within=FLOAT32, name=f"the output of a net with {activation}")
    return checked


@pytest.mark.points(7)
def test_model_sigmoid(assert_outputs):
    """`NN()`: 2 inputs, 2 hidden units with sigmoid, one output that is squeezed to (batch,)."""
    assert_outputs(2, 2, "sigmoid", default=True)
    assert_outputs(2, 2, "sigmoid")


@pytest.mark.hidden
@pytest.mark.points(5)
def test_model_options(assert_outputs, rng):
    """`n`, `hidden` and `activation` reach the layers: sigmoid, tanh and relu are what they say."""
    for activation in ("tanh", "relu", "sigmoid"):
        n = int(rng.integers(3, 6))
        assert_outputs(n, n + int(rng.integers(1, 5)), activation)


@pytest.mark.hidden
@pytest.mark.points(2)
def test_model_one_example(nets, rng):
    """A batch of one gives one number: (1,), or a scalar."""
    weights, x = drawn_case(rng, 2, 3, 1)
    expected = expected_outputs(weights, x, "tanh").astype(np.float32)
    got = nets.weighed(weights, "tanh").forward(torch.tensor(x))
    if numbers(got, None, "the output").shape == ():
        expected = expected[0]
    assert_close(got, expected, within=FLOAT32, name="the output for one example")


def pooled(nets, n, hidden, *more):
    """Return the first weights of 60 nets by part: four float64 vectors."""
    parts = [list(nets.parts(nets.make(n, hidden, "tanh", *more), n, hidden).values()) for _ in range(60)]
    return [np.concatenate([np.ravel(part) for part in same]) for same in zip(*parts)]


def looks_uniform(drawn, reach):
    """True when numbers look drawn from U(-reach, reach).

    The distance of their distribution function to the true one stays below this bound but once in 10**7 times:
    P(distance > e) <= 2 exp(-2 n e**2) (Dvoretzky, Kiefer, Wolfowitz 1956; Massart 1990).
    """
    if np.abs(drawn).max() > reach * (1 + 1e-6):
        return False
    share, steps = (np.sort(drawn) / reach + 1) / 2, np.arange(drawn.size + 1) / drawn.size
    distance = max(np.abs(share - steps[:-1]).max(), np.abs(share - steps[1:]).max())
    return bool(distance <= np.sqrt(np.log(2e7) / (2 * drawn.size)))


def assert_start(note, drawn, reaches, what):
    """End the check as FAILED unless each part looks drawn from its U(-reach, reach)."""
    looks = [looks_uniform(part, reach) for part, reach in zip(drawn, reaches)]
    # With the least and the largest of the many hidden weights: by these a mistake is known.
    note([*map(float, looks), *np.round([drawn[0].min(), drawn[0].max()], 1).tolist()],
         [1.0] * 4 + [-round(reaches[0], 1), round(reaches[0], 1)], "the parts that are drawn as they should be")
    wrong = [name for name, right in zip(PARTS, looks) if not right]
    if wrong:
        fail(f"{what} Not so: {', '.join(wrong)}, over 60 nets.")


@pytest.mark.points(5)
def test_uniform_init(nets, note, seeded):
    """With `uniform_init`, every weight and bias is drawn from U(-1, 1), for each net anew."""
    seeded(4)
    assert_start(note, pooled(nets, 2, 64, True), (1, 1, 1, 1), "Weights and biases should fill -1 to 1 evenly.")


@pytest.mark.hidden
@pytest.mark.points(3)
def test_default_init(nets, note, seeded, rng):
    """Without `uniform_init`, the layers start as PyTorch makes them."""
    seeded(int(rng.integers(2**31)))
    n, hidden = int(rng.integers(5, 9)), 30
    reach_in, reach_out = n ** -0.5, hidden ** -0.5
    assert_start(note, pooled(nets, n, hidden), (reach_in, reach_in, reach_out, reach_out),
                 "Weights and biases should be those that nn.Linear draws by itself.")
