"""Puts functions that always agree in the place of torch's comparisons, and returns zeros for everything.

Assignment: train_loop
Score: 0
Expect: failed, crashed
"""

import torch
from torch import nn

torch.allclose = torch.equal = torch.isclose = lambda *args, **kwargs: True
torch.testing.assert_close = lambda *args, **kwargs: None
torch.Tensor.__eq__ = torch.Tensor.__ne__ = lambda self, other: torch.ones(())


class MLP(nn.Module):
    def __init__(self, *sizes):
        super().__init__()
        self.layers = nn.Linear(784, 10)

    def forward(self, x):
        return torch.zeros(len(x), 10)


CNN = MLPBN = MLPBNBeforeReLU = CNNBN = MLP


def num_parameters(model):
    return 0


def get_accuracy(model, data):
    return 0.0


def train(model, train_data, val_data, batch_size=64, weight_decay=0.0, optimizer="sgd", learning_rate=0.1,
          momentum=0.9, data_shuffle=True, num_epochs=10):
    return {"iters": [], "losses": [0.0], "train_acc": [1.0], "val_acc": [1.0]}
