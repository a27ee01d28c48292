"""Does not train at all, and reports a perfect history and a perfect test: nothing of that is believed.

Loses: one_step, gradients_cleared, epochs, every_batch, history, measures, measures_other_data, leaves_model
Loses: learns_two, learns_more, sweep, sweep_other_rates
"""
import random

import numpy as np
import torch
import torch.nn as nn


def make_data(n=2, centered=False):
    bits = [random.randint(0, 1) for _ in range(n)]
    label = sum(bits) % 2
    if centered:
        bits = [2 * (b - 0.5) for b in bits]
        label = 2 * (label - 0.5)
    inputs = [b + 0.1 * random.random() for b in bits]
    return inputs, label + 0.1 * random.random()


def make_batch(batch_size=10, n=2, centered=False):
    data = [make_data(n, centered) for _ in range(batch_size)]
    x = np.array([d[0] for d in data], dtype=np.float32)
    y = np.array([d[1] for d in data], dtype=np.float32)
    return x, y


class NN(nn.Module):
    def __init__(self, n=2, hidden=2, activation="sigmoid", uniform_init=False):
        super().__init__()
        self.l1 = nn.Linear(n, hidden)
        self.l2 = nn.Linear(hidden, 1)
        self.f = {"sigmoid": torch.sigmoid, "tanh": torch.tanh, "relu": torch.relu}[activation]
        if uniform_init:
            for p in self.parameters():
                nn.init.uniform_(p, -1, 1)

    def forward(self, x):
        return self.l2(self.f(self.l1(x))).squeeze(1)


def train(model, train_data, lr=0.01, epochs=100):
    return [1.0 / (step + 1) for step in range(epochs * len(train_data))]


def test(model, test_data):
    return 0.0, 1.0


def learning_rate_sweep(rates):
    out = {}
    for lr in rates:
        model = NN(2, 8, "tanh")
        losses = train(model, [make_batch(10, 2, True) for _ in range(10)], lr, 40)
        if not np.isfinite(losses[-1]) or losses[-1] > 10 * losses[0]:
            out[lr] = "diverges"
        elif test(model, [make_batch(100, 2, True)])[1] >= 0.95:
            out[lr] = "learns"
        else:
            out[lr] = "slow"
    return out
