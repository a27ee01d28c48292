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
        # TODO: MLP: set self.layers
        # YOUR CODE HERE
        raise NotImplementedError()

    def forward(self, x):                                      # x (N, 1, 28, 28), returns (N, 10)
        return self.layers(x)


class CNN(nn.Module):
    """Convolution 1 to 4, ReLU, pool 2, convolution 4 to 8, ReLU, pool 2, linear 8*7*7 to 10; both 3x3, padding 1."""

    def __init__(self):
        super().__init__()
        # TODO: CNN: set self.layers
        # YOUR CODE HERE
        raise NotImplementedError()

    def forward(self, x):                                      # x (N, 1, 28, 28), returns (N, 10)
        return self.layers(x)


class MLPBN(nn.Module):
    """MLP with batch normalisation after the ReLU."""

    def __init__(self, num_hidden):
        super().__init__()
        # TODO: MLPBN: set self.layers
        # YOUR CODE HERE
        raise NotImplementedError()

    def forward(self, x):                                      # x (N, 1, 28, 28), returns (N, 10)
        return self.layers(x)


class MLPBNBeforeReLU(nn.Module):
    """MLP with batch normalisation before the ReLU."""

    def __init__(self, num_hidden):
        super().__init__()
        # TODO: MLPBNBeforeReLU: set self.layers
        # YOUR CODE HERE
        raise NotImplementedError()

    def forward(self, x):                                      # x (N, 1, 28, 28), returns (N, 10)
        return self.layers(x)


class CNNBN(nn.Module):
    """CNN with batch normalisation after each ReLU, before the pooling."""

    def __init__(self):
        super().__init__()
        # TODO: CNNBN: set self.layers
        # YOUR CODE HERE
        raise NotImplementedError()

    def forward(self, x):                                      # x (N, 1, 28, 28), returns (N, 10)
        return self.layers(x)


def num_parameters(model):
    """How many numbers the parameters of `model` hold together: an int."""
    # TODO: num_parameters
    # YOUR CODE HERE
    raise NotImplementedError()


def get_accuracy(model, data):
    """The fraction of `data` that `model` classifies rightly: a float from 0 to 1.

    data: a dataset of (image (1, 28, 28), label).  The model is asked in evaluation mode, comes back in the mode that
    it came in, and is not changed.
    """
    # TODO: get_accuracy
    # YOUR CODE HERE
    raise NotImplementedError()


def make_optimizer(model, name, learning_rate, momentum, weight_decay):
    """The torch.optim optimizer for the parameters of `model`.

    name: "sgd", which uses all three numbers, or "adam", which has no use for momentum.  Raises ValueError for another.
    """
    # TODO: make_optimizer
    # YOUR CODE HERE
    raise NotImplementedError()


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
    # TODO: train
    # YOUR CODE HERE
    raise NotImplementedError()
