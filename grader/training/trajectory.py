"""What a right training loop makes of a net: the parameters after given steps, from given first weights.

In: a Run.  Out: parameters as float64 arrays.  Needs torch, and so is imported by the checks that use it and not by the
room's page.  `trajectory` can also make one usual mistake on purpose, so that a check can name it.

To teach it a mistake: add a field to Run whose default is the right way, and heed it in `trajectory`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import torch

_ALWAYS = 10**6


@dataclass(frozen=True, eq=False)
class Run:
    """One training: a net, its first weights, examples x (n, ...) and y (n,) int64, and the options.

    layers: names and arguments in torch.nn, (("Linear", 3, 2), ("ReLU",)).  optimizer: "sgd", "adam" or "adamw".
    order: the examples' places, the same in each epoch; empty for the order of the data.
    """

    layers: tuple[tuple, ...]
    state: Mapping[str, torch.Tensor]
    x: torch.Tensor
    y: torch.Tensor
    batch_size: int = 4
    num_epochs: int = 2
    learning_rate: float = 0.02
    optimizer: str = "sgd"
    momentum: float = 0.0
    weight_decay: float = 0.0
    data_shuffle: bool = False      # for the student's code; here `order` says what comes when
    order: tuple[int, ...] = ()
    drop_last: bool = False
    # Ways to be wrong:
    clear: str = "step"             # when gradients are cleared: each "step", each "epoch", or "never"
    loss: str = "mean"              # "sum" over the batch; "short": the sum over batch_size, also in a shorter batch
    training_epochs: int = _ALWAYS  # epochs until the model stays in evaluation mode


def trajectory(run: Run) -> dict[str, np.ndarray]:
    """Return the parameters at the end of `run`, name -> float64 array."""
    net = local_net(run.layers, run.state)
    optimizer = _optimizer(net, run)
    for epoch in range(run.num_epochs):
        net.train(epoch < run.training_epochs)
        if run.clear == "epoch":
            optimizer.zero_grad()
        for batch in _batches(run):
            if run.clear == "step":
                optimizer.zero_grad()
            _loss(net, run, batch).backward()
            optimizer.step()
    return {name: value.detach().double().numpy() for name, value in net.named_parameters()}


def local_net(layers: tuple[tuple, ...], state: Mapping[str, torch.Tensor]) -> torch.nn.Sequential:
    """Return a net of library layers with these weights, in this process."""
    net = torch.nn.Sequential(*(getattr(torch.nn, kind)(*sizes) for kind, *sizes in layers))
    net.load_state_dict(state)
    return net


def movement(run: Run, end: Mapping[str, np.ndarray]) -> np.ndarray:
    """Return how far every parameter has moved since the start of `run`: one float64 vector."""
    parameters = [name for name in run.state if name.endswith(("weight", "bias"))]
    return np.concatenate([np.ravel(end[name] - run.state[name].double().numpy()) for name in parameters])


def reached(end: Mapping[str, np.ndarray], run: Run, within: float = 1e-3) -> bool:
    """True when the parameters `end` are those at the end of `run`, to the part `within` of the way there.

    float32 leaves some 1e-6 of the way, another order of examples a hundredth, another option a tenth.
    """
    want = movement(run, trajectory(run))
    return bool(np.abs(movement(run, end) - want).max() <= within * np.abs(want).max())


def _optimizer(net: torch.nn.Module, run: Run) -> torch.optim.Optimizer:
    settings = {"lr": run.learning_rate, "weight_decay": run.weight_decay}
    if run.optimizer == "sgd":
        return torch.optim.SGD(net.parameters(), momentum=run.momentum, **settings)
    return {"adam": torch.optim.Adam, "adamw": torch.optim.AdamW}[run.optimizer](net.parameters(), **settings)


def _batches(run: Run) -> list[list[int]]:
    order = list(run.order) or list(range(len(run.x)))
    cut = [order[i:i + run.batch_size] for i in range(0, len(order), run.batch_size)]
    return [batch for batch in cut if len(batch) == run.batch_size or not run.drop_last]


def _loss(net: torch.nn.Module, run: Run, batch: list[int]) -> torch.Tensor:
    divisor = {"mean": len(batch), "sum": 1, "short": run.batch_size}[run.loss]
    return torch.nn.functional.cross_entropy(net(run.x[batch]), run.y[batch], reduction="sum") / divisor
