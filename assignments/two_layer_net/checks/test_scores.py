"""Task 1, the scores: max(0, X W1 + b1) W2 + b2."""

import numpy as np
import pytest

from grader.checker import FLOAT64, assert_close, published

SCORES = np.array([  # published with the homework
    [-0.81233741, -1.27654624, -0.70335995],
    [-0.17129677, -1.18803311, -0.47310444],
    [-0.51590475, -1.01354314, -0.8504215],
    [-0.15419291, -0.48629638, -0.52901952],
    [-0.00618733, -0.12435261, -0.15226949]])


@pytest.mark.points(8)
def test_scores_published(net_with, toy):
    """`loss(X)` returns the published scores of the published net."""
    got = net_with(toy.params).scores(toy.x)
    # Half a unit of the eighth decimal for each of 15 scores: together below the published 1e-7.
    assert_close(got, expected=SCORES, within=published(8), name="the scores",
                 terms={"the ReLU": SCORES - toy.x @ toy.params["W1"] @ toy.params["W2"]})


@pytest.mark.hidden
@pytest.mark.points(8)
def test_scores_other_cases(net_with, truth, draw):
    """`loss(X)` is right for non-zero biases and other sizes, down to a batch of one."""
    for sizes in ((7, 5, 6, 4), (1, 5, 6, 4), (3, 1, 9, 2), (4, 8, 1, 5)):
        case = draw(*sizes)
        w1, b1, w2, b2 = (case.params[name] for name in ("W1", "b1", "W2", "b2"))
        expected = truth(case.params).loss(case.x)
        assert_close(net_with(case.params).scores(case.x), expected, within=FLOAT64, name="the scores", terms={
            "the bias b2": b2, "the bias b1": expected - (np.maximum(0, case.x @ w1) @ w2 + b2),
            "the ReLU": expected - ((case.x @ w1 + b1) @ w2 + b2)})
