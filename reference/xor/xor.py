"""XOR of two and of n noisy inputs: data, a net with one hidden layer, its training, and a sweep of learning rates.

A batch is a pair (inputs (batch, n), labels (batch,)) of float32 arrays; data sets are lists of batches.
"""

import math
import random

import numpy as np
import torch
from torch import nn


def make_data(n=2, centered=False):
    """One example (inputs, label): n random bits and their parity, 1 when an odd number of them is 1; all with noise.

    centered: bits and label are mapped by 2 (v - 0.5) to -1 and +1, before the noise 0.1 * random() comes on top of
    each.  inputs: a list of n floats; label: a float.
    """
    ### BEGIN SOLUTION make_data
    values = [random.randint(0, 1) for _ in range(n)]
    values.append(sum(values) % 2)
    if centered:
        values = [2 * (value - 0.5) for value in values]
    noisy = [value + 0.1 * random.random() for value in values]
    return noisy[:-1], noisy[-1]
    ### END SOLUTION


def make_batch(batch_size=10, n=2, centered=False):
    """`batch_size` examples of make_data: inputs (batch_size, n) and labels (batch_size,), float32 arrays."""
    ### BEGIN SOLUTION make_batch
    examples = [make_data(n, centered) for _ in range(batch_size)]
    inputs = [values for values, _ in examples]
    labels = [label for _, label in examples]
    return np.array(inputs, dtype=np.float32), np.array(labels, dtype=np.float32)
    ### END SOLUTION


class NN(nn.Module):
    """n inputs, `hidden` units with an activation ("sigmoid", "tanh" or "relu"), one output.

    uniform_init: every weight and bias is drawn from U(-1, 1); without it PyTorch's own initialisation stays.
    """

    def __init__(self, n=2, hidden=2, activation="sigmoid", uniform_init=False):
        super().__init__()
        ### BEGIN SOLUTION NN: the layers
        self.inner = nn.Linear(n, hidden)
        self.outer = nn.Linear(hidden, 1)
        self.activation = {"sigmoid": torch.sigmoid, "tanh": torch.tanh, "relu": torch.relu}[activation]
        if uniform_init:
            for parameter in self.parameters():
                nn.init.uniform_(parameter, -1, 1)
        ### END SOLUTION

    def forward(self, x):
        """The outputs (batch,) for a float32 tensor x (batch, n)."""
        ### BEGIN SOLUTION NN: forward
        return self.outer(self.activation(self.inner(x))).squeeze(1)
        ### END SOLUTION


def train(model, train_data, lr=0.01, epochs=100):
    """Train `model` by SGD on the mean squared error: one update a batch, in the order of the list, in each epoch.

    Returns the history: the loss of each step's batch before its update.
    """
    history = []
    ### BEGIN SOLUTION train
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    for _ in range(epochs):
        for inputs, labels in train_data:
            optimizer.zero_grad()
            loss = nn.functional.mse_loss(model(torch.from_numpy(inputs)), torch.from_numpy(labels))
            loss.backward()
            optimizer.step()
            history.append(loss.item())
    return history
    ### END SOLUTION


def test(model, test_data):
    """(loss, accuracy) over all examples of a list of equally large batches; the model stays as it is.

    loss: the mean squared error.  accuracy: the fraction, 0 to 1, of predictions that round to what their label does.
    """
    ### BEGIN SOLUTION test
    inputs = torch.from_numpy(np.concatenate([inputs for inputs, _ in test_data]))
    labels = torch.from_numpy(np.concatenate([labels for _, labels in test_data]))
    with torch.no_grad():
        predicted = model(inputs)
    right = predicted.round() == labels.round()
    return nn.functional.mse_loss(predicted, labels).item(), right.float().mean().item()
    ### END SOLUTION


def learning_rate_sweep(rates):
    """A dict from each rate to what it does to a net of 8 tanh units on centered XOR in 400 steps.

    "diverges" when the last loss is no finite number, or more than ten times the first; "learns" when it does not, and
    the accuracy on new data is at least 0.95; "slow" otherwise.  Each rate begins with a new net.
    """
    ### BEGIN SOLUTION learning_rate_sweep
    found = {}
    for rate in rates:
        model = NN(hidden=8, activation="tanh")
        history = train(model, [make_batch(centered=True) for _ in range(10)], rate, 40)
        if not math.isfinite(history[-1]) or history[-1] > 10 * history[0]:
            found[rate] = "diverges"
        else:
            _, accuracy = test(model, [make_batch(100, centered=True)])
            found[rate] = "learns" if accuracy >= 0.95 else "slow"
    return found
    ### END SOLUTION
