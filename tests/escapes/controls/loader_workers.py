"""An honest right training loop that loads its batches with two worker processes, as notebooks do.

Assignment: train_loop
Score: honest
Expect: passed
"""

import torch
from torch import nn
from torch.utils.data import DataLoader


def linear_net(hidden, *between):
    return nn.Sequential(nn.Flatten(), nn.Linear(784, hidden), *between, nn.Linear(hidden, 10))


class MLP(nn.Module):
    def __init__(self, num_hidden):
        super().__init__()
        self.layers = linear_net(num_hidden, nn.ReLU())

    def forward(self, x):
        return self.layers(x)


class MLPBN(MLP):
    def __init__(self, num_hidden):
        super().__init__(num_hidden)
        self.layers = linear_net(num_hidden, nn.ReLU(), nn.BatchNorm1d(num_hidden))


class MLPBNBeforeReLU(MLP):
    def __init__(self, num_hidden):
        super().__init__(num_hidden)
        self.layers = linear_net(num_hidden, nn.BatchNorm1d(num_hidden), nn.ReLU())


class CNN(nn.Module):
    normalise = False

    def __init__(self):
        super().__init__()
        layers = []
        for before, after in ((1, 4), (4, 8)):
            layers += [nn.Conv2d(before, after, 3, padding=1), nn.ReLU()]
            layers += [nn.BatchNorm2d(after)] if self.normalise else []
            layers += [nn.MaxPool2d(2)]
        self.layers = nn.Sequential(*layers, nn.Flatten(), nn.Linear(8 * 7 * 7, 10))

    def forward(self, x):
        return self.layers(x)


class CNNBN(CNN):
    normalise = True


def num_parameters(model):
    return sum(p.numel() for p in model.parameters())


def get_accuracy(model, data):
    was_training = model.training
    model.eval()
    with torch.no_grad():
        right = sum((model(x).argmax(1) == y).sum().item() for x, y in DataLoader(data, batch_size=200, num_workers=2))
    model.train(was_training)
    return right / len(data)


def make_optimizer(model, name, learning_rate, momentum, weight_decay):
    if name == "adam":
        return torch.optim.Adam(model.parameters(), lr=learning_rate, weight_decay=weight_decay)
    if name != "sgd":
        raise ValueError(name)
    return torch.optim.SGD(model.parameters(), lr=learning_rate, momentum=momentum, weight_decay=weight_decay)


def train(model, train_data, val_data, batch_size=64, weight_decay=0.0, optimizer="sgd", learning_rate=0.1,
          momentum=0.9, data_shuffle=True, num_epochs=10):
    step = make_optimizer(model, optimizer, learning_rate, momentum, weight_decay)
    curves = {"iters": [], "losses": [], "train_acc": [], "val_acc": []}
    for _ in range(num_epochs):
        model.train()
        for x, y in DataLoader(train_data, batch_size=batch_size, shuffle=data_shuffle, num_workers=2):
            step.zero_grad()
            loss = nn.functional.cross_entropy(model(x), y)
            loss.backward()
            step.step()
            curves["iters"].append(len(curves["iters"]))
            curves["losses"].append(loss.item())
        curves["train_acc"].append(get_accuracy(model, train_data))
        curves["val_acc"].append(get_accuracy(model, val_data))
    return curves
