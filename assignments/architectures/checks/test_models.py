"""The five classifiers: their logits for given weights, and the weights that they are born with."""

import math

import pytest
import torch

from grader.checker import EXACT, fail

NETS = ("mlp_1", "mlp_2", "cnn_3", "cnn_4", "cnn_5")
LN_10 = math.log(10)
SHRINKS = 50      # cnn_4 with sigmoids: 8,000 to 20,000 times with PyTorch's first weights, 6 to 16 with N(0, 1)


@pytest.mark.points(3)
def test_mlp_1(nets):
    """`build("mlp_1")`: FC-32, ReLU, prediction layer, raw logits."""
    nets.assert_logits("mlp_1")


@pytest.mark.points(3)
def test_mlp_2(nets):
    """`build("mlp_2")`: FC-32, ReLU, FC-64 without bias, prediction layer."""
    nets.assert_logits("mlp_2")


@pytest.mark.points(3)
def test_cnn_3(nets):
    """`build("cnn_3")`: three convolutions with valid padding, two poolings, prediction layer."""
    nets.assert_logits("cnn_3")


@pytest.mark.hidden
@pytest.mark.points(3)
def test_cnn_4(nets):
    """`build("cnn_4")`: four convolutions with ReLU, two poolings, prediction layer."""
    nets.assert_logits("cnn_4")


@pytest.mark.hidden
@pytest.mark.points(3)
def test_cnn_5(nets):
    """`build("cnn_5")`: six convolutions with ReLU, two poolings, prediction layer."""
    nets.assert_logits("cnn_5")


@pytest.mark.hidden
@pytest.mark.points(4)
def test_sigmoid(nets):
    """`build(name, "sigmoid")` has a sigmoid wherever the table says ReLU."""
    right = [name for name in NETS if nets.is_right(name)]  # a net that is wrong has cost its points above
    if not right:
        fail("None of the nets is right with ReLU, so it cannot be seen what they are with sigmoids.")
    for name in right:
        nets.assert_logits(name, "sigmoid")


@pytest.mark.hidden
@pytest.mark.points(3)
def test_first_weights(nets, oracle, keep):
    """A new net has new random weights and a loss near ln 10; with sigmoids, gradients shrink towards its input."""
    right = [name for name in ("mlp_1", "cnn_4") if nets.is_right(name)]
    if not right:
        fail("Neither mlp_1 nor cnn_4 is right, so their first weights cannot be judged.")
    x, y = nets.images(100), torch.tensor(nets.rng.integers(0, 10, 100))
    for name in right:
        one, other = (born(nets, name) for _ in range(2))
        if all(torch.equal(one[key], other[key]) for key in one):
            keep(0.0, 1.0, EXACT, "how much two new nets differ")
            fail("Two nets, built one after the other, have the same weights.", "the weights of every net are the same",
                 "not one weight differs", "leave torch.manual_seed out of `build`: the ten runs must differ")
        loss, _, (first, _, last, *_) = oracle.measured(name, one, x, y, "sigmoid")
        if abs(loss - LN_10) > 0.4:
            fail(f"The loss of a new {name} is not near ln 10.",
                 "The first weights are drawn much larger than PyTorch draws them.",
                 "an untrained net is as wrong as a guess among ten classes",
                 "leave PyTorch's own first weights as they are")
        if name == "cnn_4" and first > last / SHRINKS:
            fail("The gradient of the first layer is not much smaller than that of the last one.")


def born(nets, name):
    """Return the weights of a new net with sigmoids in the order of the reference's, under its names."""
    theirs = list(nets.state(nets.built(name, "sigmoid"), name).values())
    ours, _ = nets.right(name, "sigmoid")
    found = {}
    for key, value in ours.items():  # layers may be declared in another order
        place = next(i for i, their in enumerate(theirs) if their.shape == value.shape)
        found[key] = theirs.pop(place)
    return found
