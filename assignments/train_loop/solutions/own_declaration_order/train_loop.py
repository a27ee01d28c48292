"""Declares the layers in an order of its own (output layer first, batch norm before the layer that it follows), so
the parameters come in another order than the data flows.

Loses: nothing
"""
import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.utils.data import DataLoader


class MLP(nn.Module):
    def __init__(self, num_hidden):
        super().__init__()
        self.output = nn.Linear(num_hidden, 10)
        self.hidden = nn.Linear(784, num_hidden)

    def forward(self, x):
        return self.output(F.relu(self.hidden(x.flatten(1))))


class CNN(nn.Module):
    def __init__(self):
        super().__init__()
        self.output = nn.Linear(8 * 7 * 7, 10)
        self.pool = nn.MaxPool2d(kernel_size=2, stride=2)
        self.conv2 = nn.Conv2d(4, 8, 3, padding=1)
        self.conv1 = nn.Conv2d(1, 4, 3, padding=1)

    def forward(self, x):
        # pooling and ReLU may change places
        x = F.relu(self.pool(self.conv1(x)))
        x = F.relu(self.pool(self.conv2(x)))
        return self.output(x.flatten(1))


class MLPBN(nn.Module):
    def __init__(self, num_hidden):
        super().__init__()
        self.norm = nn.BatchNorm1d(num_hidden)
        self.output = nn.Linear(num_hidden, 10)
        self.hidden = nn.Linear(784, num_hidden)

    def forward(self, x):
        return self.output(self.norm(F.relu(self.hidden(x.flatten(1)))))


class MLPBNBeforeReLU(nn.Module):
    def __init__(self, num_hidden):
        super().__init__()
        self.norm = nn.BatchNorm1d(num_hidden)
        self.output = nn.Linear(num_hidden, 10)
        self.hidden = nn.Linear(784, num_hidden)

    def forward(self, x):
        return self.output(F.relu(self.norm(self.hidden(x.flatten(1)))))


class CNNBN(nn.Module):
    def __init__(self):
        super().__init__()
        self.norm1, self.norm2 = nn.BatchNorm2d(4), nn.BatchNorm2d(8)
        self.output = nn.Linear(8 * 7 * 7, 10)
        self.conv2 = nn.Conv2d(4, 8, 3, padding=1)
        self.conv1 = nn.Conv2d(1, 4, 3, padding=1)

    def forward(self, x):
        x = F.max_pool2d(self.norm1(F.relu(self.conv1(x))), 2)
        x = F.max_pool2d(self.norm2(F.relu(self.conv2(x))), 2)
        return self.output(x.flatten(1))


def num_parameters(model):
    return sum(w.numel() for w in model.state_dict(keep_vars=True).values() if isinstance(w, nn.Parameter))


def get_accuracy(model, data):
    mode = model.training
    model.eval()
    wrong = 0
    with torch.no_grad():
        for image, label in data:
            wrong += int(model(image.unsqueeze(0)).argmax()) != int(label)
    model.train(mode)
    return 1 - wrong / len(data)


def train(model, train_data, val_data, batch_size=64, weight_decay=0.0, optimizer="sgd", learning_rate=0.1,
          momentum=0.9, data_shuffle=True, num_epochs=10):
    if optimizer == "sgd":
        opt = torch.optim.SGD(model.parameters(), lr=learning_rate, momentum=momentum, weight_decay=weight_decay)
    else:
        opt = torch.optim.Adam(model.parameters(), lr=learning_rate, weight_decay=weight_decay)
    iters, losses, train_acc, val_acc = [], [], [], []
    count = 0
    for epoch in range(num_epochs):
        for x, y in DataLoader(train_data, batch_size=batch_size, shuffle=data_shuffle):
            model.train()
            for p in model.parameters():
                p.grad = None
            loss = F.cross_entropy(model(x), y)
            loss.backward()
            opt.step()
            count += 1
        iters.append(count)
        losses.append(loss.item())
        train_acc.append(get_accuracy(model, train_data))
        val_acc.append(get_accuracy(model, val_data))
    return {"iters": iters, "losses": losses, "train_acc": train_acc, "val_acc": val_acc}
