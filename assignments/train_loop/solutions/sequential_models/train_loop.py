"""Builds every model as one nn.Sequential with nn.Flatten in front.

Loses: nothing
"""
import torch
import torch.nn as nn
from torch.utils.data import DataLoader


class Wrapped(nn.Module):
    def __init__(self, *layers):
        super().__init__()
        self.net = nn.Sequential(*layers)

    def forward(self, x):
        return self.net(x)


class MLP(Wrapped):
    def __init__(self, num_hidden):
        super().__init__(nn.Flatten(), nn.Linear(784, num_hidden), nn.ReLU(), nn.Linear(num_hidden, 10))


class MLPBN(Wrapped):
    def __init__(self, num_hidden):
        super().__init__(nn.Flatten(), nn.Linear(784, num_hidden), nn.ReLU(), nn.BatchNorm1d(num_hidden),
                         nn.Linear(num_hidden, 10))


class MLPBNBeforeReLU(Wrapped):
    def __init__(self, num_hidden):
        super().__init__(nn.Flatten(), nn.Linear(784, num_hidden), nn.BatchNorm1d(num_hidden), nn.ReLU(),
                         nn.Linear(num_hidden, 10))


class CNN(Wrapped):
    def __init__(self):
        super().__init__(
            nn.Conv2d(1, 4, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
            nn.Conv2d(4, 8, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
            nn.Flatten(), nn.Linear(8 * 7 * 7, 10))


class CNNBN(Wrapped):
    def __init__(self):
        super().__init__(
            nn.Conv2d(1, 4, 3, padding=1), nn.ReLU(), nn.BatchNorm2d(4), nn.MaxPool2d(2),
            nn.Conv2d(4, 8, 3, padding=1), nn.ReLU(), nn.BatchNorm2d(8), nn.MaxPool2d(2),
            nn.Flatten(), nn.Linear(8 * 7 * 7, 10))


def num_parameters(model):
    return sum(p.numel() for p in model.parameters())


def get_accuracy(model, data):
    model.eval()
    correct = 0
    with torch.no_grad():
        for images, labels in DataLoader(data, batch_size=100):
            correct += (model(images).argmax(dim=1) == labels).sum().item()
    return correct / len(data)


def train(model, train_data, val_data, batch_size=64, weight_decay=0.0, optimizer="sgd", learning_rate=0.1,
          momentum=0.9, data_shuffle=True, num_epochs=10):
    loader = DataLoader(train_data, batch_size=batch_size, shuffle=data_shuffle)
    criterion = nn.CrossEntropyLoss()
    if optimizer == "sgd":
        opt = torch.optim.SGD(model.parameters(), lr=learning_rate, momentum=momentum, weight_decay=weight_decay)
    else:
        opt = torch.optim.Adam(model.parameters(), lr=learning_rate, weight_decay=weight_decay)

    iters, losses, train_acc, val_acc = [], [], [], []
    n = 0
    for epoch in range(num_epochs):
        model.train()
        for images, labels in loader:
            opt.zero_grad()
            loss = criterion(model(images), labels)
            loss.backward()
            opt.step()
            n += 1
        iters.append(n)
        losses.append(loss.item())
        train_acc.append(get_accuracy(model, train_data))
        val_acc.append(get_accuracy(model, val_data))
    return {"iters": iters, "losses": losses, "train_acc": train_acc, "val_acc": val_acc}
