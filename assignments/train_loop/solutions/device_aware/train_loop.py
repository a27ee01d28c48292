"""Moves the model and every batch to the graphics card where there is one, and leaves the model there.

Loses: nothing
"""
import torch
import torch.nn as nn
from torch.utils.data import DataLoader

device = torch.device("cuda" if torch.cuda.is_available() else "cpu")


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
    model.to(device)
    model.eval()
    correct = 0
    with torch.no_grad():
        for images, labels in DataLoader(data, batch_size=256):
            images, labels = images.to(device), labels.to(device)
            _, predicted = torch.max(model(images), 1)
            correct += (predicted == labels).sum().item()
    return correct / len(data)


def train(model, train_data, val_data, batch_size=64, weight_decay=0.0, optimizer="sgd", learning_rate=0.1,
          momentum=0.9, data_shuffle=True, num_epochs=10):
    model = model.to(device)
    if optimizer == "sgd":
        opt = torch.optim.SGD(model.parameters(), lr=learning_rate, momentum=momentum, weight_decay=weight_decay)
    else:
        opt = torch.optim.Adam(model.parameters(), lr=learning_rate, weight_decay=weight_decay)
    criterion = nn.CrossEntropyLoss().to(device)
    loader = DataLoader(train_data, batch_size=batch_size, shuffle=data_shuffle, pin_memory=device.type == "cuda")

    iters, losses, train_acc, val_acc = [], [], [], []
    for epoch in range(num_epochs):
        model.train()
        running = 0.0
        for images, labels in loader:
            images, labels = images.to(device), labels.to(device)
            opt.zero_grad()
            loss = criterion(model(images), labels)
            loss.backward()
            opt.step()
            running += loss.item() * labels.size(0)
        iters.append((epoch + 1) * len(loader))
        losses.append(running / len(train_data))
        train_acc.append(get_accuracy(model, train_data))
        val_acc.append(get_accuracy(model, val_data))
    return {"iters": iters, "losses": losses, "train_acc": train_acc, "val_acc": val_acc}
