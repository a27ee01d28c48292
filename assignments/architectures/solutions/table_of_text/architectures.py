"""The nets are read from the table of the handout, as text."""
import re

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.utils.data import DataLoader

INPUT_SHAPE = (1, 32, 32)
TABLE = {
    "mlp_1": "FC-32, ReLU",
    "mlp_2": "FC-32, ReLU, FC-64 without bias",
    "cnn_3": "3x3x16, ReLU, 5x5x8, ReLU, pool, 7x7x16, pool",
    "cnn_4": "3x3x16, ReLU, 3x3x8, ReLU, 5x5x16, ReLU, pool, 5x5x16, ReLU, pool",
    "cnn_5": "3x3x8, ReLU, 3x3x16, ReLU, 3x3x8, ReLU, 3x3x16, ReLU, pool, 3x3x16, ReLU, 3x3x8, ReLU, pool",
}


class Net(nn.Module):
    def __init__(self, row, activation):
        super().__init__()
        self.steps = nn.ModuleList()
        (c, h, w), flat = INPUT_SHAPE, row.startswith("FC")
        size = c * h * w
        if flat:
            self.steps.append(nn.Flatten())
        for word in row.split(", "):
            if word == "ReLU":
                self.steps.append(nn.ReLU() if activation == "relu" else nn.Sigmoid())
            elif word == "pool":
                self.steps.append(nn.MaxPool2d(kernel_size=2, stride=2))
                h, w = h // 2, w // 2
            elif word.startswith("FC"):
                units = int(re.search(r"\d+", word).group())
                self.steps.append(nn.Linear(size, units, bias="without" not in word))
                size = units
            else:
                n, _, f = map(int, word.split("x"))
                self.steps.append(nn.Conv2d(c, f, n))
                c, h, w = f, h - n + 1, w - n + 1
        if not flat:
            self.steps.append(nn.Flatten())
            size = c * h * w
        self.steps.append(nn.Linear(size, 10))

    def forward(self, x):
        for step in self.steps:
            x = step(x)
        return x


def build(name, activation="relu"):
    return Net(TABLE[name], activation)


def preprocess(images):
    gray = images.astype(np.float32) @ np.array([0.2989, 0.587, 0.114], dtype=np.float32)
    return torch.from_numpy((gray / 127.5 - 1).astype(np.float32)).unsqueeze(1)


def split(labels, fraction, seed):
    r = np.random.RandomState(seed)
    idx = r.permutation(len(labels))
    val = []
    for c in np.unique(labels):
        of_class = [i for i in idx if labels[i] == c]
        val += of_class[:int(round(len(of_class) * fraction))]
    chosen = set(val)
    return [int(i) for i in idx if i not in chosen], [int(i) for i in val]


def get_accuracy(model, data):
    was_training = model.training
    model.eval()
    correct = 0
    with torch.no_grad():
        for x, y in DataLoader(data, batch_size=100):
            correct += (model(x).argmax(1) == y).sum().item()
    model.train(was_training)
    return correct / len(data)


def train_once(model, train_data, val_data, optimizer, epochs, record_every=10):
    if optimizer == "adam":
        opt = torch.optim.Adam(model.parameters())
    else:
        opt = torch.optim.SGD(model.parameters(), lr=0.01)
    criterion = nn.CrossEntropyLoss()
    loader = DataLoader(train_data, batch_size=50, shuffle=True)
    weight = next(p for p in model.parameters() if p.dim() > 1)
    curves = {"loss_curve": [], "train_acc_curve": [], "val_acc_curve": [], "grad_curve": []}
    model.train()
    step = 0
    for epoch in range(epochs):
        for x, y in loader:
            opt.zero_grad()
            out = model(x)
            loss = criterion(out, y)
            loss.backward()
            opt.step()
            if step % record_every == 0:
                curves["loss_curve"].append(float(loss))
                curves["train_acc_curve"].append(float((out.argmax(1) == y).float().mean()))
                curves["val_acc_curve"].append(get_accuracy(model, val_data))
                curves["grad_curve"].append(float(weight.grad.norm(2)))
            step += 1
    return curves
