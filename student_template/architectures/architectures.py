"""Five classifiers of small images, the data that they see, and a training loop that keeps records.

Every model takes images (N, *INPUT_SHAPE) scaled to [-1, 1] and returns raw logits (N, 10): no softmax, since cross
entropy applies it.
"""

import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader

INPUT_SHAPE = (1, 32, 32)                                      # channels, height, width of one image
BATCH_SIZE = 50


def build(name, activation="relu"):
    """The classifier `name`, with new random weights: a torch.nn.Module.

    name: "mlp_1", "mlp_2", "cnn_3", "cnn_4" or "cnn_5", whose layers are in the handout's table.
    activation: "relu" or "sigmoid", wherever the table says ReLU.  Raises ValueError for another name or activation.
    """
    if activation not in ("relu", "sigmoid"):
        raise ValueError(f'activation is {activation!r}; use "relu" or "sigmoid"')
    act = nn.ReLU if activation == "relu" else nn.Sigmoid
    channels, height, width = INPUT_SHAPE
    pixels = channels * height * width
    # TODO: build
    # YOUR CODE HERE
    raise NotImplementedError()


def preprocess(images):
    """Grey images for the classifiers: a float32 tensor (N, 1, height, width) with values in [-1, 1].

    images: a uint8 array (N, height, width, 3) of red, green and blue, each from 0 to 255.
    Grey is 0.2989 red + 0.587 green + 0.114 blue.  Where INPUT_SHAPE has 3 channels, the colours stay: (N, 3, ...).
    """
    # TODO: preprocess
    # YOUR CODE HERE
    raise NotImplementedError()


def split(labels, fraction, seed):
    """The places of the training and the validation examples: two int arrays (train, validation).

    labels: an int array (N,), with as many examples of each class as of every other.  `fraction` of each class, drawn
    at random, goes to the validation set; the same seed gives the same split.
    """
    # TODO: split
    # YOUR CODE HERE
    raise NotImplementedError()


def accuracy(model, data):
    """The fraction, 0 to 1, of a dataset of (image, label) that `model` gets right, asked in evaluation mode."""
    # TODO: accuracy
    # YOUR CODE HERE
    raise NotImplementedError()


def train_with(model, train_data, val_data, optimizer, epochs, record_every=10):
    """`train_once` with a torch.optim optimizer of your own: part 5 needs other learning rates and a schedule."""
    curves = {"loss_curve": [], "train_acc_curve": [], "val_acc_curve": [], "grad_curve": []}
    # TODO: train_with
    # YOUR CODE HERE
    raise NotImplementedError()


def train_once(model, train_data, val_data, optimizer, epochs, record_every=10):
    """Train `model` on the mean cross entropy of shuffled batches of 50; returns its curves.

    train_data and val_data: datasets of (image (*INPUT_SHAPE), label).
    optimizer: "adam" with PyTorch's defaults, or "sgd" with a learning rate of 0.01 and nothing else.
    Returns a dict of lists, one entry for every `record_every` steps: 'loss_curve', the loss of that step's batch;
    'train_acc_curve', the accuracy on that batch (or on all of train_data); 'val_acc_curve', that on val_data;
    'grad_curve', the L2 norm of the loss gradient of the first layer's weights.
    Raises ValueError for another optimizer.
    """
    # TODO: train_once
    # YOUR CODE HERE
    raise NotImplementedError()
