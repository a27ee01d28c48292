"""Prints its progress, and downloads MNIST and plots the curves, but only when run as a program.

Loses: nothing
"""
import sys
import time

import torch
import torch.nn as nn
from torch.utils.data import DataLoader, Subset


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
    n = 0
    for name, p in model.named_parameters():
        count = 1
        for size in p.shape:
            count *= size
        n += count
    return n


def get_accuracy(model, data):
    model.eval()
    correct = total = 0
    with torch.no_grad():
        for images, labels in DataLoader(data, batch_size=500):
            pred = model(images).data.max(1)[1]
            correct += int(torch.sum(pred == labels))
            total += len(labels)
    model.train()
    return correct / total


def train(model, train_data, val_data, batch_size=64, weight_decay=0.0, optimizer="sgd", learning_rate=0.1,
          momentum=0.9, data_shuffle=True, num_epochs=10):
    if optimizer == "adam":
        opt = torch.optim.Adam(model.parameters(), lr=learning_rate, weight_decay=weight_decay)
    else:
        opt = torch.optim.SGD(model.parameters(), lr=learning_rate, momentum=momentum, weight_decay=weight_decay)
    loss_function = nn.CrossEntropyLoss()
    print("training", type(model).__name__, "with", num_parameters(model), "parameters")
    start = time.time()

    iters, losses, train_acc, val_acc = [], [], [], []
    step = 0
    for epoch in range(1, num_epochs + 1):
        for images, labels in DataLoader(train_data, batch_size=batch_size, shuffle=data_shuffle):
            loss = loss_function(model.train()(images), labels)
            opt.zero_grad()
            loss.backward()
            opt.step()
            step += 1
            sys.stdout.write("\repoch %d step %d loss %.4f" % (epoch, step, loss.item()))
            sys.stdout.flush()
        iters.append(step)
        losses.append(loss.item())
        train_acc.append(get_accuracy(model, train_data))
        val_acc.append(get_accuracy(model, val_data))
        print("\n  train %.3f val %.3f (%.1f s)" % (train_acc[-1], val_acc[-1], time.time() - start))
    return {"iters": iters, "losses": losses, "train_acc": train_acc, "val_acc": val_acc}


if __name__ == "__main__":
    import matplotlib.pyplot as plt
    from torchvision import datasets, transforms

    mnist = datasets.MNIST("data", train=True, download=True, transform=transforms.ToTensor())
    history = train(CNN(), Subset(mnist, range(2000)), Subset(mnist, range(2000, 2500)))
    plt.plot(history["iters"], history["train_acc"], label="training")
    plt.plot(history["iters"], history["val_acc"], label="validation")
    plt.legend()
    plt.show()
