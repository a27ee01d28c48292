"""Every function is there and returns nothing.

Loses: all
"""
import random

import numpy as np
import torch
import torch.nn as nn


def make_data(n=2, centered=False):
    pass


def make_batch(batch_size=10, n=2, centered=False):
    pass


class NN(nn.Module):
    def __init__(self, n=2, hidden=2, activation="sigmoid", uniform_init=False):
        super().__init__()

    def forward(self, x):
        pass


def train(model, train_data, lr=0.01, epochs=100):
    pass


def test(model, test_data):
    pass


def learning_rate_sweep(rates):
    pass
