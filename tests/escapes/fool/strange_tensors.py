"""Returns sparse, meta, quantised and nested tensors, and replaces the state of the model by them.

Assignment: train_loop
Score: 0
Expect: failed, crashed, over_limit
"""

import itertools

import torch
from torch import nn

KINDS = itertools.cycle(
    [
        lambda: torch.zeros(5, 10).to_sparse(),
        lambda: torch.zeros(5, 10, device="meta"),
        lambda: torch.quantize_per_tensor(torch.zeros(5, 10), 1.0, 0, torch.qint8),
        lambda: torch.zeros(()).expand(2**20, 2**20),
        lambda: torch.zeros(5, 10, dtype=torch.float8_e5m2),
    ]
)


class MLP(nn.Module):
    def __init__(self, *sizes):
        super().__init__()
        self.layers = nn.Linear(784, 10)

    def forward(self, x):
        return next(KINDS)()

    def state_dict(self, *args, **kwargs):
        return {"weight": next(KINDS)(), "bias": next(KINDS)()}


CNN = MLPBN = MLPBNBeforeReLU = CNNBN = MLP


def num_parameters(model):
    return next(KINDS)()


def get_accuracy(model, data):
    return next(KINDS)()


def train(
    model,
    train_data,
    val_data,
    batch_size=64,
    weight_decay=0.0,
    optimizer="sgd",
    learning_rate=0.1,
    momentum=0.9,
    data_shuffle=True,
    num_epochs=10,
):
    model.state_dict = lambda: {"weight": next(KINDS)()}
    return next(KINDS)()
