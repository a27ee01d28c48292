"""The five nets."""
import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.utils.data import DataLoader


def build(name, activation="relu"):
    A = {"relu": nn.ReLU, "sigmoid": nn.Sigmoid}[activation]
    P = lambda: nn.MaxPool2d(2, 2)
    C = nn.Conv2d
    nets = {
        "mlp_1": lambda: [nn.Flatten(), nn.Linear(1024, 32), A()],
        "mlp_2": lambda: [nn.Flatten(), nn.Linear(1024, 32), A(), nn.Linear(32, 64, bias=False)],
        "cnn_3": lambda: [C(1, 16, 3), A(), C(16, 8, 5), A(), P(), C(8, 16, 7), P(), nn.Flatten()],
        "cnn_4": lambda: [C(1, 16, 3), A(), C(16, 8, 3), A(), C(8, 16, 5), A(), P(), C(16, 16, 5), A(), P(),
                          nn.Flatten()],
        "cnn_5": lambda: [C(1, 8, 3), A(), C(8, 16, 3), A(), C(16, 8, 3), A(), C(8, 16, 3), A(), P(),
                          C(16, 16, 3), A(), C(16, 8, 3), A(), P(), nn.Flatten()],
    }
    sizes = {"mlp_1": 32, "mlp_2": 64, "cnn_3": 144, "cnn_4": 256, "cnn_5": 128}
    return nn.Sequential(*nets[name](), nn.Linear(sizes[name], 10))
