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
    # TODO: make_data
    # YOUR CODE HERE
    raise NotImplementedError()


def make_batch(batch_size=10, n=2, centered=False):
    """`batch_size` examples of make_data: inputs (batch_size, n) and labels (batch_size,), float32 arrays."""
    # TODO: make_batch
    # YOUR CODE HERE
    raise NotImplementedError()


class NN(nn.Module):
    """n inputs, `hidden` units with an activation ("sigmoid", "tanh" or "relu"), one output.

    uniform_init: every weight and bias is drawn from U(-1, 1); without it PyTorch's own initialisation stays.
    """

    def __init__(self, n=2, hidden=2, activation="sigmoid", uniform_init=False):
        super().__init__()
        # TODO: NN: the layers
        # YOUR CODE HERE
        raise NotImplementedError()

    def forward(self, x):
        """The outputs (batch,) for a float32 tensor x (batch, n)."""
        # TODO: NN: forward
        # YOUR CODE HERE
        raise NotImplementedError()


def train(model, train_data, lr=0.01, epochs=100):
    """Train `model` by SGD on the mean squared error: one update a batch, in the order of the list, in each epoch.

    Returns the history: the loss of each step's batch before its update.
    """
    history = []
    # TODO: train
    # YOUR CODE HERE
    raise NotImplementedError()


def test(model, test_data):
    """(loss, accuracy) over all examples of a list of equally large batches; the model stays as it is.

    loss: the mean squared error.  accuracy: the fraction, 0 to 1, of predictions that round to what their label does.
    """
    # TODO: test
    # YOUR CODE HERE
    raise NotImplementedError()


def learning_rate_sweep(rates):
    """A dict from each rate to what it does to a net of 8 tanh units on centered XOR in 400 steps.

    "diverges" when the last loss is no finite number, or more than ten times the first; "learns" when it does not, and
    the accuracy on new data is at least 0.95; "slow" otherwise.  Each rate begins with a new net.
    """
    # TODO: learning_rate_sweep
    # YOUR CODE HERE
    raise NotImplementedError()
