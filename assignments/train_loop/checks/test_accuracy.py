"""Task 2, the fraction of a dataset that a model gets right."""

import numpy as np
import pytest
import torch

from grader.checker import Diagnosis, Tolerance, Verdict, assert_close, fail, numbers
from grader.training.trajectory import local_net

LINEAR = (("Flatten",), ("Linear", 784, 10))
# Dropout of everything: in training mode the last bias alone answers, and no chance decides.
NORMED = (("Flatten",), ("Linear", 784, 16), ("BatchNorm1d", 16), ("ReLU",), ("Dropout", 1.0), ("Linear", 16, 10))
ONE_IMAGE = Tolerance("a fraction of an image", rtol=0, atol=1e-4, reason="one image of 1,073 is 0.0009")


@pytest.mark.points(8)
def test_accuracy_value(loop, student, assert_explained):
    """`get_accuracy` returns the fraction, 0 to 1, of all images that the model gets right."""
    # 0.723, and unlike in each batch; so many images that batches of 500 are several, and the last one is short.
    images = 1073
    wrong = [*range(5, 60, 11), *range(70, 140, 3), *range(150, 168), *range(200, 500, 7), *range(500, 1000, 3),
             *range(1033, 1073)]
    x, guess, state = clear_cases(loop, images)
    right = np.ones(images)
    right[wrong] = 0
    labels = torch.where(torch.tensor(right > 0), guess, (guess + 1) % 10)
    got = student.get_accuracy(loop.net(LINEAR, state), loop.dataset(x, labels))
    assert_explained(got, float(right.mean()), ONE_IMAGE, "The accuracy", misreadings(right))


def clear_cases(loop, count):
    """Return images whose largest logit is well ahead, its class, and the weights of the linear net."""
    state = loop.start(LINEAR)
    x, _ = loop.images(3 * count)
    logits = x.flatten(1) @ state["1.weight"].T + state["1.bias"]
    best = logits.topk(2).values
    clear = (best[:, 0] - best[:, 1] > 1e-3).nonzero().ravel()[:count]
    return x[clear], logits[clear].argmax(1), state


def misreadings(right):
    """Return what usual mistakes make of the list of right answers: mistake -> (value, hint)."""
    found = {"a percentage instead of a fraction": (100 * right.mean(), "divide by the number of images only"),
             "a count instead of a fraction": (right.sum(), "divide by the number of images"),
             "the wrong answers are counted": (1 - right.mean(), "count where prediction and label are equal")}
    for size in (10, 16, 20, 32, 50, 64, 100, 128, 256, 500, 1000):
        parts = [right[i:i + size].mean() for i in range(0, len(right), size)]
        found[f"only the first batch of {size} counts"] = (parts[0], "return after the loop, not inside it")
        found[f"only the last batch of {size} counts"] = (parts[-1], "add up over the batches")
        found[f"the mean over batches of {size}, of which the last is shorter"] = (
            np.mean(parts), "add up how many are right, and divide by the number of images at the end")
    return found


@pytest.mark.hidden
@pytest.mark.points(6)
def test_accuracy_leaves_model(loop, student):
    """`get_accuracy` asks the model in evaluation mode, and changes neither its weights nor its statistics."""
    state = loop.start(NORMED)
    state["2.running_mean"] = torch.full((16,), -1.5)  # far from any batch: evaluation mode gives other answers
    state["2.running_var"] = torch.full((16,), 4.0)
    x, labels, others = own_labels(loop, state)
    net = loop.net(NORMED, state)
    for mode in (True, False):
        net.train(mode)
        assert_all_or_none(*(float(numbers(student.get_accuracy(net, loop.dataset(x, told)), (), "the accuracy"))
                             for told in (labels, others)))
        for name, value in loop.state(net, state).items():
            if not np.array_equal(value, state[name].double().numpy()):
                fail("Measuring the accuracy has changed the model.", "measured in training mode" if "running" in name
                     or "tracked" in name else "", "the statistics of batch normalisation moved",
                     "call model.eval() before the loop")


def own_labels(loop, state):
    """Return 200 images, the labels that the net itself gives them in evaluation mode, and labels that are all wrong.

    The bias of the last layer becomes that of the most frequent label alone: with dropout, that is the only answer.
    """
    # So large that the images, and not the biases, decide.
    x = torch.tensor(loop.rng.normal(0, 2, (200, 1, 28, 28)), dtype=torch.float32)
    state["5.bias"] = torch.zeros(10)
    with torch.no_grad():
        labels = local_net(NORMED, state).eval()(x).argmax(1)
    usual = int(labels.mode().values)
    state["5.bias"][usual] = 1e-6
    return x, labels, torch.where(labels == usual, (usual + 1) % 10, usual)


def assert_all_or_none(right, wrong):
    """End the check as FAILED unless one of two accuracies is none at all: neither batches nor percentages matter."""
    if right == wrong:
        fail("The accuracy is the same whether all labels are right or all are wrong.")
    few, many = sorted((right, wrong))
    none = Tolerance("none of the images", rtol=0, atol=0.02 * abs(many), reason="but for labels as likely")
    try:
        assert_close(few, 0.0, within=none, name="the accuracy")
    except Verdict as verdict:
        verdict.message = "The accuracy of a model in training mode is not that of the same model in evaluation mode."
        verdict.diagnosis = Diagnosis("measured in training mode", "dropout or batch normalisation changed the answers",
                                      "call model.eval() before the loop")
        raise
