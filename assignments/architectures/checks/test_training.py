"""Data and the training loop: judged by where it arrives, and its records by the weights that they are records of."""

import numpy as np
import pytest
import torch

from grader.checker import EXACT, Curve, Curves, Tolerance, assert_close, award, compare, fail, numbers
from grader.results import doubt_records

# Weights of grey differ in the third digit from library to library, and some round to 256 levels.
GREY = Tolerance("levels of grey", rtol=0, atol=0.012, reason="one and a half of 256 levels between -1 and 1")
RECORD = Tolerance("a record", rtol=2e-3, atol=2e-4, reason="float32, and another order of sums")
EVERY, EPOCHS = 3, 8
CURVES = ("loss_curve", "train_acc_curve", "val_acc_curve", "grad_curve")


@pytest.mark.points(3)
def test_preprocess(student, reference, rng):
    """`preprocess` makes grey images with values from -1 to 1: a float tensor (N, 1, height, width)."""
    images = rng.integers(0, 256, (4, *reference.INPUT_SHAPE[1:], 3)).astype(np.uint8)
    images[0, :4] = [[[255, 255, 255]], [[0, 0, 0]], [[255, 0, 0]], [[0, 0, 255]]]
    expected = reference.preprocess(images)
    got = student.preprocess(images)
    assert_close(got, expected, within=GREY, name="the images", terms={"a shift by one": 1.0})


@pytest.mark.points(3)
def test_split(student, rng):
    """`split` puts the same number of examples of each class into the validation set, and all others into training."""
    labels = rng.permutation(np.repeat(np.arange(10), 30))
    train, validation = places(student.split(labels, 0.1, 3), len(labels))
    if len(validation) > len(train):
        fail("The first part is to train, and it is the smaller one.", "the two parts are the wrong way round",
             f"{len(train)} and {len(validation)} places", "return the training places first")
    counts = np.bincount(labels[validation], minlength=10)
    assert_close(len(validation), expected=30, within=EXACT, name="the number of validation examples")
    if len(set(counts.tolist())) > 1:
        fail(f"The validation set holds {counts.min()} to {counts.max()} examples of a class; equally many of each are "
             "asked for.", "the split is not stratified", "the numbers differ from class to class",
             "draw the tenth of each class by itself")


@pytest.mark.hidden
@pytest.mark.points(1)
def test_split_random(student, rng):
    """`split` draws at random: one seed gives one split, another seed another."""
    labels = rng.permutation(np.repeat(np.arange(10), 40))
    drawn = []
    for seed in (5, 5, 6):
        parts = places(student.split(labels, 0.25, seed), len(labels))
        drawn.append(frozenset(parts[1].tolist()))
    if drawn[0] != drawn[1]:
        fail("The same seed gives another split.", "the seed is not used", "two calls with one seed differ",
             "make a generator of your own from `seed`")
    if drawn[0] == drawn[2]:
        fail("Another seed gives the same split.", "nothing is drawn at random, or the seed is always the same",
             "two seeds give the same places", "permute the places of each class with a generator from `seed`")


def places(got, count):
    """Return the two parts as int arrays, or fail unless each of `count` places is in one of them, once."""
    if type(got) not in (tuple, list) or len(got) != 2:
        fail("`split` must return two lists of places: (train, validation).")
    parts = [numbers(part, (None,), "a part of the split") for part in got]
    together = np.concatenate(parts)
    if len(together) != count or sorted(together.tolist()) != list(range(count)):
        fail("The two parts together do not hold each place exactly once.", "examples are lost, or in both parts",
             f"{len(np.unique(together))} different places of {count}", "each example either trains or validates")
    return [part.astype(int) for part in parts]


@pytest.mark.points(2)
def test_records(trainings, keep):
    """`train_once` returns four curves with one entry for every `record_every` steps, counted over all epochs."""
    start, (x, y), counts = trainings.start(), trainings.examples(100), {}
    for images, epochs, every in ((50, EPOCHS, EVERY), (100, 4, EVERY), (50, 12, 4)):
        trainings.run(trainings.net(start), x[:images], y[:images], epochs=epochs, every=every)
        lengths = {name: len(trainings.curve(name)) for name in CURVES}
        counts[images, epochs * images // 50, every] = lengths
    keep([list(lengths.values()) for lengths in counts.values()],
         [[-(-steps // every)] * len(CURVES) for _, steps, every in counts], EXACT, "the numbers of records")
    for (images, steps, every), lengths in counts.items():
        for name, length in lengths.items():
            for doubt in doubt_records(name, length, steps, every):
                fail(doubt.says, doubt.mistake, f"an epoch of {images} images has {images // 50} steps", doubt.hint)


@pytest.mark.hidden
@pytest.mark.points(2)
def test_recorded_values(trainings, oracle, keep):
    """The records are the loss and the accuracies at those steps: of the batch, and of the validation set."""
    known, others = followed(trainings, oracle)
    loss, train_acc = trainings.curve("loss_curve"), trainings.curve("train_acc_curve")
    val_acc = trainings.curve("val_acc_curve")
    begins = first_steps(loss, [loss for loss, _, _ in known])
    if not begins:
        keep(*beside(loss, [loss for loss, _, _ in known]), RECORD, "the recorded losses")
        fail("The recorded losses are not those of the batches at these steps.", "records of other figures or steps",
             "no first step explains them", "record the mean cross entropy of the batch that is trained on, each time "
             "that `record_every` more steps are done")
    for name, curve, right in (("train_acc_curve", train_acc, [acc for _, acc, _ in known]),
                               ("val_acc_curve", val_acc, [acc for _, acc, _ in others])):
        if not set(first_steps(curve, right)) & {begin + later for begin in begins for later in (0, 1)}:
            keep(*beside(curve, right), RECORD, f"the recorded {name}")
            fail(f"'{name}' does not hold the accuracies at the steps of 'loss_curve'.", "records of other figures",
                 "the losses are right, and these fit none of their steps", "measure where the loss is recorded")


@pytest.mark.hidden
@pytest.mark.points(2)
def test_grad_curve(trainings, oracle, keep):
    """The gradient curve is the L2 norm of the loss gradient of the first layer's weights."""
    known, _ = followed(trainings, oracle)
    got = trainings.curve("grad_curve")
    if first_steps(got, [norms[0] for _, _, norms in known]):
        return
    keep(*beside(got, [norms[0] for _, _, norms in known]), RECORD, "the recorded gradients")
    says = ("the gradient of all parameters", "the gradient of the last layer", "the square of the norm",
            "the largest entry of the gradient")
    for place, mistake in enumerate(says, start=1):
        if first_steps(got, [norms[place] for _, _, norms in known]):
            fail("The gradient curve is not the L2 norm of the gradient of the first layer's weights.", mistake,
                 "the entries are exactly these", "take the weights of the first layer alone, and the root of the sum "
                 "of their squares")
    fail("The gradient curve is not the L2 norm of the gradient of the first layer's weights.")


def followed(trainings, oracle):
    """Train once with records; return what is right before each step, for the batch and for the validation images."""
    # So many to validate that batches of 500 are several, and the last one is short.
    start, (x, y), other = trainings.start(), trainings.examples(50), trainings.examples(1030)
    path = trainings.path(start, x, y, EPOCHS)
    trainings.run(trainings.net(start), x, y, epochs=EPOCHS, every=EVERY, validation=other)
    return ([oracle.measured("mlp_1", weights, x, y) for weights in path],
            [oracle.measured("mlp_1", weights, *other) for weights in path])


def first_steps(curve, right):
    """Return the steps at which the first entry may have been made, if each next one is EVERY steps later."""
    return [begin for begin in range(EVERY + 1) if (wanted := right[begin::EVERY][:len(curve)])
            and compare(curve, np.array(wanted), RECORD).ok]


def beside(curve, right):
    """Return a curve, and what is right from the first step on, in the precision that both were computed in."""
    return curve.astype(np.float32), np.array(right[::EVERY][:len(curve)], np.float32)


@pytest.mark.points(2)
def test_sgd(trainings, oracle):
    """With "sgd" a step moves every parameter by 0.01 times the gradient of the mean cross entropy of its batch."""
    assert_arrives(trainings, oracle, "sgd")


@pytest.mark.hidden
@pytest.mark.points(2)
def test_adam(trainings, oracle):
    """With "adam" the parameters move as with PyTorch's Adam and its defaults."""
    assert_arrives(trainings, oracle, "adam")


def assert_arrives(trainings, oracle, optimizer):
    """End the check as FAILED unless five steps on one batch lead where the reference's lead."""
    start, (x, y) = trainings.start(), trainings.examples(50)
    want = oracle.training("mlp_1", start, x, y, optimizer, 5)
    trainings.judge(start, trainings.reached(start, x, y, optimizer=optimizer, epochs=5), want)


@pytest.mark.hidden
@pytest.mark.points(2)
def test_batches(trainings):
    """An epoch is all of the training data in batches of 50: five steps for 250 images."""
    start, (x, y) = trainings.start(), trainings.one(250)
    path = trainings.path(start, x[:50], y[:50], 6)
    got = trainings.reached(start, x, y)
    trainings.fail_unless_moved(start, got)
    if trainings.same(start, got, path[5]):
        return
    trainings.keep_way(start, got, path[5])
    counts = [count for count in range(1, 7) if trainings.same(start, got, path[count])]
    fail("After an epoch of 250 equal images the parameters are not where five steps lead.",
         f"an epoch of 250 images has {counts[0]} steps" if counts else "",
         "the parameters are exactly those after so many steps" if counts else "",
         "look at the batch size, and at what ends an epoch" if counts else "")


@pytest.mark.hidden
@pytest.mark.points(1)
def test_shuffles(trainings):
    """Each epoch has its own random order."""
    start, (x, y) = trainings.start(), trainings.examples(150)
    in_order = start
    for first in range(0, 150, 50):
        in_order = trainings.reached(in_order, x[first:first + 50], y[first:first + 50])
    trainings.fail_unless_moved(start, in_order)
    got = trainings.reached(start, x, y)
    if trainings.same(start, got, in_order, within=1e-4):
        trainings.keep_way(start, got, start)
        fail("The images come in the order of the data.", "the data is not shuffled",
             "the parameters are exactly those that the order of the data leads to",
             "hand shuffle=True to the DataLoader of the training data")


@pytest.mark.hidden
@pytest.mark.points(2)
def test_modes(trainings, nets):
    """Training runs in training mode, measuring in evaluation mode: batch normalisation sees training batches only."""
    channels = nets.reference.INPUT_SHAPE[0]
    pixels = int(np.prod(nets.reference.INPUT_SHAPE[1:]))
    plan = (("Conv2d", channels, 2, 1), ("BatchNorm2d", 2), ("ReLU",), ("Flatten",), ("Linear", 2 * pixels, 10))
    shapes = {"0.weight": (2, channels, 1, 1), "0.bias": (2,), "1.weight": (2,), "1.bias": (2,),
              "1.running_mean": (2,), "1.running_var": (2,), "1.num_batches_tracked": (), "4.weight": (10, 2 * pixels),
              "4.bias": (10,)}
    state = {name: torch.tensor(nets.rng.uniform(0.1, 0.2, shape), dtype=torch.float32)
             for name, shape in shapes.items()}
    state["1.num_batches_tracked"] = torch.tensor(0)
    net, (x, y) = trainings.library(plan, state), trainings.examples(50)
    net.eval()  # as a net is that was measured before
    trainings.run(net, x, y, epochs=4, every=2, validation=trainings.examples(30))
    got = nets.state(net, "the model after training").get("1.num_batches_tracked")
    seen = int(numbers(got, (), "the number of batches that batch normalisation has seen"))
    if seen < 4:
        fail("Batch normalisation has not seen every training batch.", "a net is trained in evaluation mode",
             f"it has seen {seen} batches of 4", "call model.train() before each training step")
    if seen > 4:
        fail("Batch normalisation has seen more than the training batches.", "measured in training mode",
             f"it has seen {seen} batches, and 4 were to train", "call model.eval() before you measure")


@pytest.mark.hidden
@pytest.mark.points(2)
def test_learns(trainings, reference, posed, assignment, show):
    """Trained with `train_once` and adam, mlp_1 recognises images that it has not seen."""
    budget = assignment.budgets["learns"]
    (x, y), (hidden_x, hidden_y), real = posed(1000, 400)
    start = trainings.start()
    net = trainings.net(start)
    with trainings.worker.limited(budget.cpu_seconds):
        trainings.run(net, x, y, optimizer="adam", epochs=budget.steps // 20, validation=(x[:50], y[:50]))
    logits = trained(reference, trainings.weights_of(net, start), hidden_x)
    loss = trainings.curve("loss_curve")
    show(Curves("The loss of mlp_1 in your training loop, as it recorded it", f"From {loss[0]:.2f} to {loss[-1]:.2f}.",
                "record", "loss", (Curve("loss", tuple(map(float, range(len(loss)))), tuple(loss.tolist())),)))
    award(float(np.mean(logits.argmax(1) == hidden_y.numpy())),
          assignment.thresholds["learns_cifar10" if real else "learns_generated"], "accuracy on hidden images",
          of=len(hidden_y))


def trained(reference, weights, x):
    """Return the logits (n, 10) of the reference's mlp_1 with these weights."""
    net = reference.build("mlp_1")
    net.load_state_dict(weights)
    with torch.no_grad():
        return net(x).numpy()
