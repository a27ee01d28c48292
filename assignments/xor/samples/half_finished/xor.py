"""The data and the model are done; training and experiments are still to come."""
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
    # TODO: train
    # YOUR CODE HERE
    raise NotImplementedError()


def test(model, test_data):
    # TODO: test
    # YOUR CODE HERE
    raise NotImplementedError()


def learning_rate_sweep(rates):
    # TODO: learning_rate_sweep
    # YOUR CODE HERE
    raise NotImplementedError()
