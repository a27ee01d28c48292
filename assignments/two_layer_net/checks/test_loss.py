"""Task 2, the loss: the mean softmax loss plus reg * (sum(W1²) + sum(W2²))."""

import numpy as np
import pytest

from grader.checker import EXACT, FLOAT64, Diagnosis, Tolerance, Verdict, assert_close, compare, diagnose, numbers

PUBLISHED_LOSS = 1.30378789133  # at reg = 0.05
WITHIN = Tolerance("published loss", rtol=0.0, atol=1e-12, reason="the bound that the handout gives with the figure")
LARGE = Tolerance("loss of large scores", rtol=1e-3, atol=1e-3,
                  reason="scores of 1e3 leave float32 four decimals; the check is about overflow")
OTHER = Tolerance("loss of other cases", rtol=1e-5, atol=1e-5,
                  reason="1e-8 added inside the logarithm moves a loss by 1e-8 / p, and costs its points above")


def assert_loss(got, data, case, reg, within):
    """Compare a loss with `data`, its part without regularisation, plus the regularisation, and name the mistake."""
    weights, biases = case.squares("W1", "W2"), case.squares("b1", "b2")
    try:
        assert_close(got, data + reg * weights, within=within, name="the loss",
                     factors={"N": len(case.x)}, terms={"the regularisation": reg * weights} if reg else {})
    except Verdict as verdict:
        found = (what for other, what in _conventions(weights, biases)
                 if reg and compare(got, data + reg * other, FLOAT64).ok)
        verdict.diagnosis = (next(found, verdict.diagnosis)
                             or _without_regularisation(got, data, reg * weights, len(case.x)))
        raise


def _without_regularisation(got, data, regularisation, n):
    """Name a mistake in the mean, which does not show beside the regularisation."""
    try:
        rest = float(numbers(got, (), "the loss")) - regularisation
    except Verdict:
        return None
    return diagnose(rest, data, name="the loss without its regularisation", factors={"N": n})


def _conventions(weights, biases):
    yield 0.5 * weights, Diagnosis(
        "the older convention, 0.5 * reg", "The loss is right with 0.5 * reg * (sum(W1**2) + sum(W2**2)).",
        "This handout has no factor 0.5: read its formula again, and keep loss and gradients in step.")
    if biases:
        both = "The loss is right with the squares of b1 and b2 added to those of W1 and W2"
        hint = "Regularise W1 and W2 only."
        yield weights + biases, Diagnosis("the biases are regularised too", both + ".", hint)
        halved = "the biases are regularised too, by 0.5 * reg"
        yield 0.5 * (weights + biases), Diagnosis(halved, both + ", times 0.5.", hint)


@pytest.mark.points(7)
def test_loss_published(net_with, truth, toy):
    """`loss(X, y, reg=0.05)` is 1.30378789133 for the published net, to within 1e-12."""
    got = net_with(toy.params).loss(toy.x, toy.y, 0.05)
    assert_loss(got, PUBLISHED_LOSS - 0.05 * toy.squares("W1", "W2"), toy, 0.05, WITHIN)


@pytest.mark.hidden
@pytest.mark.points(6)
def test_loss_regularised(net_with, draw):
    """The regularisation adds reg * (sum(W1²) + sum(W2²)) to the loss, without the biases."""
    for reg in (0.7, 0.1):
        case = draw()
        net = net_with(case.params)
        # From the student's own loss without it: a mistake there costs its points in the other checks.
        data = float(numbers(net.loss(case.x, case.y, 0.0), (), "the loss with reg = 0"))
        got = net.loss(case.x, case.y, reg)
        assert_loss(got, data, case, reg, FLOAT64)


@pytest.mark.hidden
@pytest.mark.points(6)
def test_loss_other_cases(net_with, truth, draw):
    """Without regularisation the loss is the mean softmax loss, for any batch size, also where a class is absent."""
    for n, present in ((9, 4), (30, 4), (6, 3), (1, 4)):
        case = draw(n=n, c=4)
        case.y = case.y % present  # with 3, the last class is absent
        net = net_with(case.params)
        got = net.loss(case.x, case.y, 0.0)
        assert_loss(got, due(got, net, case, truth, OTHER), case, 0.0, OTHER)


@pytest.mark.hidden
@pytest.mark.points(4)
def test_loss_large_scores(net_with, truth, draw, certain):
    """For scores around 1e3 the loss is not NaN."""
    case = draw(n=12)
    far_apart = {**case.params, "W2": 1e3 * case.params["W2"]}
    got = net_with(far_apart).loss(case.x, case.y, 0.0)
    # -log(p) after a shifted softmax underflows in the most common right form: infinity is tolerated.
    if not compare(got, np.inf, EXACT).ok:
        numbers(got, (), "the loss")
    # Where each right class is far ahead no probability that counts underflows: infinity is an overflow there.
    numbers(net_with(certain.params).loss(certain.x, certain.y, 0.0), (), "the loss")
    case.params["b2"] += 1e3  # the softmax does not see that one number was added to all scores
    net = net_with(case.params)
    got = net.loss(case.x, case.y, 0.0)
    expected = due(got, net, case, truth, LARGE)
    # A sum in place of the mean, a mean over the classes too and a wrong sign have cost their points above.
    if not any(compare(got, factor * expected, LARGE).ok for factor in (len(case.x), 1 / case.params["b2"].size, -1)):
        assert_close(got, expected, within=LARGE, name="the loss")


def due(got, net, case, truth, within):
    """Return the loss of the right scores where `got` is that, and otherwise of the student's own.

    So a mistake in the scores, or in what is returned as scores, costs its points in task 1 alone.
    """
    scores = truth(case.params).loss(case.x)
    right = mean_softmax_loss(scores, case.y)
    if compare(got, right, within).ok:
        return right
    try:
        return mean_softmax_loss(numbers(net.scores(case.x), scores.shape, "the scores"), case.y)
    except Verdict:
        return right


def mean_softmax_loss(scores, y):
    """Return the mean of log(sum(exp(s))) - s[y] over the rows s of scores (n, c) with labels y (n,)."""
    shifted = scores - scores.max(axis=1, keepdims=True)
    return float(np.mean(np.log(np.exp(shifted).sum(axis=1)) - shifted[np.arange(len(y)), y]))
