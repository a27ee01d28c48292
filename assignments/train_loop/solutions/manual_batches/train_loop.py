"""Does without DataLoader: stacks the data into two tensors and cuts batches with torch.randperm.

Loses: nothing
"""
import torch
from torch import nn


def conv_block(inputs, outputs, norm=False):
    layers = [nn.Conv2d(inputs, outputs, kernel_size=3, stride=1, padding=1), nn.ReLU()]
    if norm:
        layers.append(nn.BatchNorm2d(outputs))
    layers.append(nn.MaxPool2d(2, 2))
    return nn.Sequential(*layers)


class MLP(nn.Module):
    def __init__(self, num_hidden):
        super().__init__()
        self.hidden = nn.Linear(28 * 28, num_hidden)
        self.out = nn.Linear(num_hidden, 10)

    def forward(self, x):
        x = x.reshape(x.shape[0], -1)
        return self.out(torch.relu(self.hidden(x)))


class CNN(nn.Module):
    def __init__(self):
        super().__init__()
        self.first = conv_block(1, 4)
        self.second = conv_block(4, 8)
        self.out = nn.Linear(8 * 7 * 7, 10)

    def forward(self, x):
        x = self.second(self.first(x))
        return self.out(x.reshape(x.shape[0], -1))


class MLPBN(MLP):
    def __init__(self, num_hidden):
        super().__init__(num_hidden)
        self.norm = nn.BatchNorm1d(num_hidden)

    def forward(self, x):
        x = x.reshape(x.shape[0], -1)
        return self.out(self.norm(torch.relu(self.hidden(x))))


class MLPBNBeforeReLU(MLPBN):
    def forward(self, x):
        x = x.reshape(x.shape[0], -1)
        return self.out(torch.relu(self.norm(self.hidden(x))))


class CNNBN(CNN):
    def __init__(self):
        super().__init__()
        self.first = conv_block(1, 4, norm=True)
        self.second = conv_block(4, 8, norm=True)


def num_parameters(model):
    return int(sum(torch.numel(p) for p in model.parameters()))


def stack(data):
    images = torch.stack([image for image, _ in data])
    labels = torch.tensor([int(label) for _, label in data])
    return images, labels


def get_accuracy(model, data):
    was_training = model.training
    model.eval()
    images, labels = stack(data)
    right = 0
    with torch.no_grad():
        for start in range(0, len(labels), 128):
            guess = model(images[start:start + 128]).argmax(1)
            right += int((guess == labels[start:start + 128]).sum())
    model.train(was_training)
    return right / len(labels)


def make_optimizer(model, name, learning_rate, momentum, weight_decay):
    if name == "adam":
        return torch.optim.Adam(model.parameters(), lr=learning_rate, weight_decay=weight_decay)
    return torch.optim.SGD(model.parameters(), lr=learning_rate, momentum=momentum, weight_decay=weight_decay)


def train(model, train_data, val_data, batch_size=64, weight_decay=0.0, optimizer="sgd", learning_rate=0.1,
          momentum=0.9, data_shuffle=True, num_epochs=10):
    images, labels = stack(train_data)
    opt = make_optimizer(model, optimizer, learning_rate, momentum, weight_decay)
    history = {"iters": [], "losses": [], "train_acc": [], "val_acc": []}
    step = 0
    model.train()
    for epoch in range(num_epochs):
        if data_shuffle:
            order = torch.randperm(len(labels))
        else:
            order = torch.arange(len(labels))
        for start in range(0, len(labels), batch_size):
            batch = order[start:start + batch_size]
            loss = nn.functional.cross_entropy(model(images[batch]), labels[batch])
            opt.zero_grad()
            loss.backward()
            opt.step()
            step += 1
        history["iters"].append(step)
        history["losses"].append(loss.item())
        history["train_acc"].append(get_accuracy(model, train_data))
        history["val_acc"].append(get_accuracy(model, val_data))
    return history
