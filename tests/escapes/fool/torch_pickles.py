"""Saves a pickle with torch, and answers with its path, its loaded state and models that are programs once pickled.

Assignment: train_loop
Score: 0
Expect: failed, crashed
"""

import os

import torch
from torch import nn


class Trap:
    def __reduce__(self):
        return exec, ("import os; os.environ['GRADER_ESCAPED'] = 'a pickle of torch'",)


torch.save({"weight": Trap()}, "weights.pt")


class MLP(nn.Module):
    def __init__(self, *sizes):
        super().__init__()
        self.layers = nn.Linear(784, 10)

    def __reduce_ex__(self, protocol):
        return Trap().__reduce__()

    def forward(self, x):
        return torch.load("weights.pt", weights_only=False)

    def state_dict(self, *args, **kwargs):
        return os.path.abspath("weights.pt")


CNN = MLPBN = MLPBNBeforeReLU = CNNBN = MLP


def num_parameters(model):
    return os.path.abspath("weights.pt")


def get_accuracy(model, data):
    return torch.load("weights.pt", weights_only=False)["weight"]


def train(model, train_data, val_data, batch_size=64, weight_decay=0.0, optimizer="sgd", learning_rate=0.1,
          momentum=0.9, data_shuffle=True, num_epochs=10):
    return {"iters": [], "losses": os.path.abspath("weights.pt"), "train_acc": Trap(), "val_acc": [Trap()]}
