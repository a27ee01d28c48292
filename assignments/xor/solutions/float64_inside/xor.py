"""Vectorised data, closures for activations, and a training loop with an early way out for a loss that is lost."""
from functools import partial, reduce
from operator import xor

import numpy
import torch


def centre(values):
    return 2.0 * (values - 0.5)


def make_data(n=2, centered=False):
    bits = (numpy.random.random_sample(n) < 0.5).astype(int)
    values = numpy.array([*bits, reduce(xor, bits.tolist())], dtype=float)
    values = centre(values) if centered else values
    noisy = values + 0.1 * numpy.random.random_sample(values.shape)
    return noisy[:-1], noisy[-1:].item()


def make_batch(batch_size=10, n=2, centered=False):
    draws = list(map(lambda _: make_data(n, centered), range(batch_size)))
    return (numpy.stack([inputs for inputs, _ in draws]).astype(numpy.float32),
            numpy.fromiter((label for _, label in draws), dtype=numpy.float32))


class NN(torch.nn.Module):
    def __init__(self, n=2, hidden=2, activation="sigmoid", uniform_init=False):
        torch.nn.Module.__init__(self)
        self.add_module("one", torch.nn.Linear(n, hidden))
        self.add_module("two", torch.nn.Linear(hidden, 1))
        self.squash = partial(getattr(torch.nn.functional, activation))
        for parameter in self.parameters() if uniform_init else ():
            torch.nn.init.uniform_(parameter, -1.0, 1.0)

    def forward(self, x):
        return self.two(self.squash(self.one(x))).reshape(x.shape[0])


def train(model, train_data, lr=0.01, epochs=100):
    optimizer, per_epoch = torch.optim.SGD(model.parameters(), lr=lr), []
    for _ in range(epochs):
        steps = []
        for inputs, labels in train_data:
            error = model(torch.from_numpy(inputs)) - torch.from_numpy(labels)
            loss = error.square().mean()
            optimizer.zero_grad(set_to_none=False)
            loss.backward()
            optimizer.step()
            steps.append(loss.item())
        per_epoch.append(numpy.mean(steps))
    return per_epoch


def test(model, test_data):
    with torch.inference_mode():
        pairs = [(model(torch.from_numpy(inputs)).double().numpy(), labels) for inputs, labels in test_data]
    errors = numpy.concatenate([answer - labels for answer, labels in pairs])
    agree = numpy.concatenate([numpy.around(answer) == numpy.around(labels) for answer, labels in pairs])
    return float(numpy.square(errors).mean()), float(agree.mean())


def learning_rate_sweep(rates):
    def word(rate):
        net = NN(2, 8, "tanh")
        losses = train(net, [make_batch(10, 2, True) for _ in range(10)], rate, 40)
        if not numpy.isfinite(losses[-1]) or losses[-1] / losses[0] > 10:
            return "diverges"
        return ("slow", "learns")[test(net, [make_batch(100, 2, True)])[1] >= 0.95]

    return dict(zip(rates, map(word, rates)))
