"""The train_loop reference: sizes by formula, accuracy that changes nothing, training step for step as written out."""

from __future__ import annotations

import copy

import pytest

torch = pytest.importorskip("torch", reason="train_loop is an assignment for PyTorch, which is not installed")
F = torch.nn.functional

MODELS = {"MLP": (12,), "CNN": (), "MLPBN": (12,), "MLPBNBeforeReLU": (12,), "CNNBN": ()}


def digits(count, seed=0):
    """`count` images (1, 28, 28) of ten classes: noise, with a bright row that tells the class.  A list of examples."""
    generator = torch.Generator().manual_seed(seed)
    images = 0.1 * torch.randn(count, 1, 28, 28, generator=generator)
    labels = torch.arange(count) % 10
    images[torch.arange(count), 0, 2 * labels + 3] += 1.0
    return list(zip(images, labels.tolist(), strict=True))


def same_parameters(model, other, tolerance=0.0):
    pairs = zip(model.state_dict().values(), other.state_dict().values(), strict=True)
    return all(torch.allclose(a, b, rtol=tolerance, atol=tolerance) for a, b in pairs)


@pytest.mark.parametrize(("name", "count"), [
    ("MLP", 784 * 12 + 12 + 12 * 10 + 10),
    ("CNN", (1 * 9 * 4 + 4) + (4 * 9 * 8 + 8) + (8 * 7 * 7 * 10 + 10)),
    ("MLPBN", 784 * 12 + 12 + 2 * 12 + 12 * 10 + 10),
    ("MLPBNBeforeReLU", 784 * 12 + 12 + 2 * 12 + 12 * 10 + 10),
    ("CNNBN", (1 * 9 * 4 + 4) + (4 * 9 * 8 + 8) + (8 * 7 * 7 * 10 + 10) + 2 * (4 + 8)),
])
def test_a_model_has_as_many_parameters_as_the_formula_says(train_loop, name, count):
    model = getattr(train_loop, name)(*MODELS[name])

    assert train_loop.num_parameters(model) == count
    assert type(train_loop.num_parameters(model)) is int


@pytest.mark.parametrize("name", MODELS)
@pytest.mark.parametrize("batch", [1, 3])
def test_a_model_gives_ten_raw_logits_an_image(train_loop, name, batch):
    torch.manual_seed(0)
    model = getattr(train_loop, name)(*MODELS[name]).eval()

    logits = model(torch.randn(batch, 1, 28, 28))

    assert logits.shape == (batch, 10)
    assert (logits < 0).any()                                   # no softmax: probabilities are never negative


def normalised(h, scale, shift):
    return F.batch_norm(h, None, None, scale, shift, training=True)


def plain_mlp(x, W1, b1, W2, b2):
    return F.linear(F.relu(F.linear(x.flatten(1), W1, b1)), W2, b2)


def mlp_normalised_after(x, W1, b1, scale, shift, W2, b2):
    return F.linear(normalised(F.relu(F.linear(x.flatten(1), W1, b1)), scale, shift), W2, b2)


def mlp_normalised_before(x, W1, b1, scale, shift, W2, b2):
    return F.linear(F.relu(normalised(F.linear(x.flatten(1), W1, b1), scale, shift)), W2, b2)


def plain_cnn(x, K1, b1, K2, b2, W, b):
    first = F.max_pool2d(F.relu(F.conv2d(x, K1, b1, padding=1)), 2)
    return F.linear(F.max_pool2d(F.relu(F.conv2d(first, K2, b2, padding=1)), 2).flatten(1), W, b)


def cnn_normalised(x, K1, b1, scale1, shift1, K2, b2, scale2, shift2, W, b):
    first = F.max_pool2d(normalised(F.relu(F.conv2d(x, K1, b1, padding=1)), scale1, shift1), 2)
    second = normalised(F.relu(F.conv2d(first, K2, b2, padding=1)), scale2, shift2)
    return F.linear(F.max_pool2d(second, 2).flatten(1), W, b)


@pytest.mark.parametrize(("name", "written_out"), [
    ("MLP", plain_mlp), ("CNN", plain_cnn), ("MLPBN", mlp_normalised_after),
    ("MLPBNBeforeReLU", mlp_normalised_before), ("CNNBN", cnn_normalised),
])
def test_a_model_gives_the_logits_of_its_layers_written_out(train_loop, name, written_out):
    torch.manual_seed(0)
    model = getattr(train_loop, name)(*MODELS[name])
    for parameter in model.parameters():
        torch.nn.init.normal_(parameter)                        # scales and shifts too: fresh ones are 1 and 0
    images = torch.randn(6, 1, 28, 28)

    logits = model(images)

    assert torch.allclose(logits, written_out(images, *model.parameters()), rtol=1e-4, atol=1e-3)


def test_the_accuracy_is_the_fraction_of_right_answers_as_a_float(train_loop):
    data = [(torch.full((1, 28, 28), float(label)), label) for label in (0, 1, 2, 3)]

    class SaysTwo(torch.nn.Module):
        def forward(self, x):
            return F.one_hot(torch.full((len(x),), 2), 10).float()

    accuracy = train_loop.get_accuracy(SaysTwo(), data)

    assert accuracy == 0.25
    assert type(accuracy) is float


def test_the_accuracy_counts_every_image_of_a_set_larger_than_one_batch(train_loop):
    image = torch.zeros(1, 28, 28)
    data = [(image, 0)] * 1000 + [(image, 1)] * 234

    class SaysZero(torch.nn.Module):
        def forward(self, x):
            return torch.eye(10)[torch.zeros(len(x), dtype=torch.long)]

    assert train_loop.get_accuracy(SaysZero(), data) == 1000 / 1234


@pytest.mark.parametrize("training", [True, False])
def test_the_accuracy_leaves_the_model_and_its_mode_as_they_were(train_loop, training):
    model = train_loop.CNNBN().train(training)
    before = copy.deepcopy(model)

    train_loop.get_accuracy(model, digits(20))

    assert model.training is training
    assert same_parameters(model, before)
    assert all(parameter.grad is None for parameter in model.parameters())


@pytest.mark.parametrize("name", MODELS)
def test_training_learns_a_small_set(train_loop, name):
    torch.manual_seed(0)
    model = getattr(train_loop, name)(*MODELS[name])

    curves = train_loop.train(model, digits(100), digits(50, seed=1), batch_size=20, learning_rate=0.05, num_epochs=15)

    assert train_loop.get_accuracy(model, digits(50, seed=2)) > 0.9
    assert curves["losses"][-1] < curves["losses"][0]


def test_adam_learns_a_small_set(train_loop):
    torch.manual_seed(0)
    model = train_loop.MLP(12)

    train_loop.train(model, digits(100), digits(50, seed=1), batch_size=20, optimizer="adam", learning_rate=0.01)

    assert train_loop.get_accuracy(model, digits(50, seed=2)) > 0.9


@pytest.mark.parametrize(("options", "make_optimizer"), [
    ({"momentum": 0.0}, lambda p: torch.optim.SGD(p, lr=0.05)),
    ({"momentum": 0.8}, lambda p: torch.optim.SGD(p, lr=0.05, momentum=0.8)),
    ({"momentum": 0.0, "weight_decay": 0.2}, lambda p: torch.optim.SGD(p, lr=0.05, weight_decay=0.2)),
    ({"optimizer": "adam", "weight_decay": 0.2}, lambda p: torch.optim.Adam(p, lr=0.05, weight_decay=0.2)),
], ids=["sgd", "momentum", "weight decay", "adam"])
def test_every_optimizer_option_gives_the_parameters_of_a_loop_written_out(train_loop, options, make_optimizer):
    torch.manual_seed(0)
    model = train_loop.MLPBN(12)
    other = copy.deepcopy(model)
    data = digits(22)                                           # 8 + 8 + a short batch of 6

    train_loop.train(model, data, digits(10), batch_size=8, learning_rate=0.05, data_shuffle=False, num_epochs=2,
                     **options)

    optimizer = make_optimizer(other.parameters())
    for batch in 2 * [data[:8], data[8:16], data[16:]]:
        other.zero_grad()
        images, labels = torch.stack([image for image, _ in batch]), torch.tensor([label for _, label in batch])
        F.cross_entropy(other(images), labels).backward()
        optimizer.step()
    assert same_parameters(model, other, tolerance=1e-6)


def test_training_puts_a_model_that_was_evaluated_back_into_training_mode(train_loop):
    model = train_loop.MLPBN(12).eval()
    norm = next(layer for layer in model.modules() if isinstance(layer, torch.nn.BatchNorm1d))

    train_loop.train(model, digits(16), digits(10), batch_size=8, num_epochs=2)

    assert norm.num_batches_tracked == 4                        # two batches in each of two epochs moved the statistics


def test_shuffling_draws_a_new_order_and_no_shuffling_keeps_the_given_one(train_loop):
    start = train_loop.MLP(12)

    def trained(seed, shuffle):
        torch.manual_seed(seed)
        model = copy.deepcopy(start)
        train_loop.train(model, digits(40), digits(10), batch_size=8, data_shuffle=shuffle, num_epochs=1)
        return model

    assert same_parameters(trained(1, shuffle=False), trained(2, shuffle=False))
    assert not same_parameters(trained(1, shuffle=True), trained(2, shuffle=True), tolerance=1e-4)


def test_the_curves_hold_a_loss_for_each_iteration_and_an_accuracy_for_each_epoch(train_loop):
    model = train_loop.CNN()

    curves = train_loop.train(model, digits(22), digits(10), batch_size=8, num_epochs=3)

    assert curves["iters"] == list(range(9))
    assert [len(curves[key]) for key in ("iters", "losses", "train_acc", "val_acc")] == [9, 9, 3, 3]
    assert all(type(value) is float for key in ("losses", "train_acc", "val_acc") for value in curves[key])


def test_an_unknown_optimizer_is_refused_by_name(train_loop):
    with pytest.raises(ValueError, match="'rmsprop'"):
        train_loop.train(train_loop.CNN(), digits(4), digits(4), optimizer="rmsprop")
