"""Bits as text and XOR by inequality; many prints; functions that pass settings on by name."""
import random

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

VERBOSE = False


def make_data(n=2, centered=False):
    text = format(random.getrandbits(n), f"0{n}b")
    label = False
    for letter in text:
        label = label != (letter == "1")
    values = [int(letter) for letter in text] + [int(label)]
    result = []
    for value in values:
        if centered:
            value = -1 if value == 0 else 1
        result.append(value + random.uniform(0, 0.1))
    label = result.pop()
    return result, label


def make_batch(batch_size=10, n=2, centered=False):
    inputs, labels = [], []
    for _ in range(batch_size):
        x, y = make_data(n=n, centered=centered)
        inputs.append(x)
        labels.append(y)
    return np.float32(inputs), np.float32(labels)


class NN(nn.Module):
    def __init__(self, n=2, hidden=2, activation="sigmoid", uniform_init=False):
        super().__init__()
        if activation not in ("sigmoid", "tanh", "relu"):
            raise ValueError(activation)
        self.activation = activation
        self.a = nn.Linear(n, hidden, bias=True)
        self.b = nn.Linear(hidden, 1, bias=True)
        if uniform_init:
            self.reset(-1.0, 1.0)

    def reset(self, low, high):
        with torch.no_grad():
            for parameter in self.parameters():
                parameter.copy_(low + (high - low) * torch.rand(parameter.shape))

    def forward(self, x):
        h = self.a(x)
        if self.activation == "sigmoid":
            h = 1 / (1 + torch.exp(-h))
        elif self.activation == "tanh":
            h = torch.tanh(h)
        elif self.activation == "relu":
            h = torch.maximum(h, torch.zeros_like(h))
        y = self.b(h)
        return torch.squeeze(y, dim=-1)


def train(model, train_data, lr=0.01, epochs=100):
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    history = []
    for epoch in range(epochs):
        total = 0.0
        for inputs, labels in train_data:
            prediction = model(torch.tensor(inputs, dtype=torch.float32))
            loss = F.mse_loss(prediction, torch.tensor(labels, dtype=torch.float32))
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            total = total + loss.item()
        history.append(total / len(train_data))
        if VERBOSE:
            print("epoch", epoch, "loss", history[-1])
    return history


def test(model, test_data):
    total, correct, count = 0.0, 0, 0
    for inputs, labels in test_data:
        with torch.no_grad():
            prediction = model(torch.tensor(inputs, dtype=torch.float32))
        target = torch.tensor(labels, dtype=torch.float32)
        total += F.mse_loss(prediction, target, reduction="sum").item()
        correct += int(torch.sum(torch.round(prediction) == torch.round(target)))
        count += len(labels)
    return total / count, correct / count


def learning_rate_sweep(rates):
    verdicts = {}
    for rate in rates:
        torch.manual_seed(0)
        random.seed(0)
        model = NN(n=2, hidden=8, activation="tanh", uniform_init=False)
        data = [make_batch(batch_size=10, n=2, centered=True) for _ in range(10)]
        losses = train(model, data, lr=rate, epochs=40)
        if losses[-1] != losses[-1] or losses[-1] == float("inf") or losses[-1] > 10 * losses[0]:
            verdicts[rate] = "diverges"
            continue
        loss, accuracy = test(model, [make_batch(batch_size=100, n=2, centered=True)])
        verdicts[rate] = "learns" if accuracy >= 0.95 else "slow"
        if VERBOSE:
            print(rate, loss, accuracy, verdicts[rate])
    return verdicts
