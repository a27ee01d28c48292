"""Loads the training batches with num_workers=2, so that training starts two more processes; where the limits forbid
that, every check that trains is over its limit or crashes.

Loses: nothing
May lose: one_step, gradients_cleared, momentum, weight_decay, adam, last_batch, shuffle_on, shuffle_off, train_mode,
    learns_digits, batch_norm_helps
"""
import torch
import torch.nn as nn
from torch.utils.data import DataLoader


class MLP(nn.Module):
    def __init__(self, num_hidden):
        super().__init__()
        self.layer1 = nn.Linear(28 * 28, num_hidden)
        self.layer2 = nn.Linear(num_hidden, 10)

    def forward(self, img):
        flattened = torch.flatten(img, 1)
        return self.layer2(torch.relu(self.layer1(flattened)))


class CNN(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(in_channels=1, out_channels=4, kernel_size=3, padding=1)
        self.conv2 = nn.Conv2d(in_channels=4, out_channels=8, kernel_size=3, padding=1)
        self.pool = nn.MaxPool2d(2, 2)
        self.relu = nn.ReLU()
        self.fc = nn.Linear(392, 10)

    def forward(self, x):
        x = self.pool(self.relu(self.conv1(x)))
        x = self.pool(self.relu(self.conv2(x)))
        return self.fc(torch.flatten(x, start_dim=1))


class MLPBN(nn.Module):
    def __init__(self, num_hidden):
        super().__init__()
        self.layer1 = nn.Linear(28 * 28, num_hidden)
        self.bn = nn.BatchNorm1d(num_hidden)
        self.layer2 = nn.Linear(num_hidden, 10)

    def forward(self, img):
        activation = torch.relu(self.layer1(torch.flatten(img, 1)))
        return self.layer2(self.bn(activation))


class MLPBNBeforeReLU(nn.Module):
    def __init__(self, num_hidden):
        super().__init__()
        self.layer1 = nn.Linear(28 * 28, num_hidden)
        self.bn = nn.BatchNorm1d(num_hidden)
        self.layer2 = nn.Linear(num_hidden, 10)

    def forward(self, img):
        normalised = self.bn(self.layer1(torch.flatten(img, 1)))
        return self.layer2(torch.relu(normalised))


class CNNBN(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(in_channels=1, out_channels=4, kernel_size=3, padding=1)
        self.conv2 = nn.Conv2d(in_channels=4, out_channels=8, kernel_size=3, padding=1)
        self.bn1 = nn.BatchNorm2d(4)
        self.bn2 = nn.BatchNorm2d(8)
        self.pool = nn.MaxPool2d(2, 2)
        self.relu = nn.ReLU()
        self.fc = nn.Linear(392, 10)

    def forward(self, x):
        x = self.pool(self.bn1(self.relu(self.conv1(x))))
        x = self.pool(self.bn2(self.relu(self.conv2(x))))
        return self.fc(torch.flatten(x, start_dim=1))


def num_parameters(model):
    return sum(p.numel() for p in model.parameters())


def get_accuracy(model, data):
    model.eval()
    loader = DataLoader(data, batch_size=128)
    with torch.no_grad():
        correct = sum((model(x).argmax(1) == y).sum().item() for x, y in loader)
    return correct / len(loader.dataset)


def train(model, train_data, val_data, batch_size=64, weight_decay=0.0, optimizer="sgd", learning_rate=0.1,
          momentum=0.9, data_shuffle=True, num_epochs=10):
    loader = DataLoader(train_data, batch_size=batch_size, shuffle=data_shuffle, num_workers=2)
    if optimizer == "sgd":
        opt = torch.optim.SGD(model.parameters(), lr=learning_rate, momentum=momentum, weight_decay=weight_decay)
    elif optimizer == "adam":
        opt = torch.optim.Adam(model.parameters(), lr=learning_rate, weight_decay=weight_decay)
    criterion = nn.CrossEntropyLoss()
    history = {"iters": [], "losses": [], "train_acc": [], "val_acc": []}
    step = 0
    for epoch in range(num_epochs):
        model.train()
        for x, y in loader:
            opt.zero_grad()
            loss = criterion(model(x), y)
            loss.backward()
            opt.step()
            step += 1
        history["iters"].append(step)
        history["losses"].append(loss.item())
        history["train_acc"].append(get_accuracy(model, train_data))
        history["val_acc"].append(get_accuracy(model, val_data))
    return history
