"""Models, training loop and accuracy for handwritten digits, in PyTorch.

Every model takes images (N, 1, 28, 28) and returns raw logits (N, 10): no softmax, since cross entropy applies it.
"""

import torch
from torch import nn
from torch.utils.data import DataLoader


class MLP(nn.Module):
    """784 inputs, num_hidden hidden units with ReLU, 10 logits."""

    def __init__(self, num_hidden):
        super().__init__()
        ### BEGIN SOLUTION MLP: set self.layers
        self.layers = nn.Sequential(
            nn.Flatten(),                                      # (N, 784)
            nn.Linear(784, num_hidden),
            nn.ReLU(),
            nn.Linear(num_hidden, 10),
        )
        ### END SOLUTION

    def forward(self, x):                                      # x (N, 1, 28, 28), returns (N, 10)
        return self.layers(x)


class CNN(nn.Module):
    """Convolution 1 to 4, ReLU, pool 2, convolution 4 to 8, ReLU, pool 2, linear 8*7*7 to 10; both 3x3, padding 1."""

    def __init__(self):
        super().__init__()
        ### BEGIN SOLUTION CNN: set self.layers
        self.layers = nn.Sequential(
            nn.Conv2d(1, 4, kernel_size=3, padding=1),         # (N, 4, 28, 28)
            nn.ReLU(),
            nn.MaxPool2d(2),                                   # (N, 4, 14, 14)
            nn.Conv2d(4, 8, kernel_size=3, padding=1),         # (N, 8, 14, 14)
            nn.ReLU(),
            nn.MaxPool2d(2),                                   # (N, 8, 7, 7)
            nn.Flatten(),
            nn.Linear(8 * 7 * 7, 10),
        )
        ### END SOLUTION

    def forward(self, x):                                      # x (N, 1, 28, 28), returns (N, 10)
        return self.layers(x)


class MLPBN(nn.Module):
    """MLP with batch normalisation after the ReLU."""

    def __init__(self, num_hidden):
        super().__init__()
        ### BEGIN SOLUTION MLPBN: set self.layers
        self.layers = nn.Sequential(
            nn.Flatten(),
            nn.Linear(784, num_hidden),
            nn.ReLU(),
            nn.BatchNorm1d(num_hidden),
            nn.Linear(num_hidden, 10),
        )
        ### END SOLUTION

    def forward(self, x):                                      # x (N, 1, 28, 28), returns (N, 10)
        return self.layers(x)


class MLPBNBeforeReLU(nn.Module):
    """MLP with batch normalisation before the ReLU."""

    def __init__(self, num_hidden):
        super().__init__()
        ### BEGIN SOLUTION MLPBNBeforeReLU: set self.layers
        self.layers = nn.Sequential(
            nn.Flatten(),
            nn.Linear(784, num_hidden),
            nn.BatchNorm1d(num_hidden),
            nn.ReLU(),
            nn.Linear(num_hidden, 10),
        )
        ### END SOLUTION

    def forward(self, x):                                      # x (N, 1, 28, 28), returns (N, 10)
        return self.layers(x)


class CNNBN(nn.Module):
    """CNN with batch normalisation after each ReLU, before the pooling."""

    def __init__(self):
        super().__init__()
        ### BEGIN SOLUTION CNNBN: set self.layers
        self.layers = nn.Sequential(
            nn.Conv2d(1, 4, kernel_size=3, padding=1),         # (N, 4, 28, 28)
            nn.ReLU(),
            nn.BatchNorm2d(4),
            nn.MaxPool2d(2),                                   # (N, 4, 14, 14)
            nn.Conv2d(4, 8, kernel_size=3, padding=1),         # (N, 8, 14, 14)
            nn.ReLU(),
            nn.BatchNorm2d(8),
            nn.MaxPool2d(2),                                   # (N, 8, 7, 7)
            nn.Flatten(),
            nn.Linear(8 * 7 * 7, 10),
        )
        ### END SOLUTION

    def forward(self, x):                                      # x (N, 1, 28, 28), returns (N, 10)
        return self.layers(x)


def num_parameters(model):
    """How many numbers the parameters of `model` hold together: an int."""
    ### BEGIN SOLUTION num_parameters
    return sum(parameter.numel() for parameter in model.parameters())
    ### END SOLUTION


def get_accuracy(model, data):
    """The fraction of `data` that `model` classifies rightly: a float from 0 to 1.

    data: a dataset of (image (1, 28, 28), label).  The model is asked in evaluation mode, comes back in the mode that
    it came in, and is not changed.
    """
    ### BEGIN SOLUTION get_accuracy
    was_training = model.training
    model.eval()
    right = 0
    with torch.no_grad():
        for images, labels in DataLoader(data, batch_size=500):
            right += (model(images).argmax(dim=1) == labels).sum().item()
    model.train(was_training)
    return right / len(data)
    ### END SOLUTION


def make_optimizer(model, name, learning_rate, momentum, weight_decay):
    """The torch.optim optimizer for the parameters of `model`.

    name: "sgd", which uses all three numbers, or "adam", which has no use for momentum.  Raises ValueError for another.
    """
    ### BEGIN SOLUTION make_optimizer
    if name == "sgd":
        return torch.optim.SGD(model.parameters(), lr=learning_rate, momentum=momentum, weight_decay=weight_decay)
    if name == "adam":
        return torch.optim.Adam(model.parameters(), lr=learning_rate, weight_decay=weight_decay)
    raise ValueError(f'optimizer is {name!r}; use "sgd" or "adam"')
    ### END SOLUTION


def train(model, train_data, val_data, batch_size=64, weight_decay=0.0, optimizer="sgd", learning_rate=0.1,
          momentum=0.9, data_shuffle=True, num_epochs=10):
    """Train `model` on the mean cross entropy of minibatches; returns its curves.

    train_data and val_data: datasets of (image (1, 28, 28), label).  optimizer, learning_rate, momentum and
    weight_decay: as in make_optimizer.  data_shuffle: a new order in each epoch, or always the order of train_data.
    Returns a dict of lists: 'losses', the loss of each iteration's batch before its update; 'iters', the numbers
    0, 1, 2, ... of these iterations; 'train_acc' and 'val_acc', the accuracies after each epoch.
    Raises ValueError for another optimizer.
    """
    curves = {"iters": [], "losses": [], "train_acc": [], "val_acc": []}
    ### BEGIN SOLUTION train
    step = make_optimizer(model, optimizer, learning_rate, momentum, weight_decay)
    loader = DataLoader(train_data, batch_size=batch_size, shuffle=data_shuffle)
    for _ in range(num_epochs):
        model.train()
        for images, labels in loader:
            step.zero_grad()
            loss = nn.functional.cross_entropy(model(images), labels)
            loss.backward()
            step.step()
            curves["iters"].append(len(curves["iters"]))
            curves["losses"].append(loss.item())
        curves["train_acc"].append(get_accuracy(model, train_data))
        curves["val_acc"].append(get_accuracy(model, val_data))
    return curves
    ### END SOLUTION
