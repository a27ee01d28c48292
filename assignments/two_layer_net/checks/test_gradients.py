"""Task 3, the gradients of the loss: of the mean softmax loss, and of the regularisation."""

from functools import partial
from itertools import product

import numpy as np
import pytest

from grader.checker import (
    FLOAT32,
    FLOAT64,
    GRADIENT,
    Diagnosis,
    Verdict,
    assert_close,
    compare,
    diagnose,
    numbers,
    numeric_gradient,
    withheld,
)

NO_MASK = Diagnosis("the ReLU is left out on the way back",
                    "The gradient is right for a net whose hidden units are all on.",
                    "Where a hidden unit is 0, nothing flows back through it: set its gradient to zero.")
OWN_SIGN = Diagnosis("the ReLU is applied to the gradient itself", "The gradient is cut where it is negative itself.",
                     "What decides is the hidden value: the gradient passes where hidden > 0, whatever its own sign.")


@pytest.mark.points(8)
def test_gradient_published(net_with, toy):
    """All four gradients of the published net at reg = 0.05 are right to a relative error below 1e-8."""
    net, known = net_with(toy.params), known_gradients(toy, 0.05)
    for name in ("W2", "b2", "W1", "b1"):
        got = net.grads(toy.x, toy.y, 0.05).get(name)
        own = own_scores(net, toy, known["scores"])
        # Differences of a loss in float32 would say nothing: right scores have the gradient that is known.
        within = next((near for near in (FLOAT64, FLOAT32) if compare(own, known["scores"], near).ok), GRADIENT)
        if within is GRADIENT:
            data, wrong = by_differences(net, toy), ()
        else:
            data, wrong = known["data"], zip((NO_MASK, OWN_SIGN), known["wrong"])
        assert_gradient(net, toy, 0.05, name, got, (known["data"], data), wrong, known["penalties"], within)


def assert_gradient(net, case, reg, name, got, accepted, wrong, penalties, within=FLOAT64):
    """Compare the gradient of one parameter, given the student's own scores and convention of regularisation.

    A wrong score or `0.5 * reg` has cost its points in tasks 1 and 2; what is judged here is the way back.
    accepted: gradients of the mean loss of the right scores, and of the student's own; wrong: (Diagnosis, gradients).
    """
    handouts, data = penalties[0][1], accepted[-1]
    if any(compare(got, grads[name] + handouts[name], FLOAT64).ok for grads in accepted):
        return  # the handout's own, also where the scores are wrong or the loss follows another convention
    penalty = own_penalty(net, case, reg, penalties)[name]
    terms = {"the gradient of the regularisation": penalty} if penalty.any() else {}
    try:
        assert_close(got, data[name] + penalty, within=within, name=f"the gradient of {name}",
                     factors={"N": len(case.x)}, terms=terms)
    except Verdict as verdict:
        if got is None:
            verdict.message = f"Missing from the gradients: {name}."
        found = (what for what, grads in wrong if compare(got, grads[name] + penalty, FLOAT64).ok)
        verdict.diagnosis = (next(found, verdict.diagnosis)
                             or without_regularisation(got, data[name], penalty, name, case))
        raise


def without_regularisation(got, data, penalty, name, case):
    """Name a mistake in the mean, which does not show beside the regularisation."""
    if type(got) is not np.ndarray or got.shape != data.shape or got.dtype.kind not in "biuf":
        return None
    return diagnose(got - penalty, data, name=f"the gradient of {name} without its regularisation",
                    factors={"N": len(case.x)})


def own_scores(net, case, right):
    """Return the student's scores, or the right ones where those cannot be computed with."""
    try:
        return numbers(net.scores(case.x), right.shape, "the scores")
    except Verdict:
        return right


def by_differences(net, case):
    """Return the gradients of the mean softmax loss of the student's own scores, by central differences."""
    from scipy.special import softmax
    from sklearn.metrics import log_loss

    classes = case.params["b2"].size

    def loss(name, value):
        net.put({**case.params, name: value})
        scores = numbers(net.scores(case.x), (len(case.x), classes), "the scores")
        return log_loss(case.y, softmax(scores, axis=1), labels=range(classes))

    grads = {name: numeric_gradient(partial(loss, name), value) for name, value in case.params.items()}
    net.put(case.params)
    return grads


@withheld
def known_gradients(case, reg):
    """Return what the student does not decide: scores, the gradients of their mean loss, wrong ones, penalties."""
    scores = right_scores(case)
    data, wrong = backward(case, scores)
    return {"scores": scores, "data": data, "wrong": [grads for _, grads in wrong],
            "penalties": all_penalties(case, reg)}


def right_scores(case):
    """Return max(0, X W1 + b1) W2 + b2 (n, c)."""
    return np.maximum(0, before_relu(case)) @ case.params["W2"] + case.params["b2"]


def before_relu(case):
    """Return X W1 + b1 (n, h)."""
    return case.x @ case.params["W1"] + case.params["b1"]


def own_hidden(case, scores):
    """Return the hidden values (n, h) behind the student's scores (n, c), and the slopes that take a gradient back.

    A bias that is missing forwards, or another function than the ReLU, has cost its points in task 1.
    """
    z, no_b1 = before_relu(case), case.x @ case.params["W1"]
    sigmoid = 1 / (1 + np.exp(-z))
    for hidden, slope in ((z, np.ones_like(z)), (np.maximum(0, no_b1), no_b1 > 0), (sigmoid, sigmoid * (1 - sigmoid))):
        linear = hidden @ case.params["W2"]
        if any(compare(scores, linear + bias, FLOAT64).ok for bias in (case.params["b2"], 0.0)):
            return hidden, slope
    return np.maximum(0, z), z > 0


def backward(case, scores):
    """Return the gradients of the mean softmax loss of these scores (n, c), and wrong ones, each with its Diagnosis."""
    w2, n = case.params["W2"], len(case.x)
    hidden, slope = own_hidden(case, scores)
    exps = np.exp(scores - scores.max(axis=1, keepdims=True))
    dscores = exps / exps.sum(axis=1, keepdims=True)                # (n, c)
    dscores[np.arange(n), case.y] -= 1
    dscores /= n
    dhidden = dscores @ w2.T                                        # (n, h), before the ReLU's slope

    def gradients(hidden, slope):
        return {"W1": case.x.T @ (dhidden * slope), "b1": (dhidden * slope).sum(axis=0),
                "W2": hidden.T @ dscores, "b2": dscores.sum(axis=0)}

    wrong = [(NO_MASK, gradients(hidden, np.ones_like(hidden))), (OWN_SIGN, gradients(hidden, dhidden > 0))]
    return gradients(hidden, slope), wrong


def all_penalties(case, reg):
    """Return what regularisation adds to the loss and its gradient, by the handout and by other conventions."""
    w, b, n = ("W1", "W2"), ("b1", "b2"), len(case.x)
    return [(strength * reg * case.squares(*names),
             {name: 2 * strength * reg * case.params[name] * (name in names) for name in w + b})
            for strength, names in product((1.0, 0.5, 1 / n, 0.5 / n), (w, w + b))]


def own_penalty(net, case, reg, penalties):
    """Return the gradient of the regularisation in the student's own loss; where that is unknown, the handout's."""
    added = _added(net, case, reg)
    return next((gradient for amount, gradient in penalties if added(amount)), penalties[0][1])


def _added(net, case, reg):
    """Return added(amount): whether the regularisation adds that much to the student's own loss."""
    try:
        without = float(numbers(net.loss(case.x, case.y, 0.0), (), "the loss"))
        regularised = net.loss(case.x, case.y, reg)
    except Verdict:
        return lambda amount: False
    return lambda amount: compare(regularised, without + amount, FLOAT64).ok


def assert_gradient_in_other_cases(net_with, draw, name):
    """Compare one gradient with non-zero biases, for several sizes, without and with regularisation."""
    for sizes, reg in (((9, 5, 6, 4), 0.0), ((13, 3, 11, 2), 0.4), ((5, 7, 4, 5), 0.03)):
        case = draw(*sizes)
        net, right = net_with(case.params), right_scores(case)
        got = net.grads(case.x, case.y, reg).get(name)
        data, wrong = backward(case, own_scores(net, case, right))
        accepted = backward(case, right)[0], data
        assert_gradient(net, case, reg, name, got, accepted, wrong, all_penalties(case, reg))


@pytest.mark.hidden
@pytest.mark.points(4)
def test_gradient_w1(net_with, draw):
    """The gradient of W1 is right for non-zero biases and other sizes."""
    assert_gradient_in_other_cases(net_with, draw, "W1")


@pytest.mark.hidden
@pytest.mark.points(4)
def test_gradient_b1(net_with, draw):
    """The gradient of b1 is right for non-zero biases and other sizes."""
    assert_gradient_in_other_cases(net_with, draw, "b1")


@pytest.mark.hidden
@pytest.mark.points(4)
def test_gradient_w2(net_with, draw):
    """The gradient of W2 is right for non-zero biases and other sizes."""
    assert_gradient_in_other_cases(net_with, draw, "W2")


@pytest.mark.hidden
@pytest.mark.points(4)
def test_gradient_b2(net_with, draw):
    """The gradient of b2 is right for non-zero biases and other sizes."""
    assert_gradient_in_other_cases(net_with, draw, "b2")
