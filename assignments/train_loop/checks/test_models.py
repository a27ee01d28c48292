"""Task 1, the five models: their logits for given weights, and how many parameters a model has."""

import contextlib

import numpy as np
import pytest
import torch

from grader.checker import EXACT, FLOAT32, Remote, Verdict, assert_close, fail, withheld


@pytest.fixture
def assert_logits(student, reference, rng, assert_explained):
    """assert_logits(name, *sizes): the student's model gives the reference's logits for the same weights."""
    def assert_logits(name, *sizes):
        images = {n: torch.tensor(rng.normal(size=(n, 1, 28, 28)), dtype=torch.float32) for n in (5, 1)}
        ours, expected = known_logits(reference, name, sizes, images, int(rng.integers(2**31)))
        model = getattr(student, name)(*sizes)
        if not isinstance(model, Remote) or not model.state_dict.exists():
            fail(f"`{name}` must be a class of models: a torch.nn.Module.")
        model.forward(images[5])  # layers of a lazy kind find their sizes now
        model.load_state_dict(renamed(name, ours, model.state_dict()))
        model.eval()
        for n, (right, wrong) in expected.items():
            assert_explained(model.forward(images[n]), right, FLOAT32, f"The result of `{name}`", wrong)
    return assert_logits


@withheld
def known_logits(reference, name, sizes, images, seed):
    """Return weights for the reference's model, and for each batch its logits and those of usual wrong models."""
    trusted = weighed(getattr(reference, name)(*sizes), np.random.default_rng(seed))
    numbered = {prefix: f"{i}." for i, prefix in enumerate(layers(trusted.state_dict()))}
    ours = {numbered[key[:-len(leaf)]] + leaf: value for key, value in trusted.state_dict().items()
            for leaf in [key.rpartition(".")[2]]}
    return ours, {n: (logits(trusted, x), wrong_models(trusted, x)) for n, x in images.items()}


def weighed(model, rng):
    """Return the model in evaluation mode, every weight, bias and statistic drawn anew."""
    scales = {f"{name}.weight" for name, layer in model.named_modules() if "BatchNorm" in type(layer).__name__}
    for name, value in model.state_dict().items():
        if value.is_floating_point():
            drawn = rng.normal(0, max(value[0].numel(), 4) ** -0.5, value.shape)
            # With scales above zero, pooling before and after the normalisation is the same: both are right.
            positive = name.endswith("running_var") or name in scales
            value.copy_(torch.tensor(abs(drawn) + 0.5 if positive else drawn))
    return model.eval()


def logits(model, x):
    with torch.no_grad():
        return model(x).numpy()


def renamed(name, ours, theirs):
    """Return our weights under the student's names: layers are matched by what they hold, whatever they are called."""
    if type(theirs) is not dict or not all(type(key) is str for key in theirs) \
            or not all(type(value) is torch.Tensor for value in theirs.values()):
        fail(f"The weights of `{name}` cannot be read: its state_dict() does not hold tensors.")
    mine, found = layers(ours), layers(theirs)
    kinds = {kind: values for kind, values in mine.values()}
    if {kind for kind, _ in found.values()} != set(kinds):
        with contextlib.suppress(Verdict):  # for the catalogue, which knows a mistake by what was compared
            assert_close(sizes(theirs), sizes(ours), within=EXACT, name="the sizes of what the layers hold")
        fail(f"The layers of `{name}` do not hold the weights and biases that the handout's layers hold.",
             "a layer is missing, of another size, or one too many", "the shapes of its parameters differ",
             "print the model and compare it line by line with the handout")
    return {f"{prefix}{leaf}": value for prefix, (kind, _) in found.items() for leaf, value in kinds[kind].items()}


def sizes(state):
    """Return how many numbers each tensor holds, the smallest first."""
    return sorted(value.numel() for value in state.values())


def layers(state):
    """Return prefix -> (kind, {last name: tensor}); the kind is the names and shapes of what the layer holds."""
    grouped = {}
    for key, value in state.items():
        prefix, dot, leaf = key.rpartition(".")
        grouped.setdefault(prefix + dot, {})[leaf] = value
    return {prefix: (tuple(sorted((leaf, tuple(v.shape)) for leaf, v in values.items())), values)
            for prefix, values in grouped.items()}


def wrong_models(trusted, x):
    """Return the logits of usual wrong models with the same weights: mistake -> (logits, hint)."""
    steps = list(trusted.layers)
    logits_hint, relu_hint = "return logits: cross entropy applies the softmax", "put a ReLU after each hidden layer"
    found = {"a softmax at the end": ([*steps, torch.nn.Softmax(1)], logits_hint),
             "a log-softmax at the end": ([*steps, torch.nn.LogSoftmax(1)], logits_hint),
             "a ReLU at the end": ([*steps, torch.nn.ReLU()], "logits may be negative")}
    relus = [i for i, step in enumerate(steps) if isinstance(step, torch.nn.ReLU)]
    for count, i in enumerate(relus, 1):
        found[f"ReLU number {count} is missing"] = (steps[:i] + steps[i + 1:], relu_hint)
    found["no ReLU at all"] = ([s for s in steps if not isinstance(s, torch.nn.ReLU)], relu_hint)
    found["batch normalisation on the other side of the ReLU"] = (
        swapped(steps, relus), "compare the order of the layers with the handout")
    return {mistake: (logits(torch.nn.Sequential(*wrong), x), hint) for mistake, (wrong, hint) in found.items()}


def swapped(steps, relus):
    """Return the layers with each ReLU and the batch normalisation beside it exchanged."""
    steps = list(steps)
    for i in relus:
        for j in (i - 1, i + 1):
            if "BatchNorm" in type(steps[j]).__name__:
                steps[i], steps[j] = steps[j], steps[i]
                break
    return steps


@pytest.mark.points(6)
def test_mlp(assert_logits):
    """`MLP(num_hidden)`: 784 to num_hidden, ReLU, num_hidden to 10, raw logits."""
    assert_logits("MLP", 30)


@pytest.mark.points(6)
def test_cnn(assert_logits):
    """`CNN()`: two convolutions with ReLU and pooling, then a linear layer, raw logits."""
    assert_logits("CNN")


@pytest.mark.hidden
@pytest.mark.points(5)
def test_mlp_bn(assert_logits, rng):
    """`MLPBN(num_hidden)` normalises after the ReLU."""
    assert_logits("MLPBN", int(rng.integers(20, 60)))


@pytest.mark.hidden
@pytest.mark.points(5)
def test_mlp_bn_before_relu(assert_logits, rng):
    """`MLPBNBeforeReLU(num_hidden)` normalises before the ReLU."""
    assert_logits("MLPBNBeforeReLU", int(rng.integers(20, 60)))


@pytest.mark.points(5)
def test_cnn_bn(assert_logits):
    """`CNNBN()` normalises after each ReLU."""
    assert_logits("CNNBN")


@pytest.mark.points(5)
def test_parameter_counts(student, worker, assert_explained):
    """`num_parameters` counts every number in the weights, biases, scales and shifts of a model."""
    for plan in ((("Conv2d", 1, 4, 3), ("BatchNorm2d", 4), ("Flatten",), ("Linear", 7, 3)),
                 (("Linear", 784, 100), ("ReLU",), ("Linear", 100, 10))):                # 79,510 as in MLP(100)
        right, wrong = counts(plan)
        parts = [worker.build(f"torch.nn.{kind}", *size) for kind, *size in plan]
        remote = worker.build("torch.nn.Sequential", *parts)
        assert_explained(student.num_parameters(remote), right, EXACT, "The number of parameters", wrong)


@withheld
def counts(plan):
    """Return the number of parameters of a net of library layers, and what usual mistakes make of it."""
    net = torch.nn.Sequential(*(getattr(torch.nn, kind)(*size) for kind, *size in plan))
    named = dict(net.named_parameters())
    return count(named.values()), {
        "the tensors are counted": (len(named), "each tensor holds numel() numbers"),
        "the biases are left out": (count(v for name, v in named.items() if "bias" not in name), "biases count too"),
        "only tensors of two and more axes are counted": (
            count(v for v in named.values() if v.ndim > 1), "biases, scales and shifts count too"),
        "statistics are counted": (count(net.state_dict().values()), "running statistics are no parameters")}


def count(tensors):
    return sum(tensor.numel() for tensor in tensors)
