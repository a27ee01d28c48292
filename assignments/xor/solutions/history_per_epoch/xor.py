"""One figure an epoch, the mean of its steps; a fresh optimizer object that is kept in a helper class."""
from random import choice, random

import numpy as np
import torch


def shift(v):
    return 2 * (v - 0.5)


def make_data(n=2, centered=False):
    inputs = tuple(choice((0, 1)) for _ in range(n))
    label = inputs.count(1) & 1
    if centered:
        inputs, label = tuple(map(shift, inputs)), shift(label)
    return tuple(v + 0.1 * random() for v in inputs), label + 0.1 * random()


def make_batch(batch_size=10, n=2, centered=False):
    rows = []
    while len(rows) < batch_size:
        inputs, label = make_data(n=n, centered=centered)
        rows.append([*inputs, label])
    table = np.asarray(rows, dtype="float32")
    return table[:, :-1], table[:, -1]


class NN(torch.nn.Module):
    def __init__(self, n=2, hidden=2, activation="sigmoid", uniform_init=False):
        super().__init__()
        self.kind = activation
        self.hidden_layer = torch.nn.Linear(n, hidden)
        self.output_layer = torch.nn.Linear(hidden, 1)
        if uniform_init:
            for values in self.state_dict().values():
                values.uniform_(-1, 1)

    def forward(self, x):
        z = self.hidden_layer(x)
        if self.kind == "sigmoid":
            z = z.sigmoid()
        elif self.kind == "tanh":
            z = z.tanh()
        else:
            z = z.clamp(min=0)
        return self.output_layer(z)[:, 0]


class Trainer:
    def __init__(self, model, lr):
        self.model = model
        self.optimizer = torch.optim.SGD(model.parameters(), lr=lr)
        self.criterion = torch.nn.MSELoss()

    def step(self, x, y):
        self.optimizer.zero_grad()
        loss = self.criterion(self.model(torch.from_numpy(x)), torch.from_numpy(y))
        loss.backward()
        self.optimizer.step()
        return loss.item()

    def epoch(self, batches):
        return sum(self.step(x, y) for x, y in batches) / len(batches)


def train(model, train_data, lr=0.01, epochs=100):
    trainer = Trainer(model, lr)
    return [trainer.epoch(train_data) for _ in range(epochs)]


def test(model, test_data):
    squares, right = [], []
    for x, y in test_data:
        with torch.no_grad():
            predictions = model(torch.from_numpy(x)).tolist()
        for p, t in zip(predictions, y.tolist()):
            squares.append((p - t) ** 2)
            right.append(round(p) == round(t))
    return sum(squares) / len(squares), sum(right) / len(right)


def learning_rate_sweep(rates):
    result = dict()
    for rate in rates:
        batches = [make_batch(centered=True) for _ in range(10)]
        net = NN(2, 8, "tanh", False)
        history = train(net, batches, rate, 40)
        result[rate] = "slow"
        if not history[-1] < float("inf") or history[-1] > 10 * history[0]:
            result[rate] = "diverges"
        else:
            accuracy = test(net, [make_batch(100, centered=True)])[1]
            if accuracy >= 0.95:
                result[rate] = "learns"
    return result
