"""Task 4, training: judged by the parameters that it leaves behind, never by what it says about itself.

Where batches must not matter, all examples are equal.
"""

import numpy as np
import pytest

from grader.checker import (
    FLOAT64,
    Curve,
    Curves,
    Diagnosis,
    Images,
    Remote,
    Tolerance,
    Verdict,
    assert_close,
    award,
    compare,
    fail,
    numbers,
)

STEP = Tolerance("a step of training", rtol=1e-4, atol=1e-6,
                 reason="parameters near 1 in float32 lose 1e-7 a step; a wrong step is off by a hundredth")
BATCH = 5      # of equal examples
LONGEST = 1000  # entries of a history that are shown


@pytest.mark.points(4)
def test_starts_right(student, worker):
    """A fresh net has weights std * np.random.randn of the right shapes, W1 drawn first, and zero biases."""
    firsts = []
    for std in (0.1, 0.7):
        worker.run("numpy.random.seed", 0)
        net = student.TwoLayerNet.published(input_size=6, hidden_size=9, output_size=4, std=std)
        got = worker.get(net, "params") if type(net) is Remote else None
        missing = [name for name in ("W1", "b1", "W2", "b2") if type(got) is not dict or name not in got]
        if missing:
            fail(f"A fresh net must have a dict `params` with W1, b1, W2 and b2; missing: {', '.join(missing)}.")
        legacy = np.random.RandomState(0)
        w1, w2 = std * legacy.randn(6, 9), std * legacy.randn(9, 4)
        expected = {"W1": w1, "b1": np.zeros(9), "W2": w2, "b2": np.zeros(4)}
        firsts.append(got.get("W1"))
        if len(firsts) == 2 and all(map(_is_w1, firsts)) and compare(firsts[1], firsts[0], FLOAT64).ok:
            fail("The weights do not depend on std.", mistake="std is ignored",
                 evidence="Nets with std = 0.1 and std = 0.7 start with the same W1.")
        if std == 0.7:  # the first net may pass only by chance: one with a fixed std of 0.1
            for name, value in expected.items():
                assert_close(got.get(name), value, within=FLOAT64, name=name, factors={"std": std})


def _is_w1(value):
    return type(value) is np.ndarray and value.shape == (6, 9)


@pytest.mark.points(6)
def test_toy_training(net_with, worker, judge, toy, show, digits, assignment):
    """Trained on the five published examples as the handout says, the loss ends below 0.2."""
    net = net_with(toy.params)
    worker.run("numpy.random.seed", 0)
    told = _train_toy(net, toy)
    history = _told(told, "loss_history")
    if len(history):
        show(_loss_picture("Loss on the toy problem", history))
    loss = judge.loss(net.params(), toy.x, toy.y, 5e-6)
    if not loss < 0.2:
        fail(f"The loss after training, measured on all five examples, is {loss:.3g}; below 0.2 is asked for.")
    _show_digits(net_with, worker, digits(), assignment, show)


def _train_toy(net, toy):
    try:
        return net.train(toy, toy, rate=1e-1, decay=0.95, reg=5e-6, iterations=100)
    except Verdict as verdict:
        if "larger sample than population" in verdict.message:
            verdict.diagnosis = Diagnosis(
                "drawn without replacement", "Batches of 200 are asked for, and there are 5 examples.",
                "np.random.choice draws with replacement unless it is told not to")
        raise


@pytest.mark.hidden
@pytest.mark.points(6)
def test_one_update(net_with, truth, same_examples):
    """Each iteration moves every parameter by -learning_rate times its gradient, with the reg that is given."""
    for rate, reg, steps in ((0.05, 0.5, 1), (0.4, 0.2, 1), (0.1, 0.5, 3)):
        assert_updates(net_with(same_examples.params), truth, same_examples, rate, reg, steps)


def assert_updates(net, truth, case, rate, reg, steps):
    """Compare the parameters after a few iterations with where the right gradients, or the student's own, lead."""
    net.train(case, case, rate=rate, decay=1.0, reg=reg, iterations=steps, batch_size=BATCH)
    after = net.params()
    right = walk(case, rate, steps, lambda params: truth(params).loss(case.x, case.y, reg)[1])
    if not same_place(after, right, case):
        # Wrong gradients have cost their points in task 3: training may follow them.
        own = walk(case, rate, steps, lambda params: own_grads(net, case, params, reg))
        assert_same_place(after, own, case, rate * reg)


def own_grads(net, case, params, reg):
    """Return the student's own gradients at `params`; an empty work's zeros lead nowhere and do not count."""
    net.put(params)
    grads = net.numeric_grads(case.x[:BATCH], case.y[:BATCH], reg)
    still = [name for name, grad in grads.items() if not grad.any()]
    if still:
        fail(f"The gradient of {' and '.join(still)} is all zeros, so training has nowhere to go.")
    return grads


def walk(case, rate, steps, gradients):
    """Return where `steps` steps along -gradients(params) lead from the case's parameters."""
    params = case.params
    for _ in range(steps):
        grads = gradients(params)
        params = {name: params[name] - rate * grads[name] for name in params}
    return params


def same_place(after, expected, case):
    """True when all four parameters moved as expected."""
    return all(compare(after[name] - start, expected[name] - start, STEP).ok for name, start in case.params.items())


def assert_same_place(after, expected, case, strength):
    """End the check as FAILED unless all four parameters moved as expected."""
    for name, start in case.params.items():
        terms = {"the regularisation": -2 * strength * start} if name in ("W1", "W2") else {}
        assert_close(after[name] - start, expected[name] - start, within=STEP, name=f"the change of {name}",
                     terms=terms)


@pytest.mark.hidden
@pytest.mark.points(4)
def test_learning_rate_decay(net_with, same_examples):
    """After each epoch of N // batch_size iterations the learning rate is multiplied by the decay."""
    case, decay = same_examples, 0.6
    for batch_size, epoch in ((5, 4), (10, 2)):
        for done, expected in ((epoch, decay), (2 * epoch, decay**2)):
            ratio = rate_after(net_with, case, batch_size, done, decay)
            if abs(ratio - expected) > 0.01 * expected:
                fail("The learning rate after some epochs is not what the decay makes of it.",
                     *_what_decays(ratio, decay, done))


def rate_after(net_with, case, batch_size, done, decay):
    """Return the rate of iteration number `done` (from 0), as a multiple of the first, from what training does alone.

    All examples are equal, so training is without chance: the step of that iteration is the difference between
    two trainings, and it is measured by a training of one iteration from the same place.
    """
    settings = {"rate": 0.1, "reg": 0.01, "batch_size": batch_size}
    places = []
    for iterations in (done, done + 1):
        net = net_with(case.params)
        net.train(case, case, decay=decay, iterations=iterations, **settings)
        places.append(net.params())
    net = net_with(places[0])
    net.train(case, case, decay=1.0, iterations=1, **settings)
    whole, step = _difference(net.params(), places[0]), _difference(places[1], places[0])
    length = float(whole @ whole)
    if not length > 0:
        fail("Training does not move the parameters.")
    ratio = float(step @ whole) / length
    if not np.linalg.norm(step - ratio * whole) < 0.01 * np.sqrt(length):
        fail("The steps of a training on equal examples do not follow from where it stands.")
    return ratio


def _difference(params, start):
    return np.concatenate([(params[name] - start[name]).ravel() for name in sorted(start)])


def _what_decays(ratio, decay, done):
    if abs(ratio - 1) < 0.01:
        return "the learning rate does not decay", "After whole epochs, steps are as large as with a decay of 1."
    if abs(ratio - decay**done) < 0.01 * ratio or abs(ratio - decay**(done + 1)) < 0.01 * ratio:
        return ("the learning rate decays in every iteration",
                "Each step is smaller than the one before, by the decay.",
                "decay once an epoch, so every max(N // batch_size, 1) iterations")
    return ()


@pytest.mark.hidden
@pytest.mark.points(2)
def test_histories(net_with, truth, same_examples):
    """`train` returns one loss an iteration, and the accuracies of training and validation once an epoch."""
    case, iterations, epochs = same_examples, 12, 3
    case.y = truth(case.params).predict(case.x)  # all right, so that a percentage shows: none right is 0 in both
    net = net_with(case.params)
    first = net.loss(case.x[:BATCH], case.y[:BATCH], 0.0)
    told = net.train(case, case, rate=0.01, decay=0.9, reg=0.0, iterations=iterations, batch_size=BATCH)
    if type(told) is not dict:
        fail("`train` must return a dict with loss_history, train_acc_history and val_acc_history.")
    losses = numbers(told.get("loss_history"), (iterations,), "loss_history")
    assert_close(losses[0], float(numbers(first, (), "the loss")), within=STEP, name="the first entry of loss_history")
    for key in ("train_acc_history", "val_acc_history"):
        history = numbers(told.get(key), (None,), key)
        # One more where the accuracy is taken before training too, or at the first iteration of an epoch.
        if not epochs <= len(history) <= epochs + 1 or history.min() < 0 or history.max() > 1:
            fail(f"{key} must hold one fraction, from 0 to 1, for each epoch.")


@pytest.mark.hidden
@pytest.mark.points(6)
def test_learns_digits(net_with, worker, truth, digits, own_rows, assignment):
    """Trained on 1,000 digits, the net tells hidden ones apart."""
    assert_all_are_drawn(net_with(own_rows.params), worker, own_rows)
    data = digits()
    trained, _ = _train_on(net_with, worker, data, assignment.budgets["digits"])
    right = float(np.mean(truth(trained).predict(data.hidden.x) == data.hidden.y))
    threshold = assignment.thresholds["learns_digits_mnist" if data.real else "learns_digits"]
    award(right, threshold, "accuracy on hidden images", of=len(data.hidden.y))


def assert_all_are_drawn(net, worker, case):
    """End the check as FAILED when training moves the rows of W1 that belong to some of the examples alone."""
    worker.run("numpy.random.seed", 0)  # so that a catalogued mistake draws the same batches again
    # 200 draws of 8 examples leave one out in less than one of 10**9 runs.
    net.train(case, case, rate=0.02, decay=1.0, reg=0.0, iterations=100, batch_size=2)
    moved = np.abs(net.params()["W1"] - case.params["W1"]).max(axis=1) > 1e-6
    # Where no row moves the gradient of W1 is wrong, which has cost its points in task 3.
    if moved.any() and not moved.all():
        first = moved[:2].all() and not moved[2:].any()
        fail("However long it trains, some of the examples are never drawn.",
             "every batch holds the first examples" if first else "every batch holds the same examples",
             "the weights of other examples' inputs never move",
             "print the row numbers of two successive batches: each iteration draws anew, from all rows")


@pytest.mark.full
@pytest.mark.hidden
@pytest.mark.points(10)
@pytest.mark.limits(memory_mb=4096)     # 48,000 images are 0.6 GB as float32, and 1.2 GB where code makes them float64
def test_tuned_net(student, net_with, chosen, worker, truth, rng, photos, assignment):
    """Tuned on the whole of CIFAR-10, a net recognises hidden images."""
    start = {"W1": rng.normal(0, 1e-4, (3072, 100)), "b1": np.zeros(100), "W2": rng.normal(0, 1e-4, (100, 10)),
             "b2": np.zeros(10)}
    data, budget = photos(start), assignment.budgets["tuned_net"]
    worker.run("numpy.random.seed", 0)
    with worker.limited(budget.cpu_seconds):
        net = _tuned(student, chosen, data, budget.steps) or _trained_as_published(net_with, data, budget.steps)
    right = float(np.mean(truth(net.params()).predict(data.hidden.x) == data.hidden.y))
    award(right, assignment.thresholds["tuned_net"], "accuracy on hidden images", of=len(data.hidden.y))


def _tuned(student, chosen, data, steps):
    """Return the net that the student's `tune` chooses; None where there is no `tune`, which is optional."""
    if not student.tune.exists():
        return None
    more = {"num_iters": steps} if "num_iters" in student.tune.parameters() else {}
    try:
        net = student.tune(data.train.x, data.train.y, data.validation.x, data.validation.y, **more)
    except Verdict as verdict:
        if verdict.outcome.value != "missing":
            raise
        return None
    return chosen(net, 3072, 10)


def _trained_as_published(net_with, data, steps):
    net = net_with(data.train.params)
    net.train(data.train, data.validation, rate=1e-3, decay=0.95, reg=0.2, iterations=steps, batch_size=500)
    return net


def _train_on(net_with, worker, data, budget):
    net = net_with(data.start)
    worker.run("numpy.random.seed", 0)
    with worker.limited(budget.cpu_seconds):
        told = net.train(data.train, data.validation, rate=0.3, decay=0.95, reg=1e-3, iterations=budget.steps,
                         batch_size=100)
    return net.params(), told


# --- pictures, in the public check alone: histories and weights are numbers that student code chose -----------------


def _show_digits(net_with, worker, data, assignment, show):
    """Train on digits, show the histories and the first-layer weights; silent when that fails: it has no points."""
    try:
        trained, told = _train_on(net_with, worker, data, assignment.budgets["digits"])
    except Verdict:
        return
    loss, train, validation = (_told(told, f"{key}_history") for key in ("loss", "train_acc", "val_acc"))
    if len(loss):
        show(_loss_picture("Loss on digits", loss))
    if len(train) and len(validation):
        alt = f"Your training tells a last accuracy of {train[-1]:.2f}, in validation {validation[-1]:.2f}."
        show(Curves("Accuracy on digits", alt, "epoch", "accuracy",
                    (_curve("training", train), _curve("validation", validation))))
    show(_weights(trained["W1"]))


def _told(told, key):
    """Return a history as an array, empty when it is none."""
    try:
        return numbers(told.get(key) if type(told) is dict else None, (None,), key)[:LONGEST]
    except Verdict:
        return np.zeros(0)


def _loss_picture(title, history):
    return Curves(title, f"Your training tells a loss from {history[0]:.3g} to {history[-1]:.3g}.", "iteration", "loss",
                  (_curve("your loss history", history),))


def _curve(label, values):
    return Curve(label, tuple(float(i) for i in range(len(values))), tuple(float(value) for value in values))


def _weights(w1):
    """A picture of W1 (784, 32): one grey image for each hidden unit, each from its smallest to its largest weight."""
    images = w1.T.reshape(4, 8, 28, 28)
    low, high = images.min(axis=(2, 3), keepdims=True), images.max(axis=(2, 3), keepdims=True)
    grey = 255 * (images - low) / np.where(high > low, high - low, 1)
    return Images("First-layer weights", "One image for each of 32 hidden units: its weights, from dark to light.",
                  rows=4, columns=8, height=28, width=28, pixels=grey.astype(np.uint8).tobytes())
