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
    ### BEGIN SOLUTION build
    if name == "mlp_1":
        layers = [nn.Flatten(), nn.Linear(pixels, 32), act()]
    elif name == "mlp_2":
        layers = [nn.Flatten(), nn.Linear(pixels, 32), act(), nn.Linear(32, 64, bias=False)]
    elif name == "cnn_3":
        layers = [nn.Conv2d(channels, 16, 3), act(),
                  nn.Conv2d(16, 8, 5), act(), nn.MaxPool2d(2),
                  nn.Conv2d(8, 16, 7), nn.MaxPool2d(2), nn.Flatten()]
    elif name == "cnn_4":
        layers = [nn.Conv2d(channels, 16, 3), act(),
                  nn.Conv2d(16, 8, 3), act(),
                  nn.Conv2d(8, 16, 5), act(), nn.MaxPool2d(2),
                  nn.Conv2d(16, 16, 5), act(), nn.MaxPool2d(2), nn.Flatten()]
    elif name == "cnn_5":
        layers = [nn.Conv2d(channels, 8, 3), act(),
                  nn.Conv2d(8, 16, 3), act(),
                  nn.Conv2d(16, 8, 3), act(),
                  nn.Conv2d(8, 16, 3), act(), nn.MaxPool2d(2),
                  nn.Conv2d(16, 16, 3), act(),
                  nn.Conv2d(16, 8, 3), act(), nn.MaxPool2d(2), nn.Flatten()]
    else:
        raise ValueError(f"there is no classifier called {name!r}")
    features = nn.Sequential(*layers)(torch.zeros(1, *INPUT_SHAPE)).shape[1]
    return nn.Sequential(*layers, nn.Linear(features, 10))
    ### END SOLUTION


def preprocess(images):
    """Grey images for the classifiers: a float32 tensor (N, 1, height, width) with values in [-1, 1].

    images: a uint8 array (N, height, width, 3) of red, green and blue, each from 0 to 255.
    Grey is 0.2989 red + 0.587 green + 0.114 blue.  Where INPUT_SHAPE has 3 channels, the colours stay: (N, 3, ...).
    """
    ### BEGIN SOLUTION preprocess
    x = torch.tensor(np.asarray(images), dtype=torch.float32).permute(0, 3, 1, 2) / 255     # (N, 3, height, width)
    if INPUT_SHAPE[0] == 1:
        weights = torch.tensor([0.2989, 0.587, 0.114]).reshape(1, 3, 1, 1)
        x = (weights * x).sum(dim=1, keepdim=True)
    return 2 * x - 1
    ### END SOLUTION


def split(labels, fraction, seed):
    """The places of the training and the validation examples: two int arrays (train, validation).

    labels: an int array (N,), with as many examples of each class as of every other.  `fraction` of each class, drawn
    at random, goes to the validation set; the same seed gives the same split.
    """
    ### BEGIN SOLUTION split
    rng = np.random.default_rng(seed)
    labels = np.asarray(labels)
    train, validation = [], []
    for label in np.unique(labels):
        places = rng.permutation(np.flatnonzero(labels == label))
        count = round(fraction * len(places))
        validation.append(places[:count])
        train.append(places[count:])
    return np.concatenate(train), np.concatenate(validation)
    ### END SOLUTION


def accuracy(model, data):
    """The fraction, 0 to 1, of a dataset of (image, label) that `model` gets right, asked in evaluation mode."""
    ### BEGIN SOLUTION accuracy
    model.eval()
    right = 0
    with torch.no_grad():
        for images, labels in DataLoader(data, batch_size=500):
            right += (model(images).argmax(dim=1) == labels).sum().item()
    return right / len(data)
    ### END SOLUTION


def train_with(model, train_data, val_data, optimizer, epochs, record_every=10):
    """`train_once` with a torch.optim optimizer of your own: part 5 needs other learning rates and a schedule."""
    curves = {"loss_curve": [], "train_acc_curve": [], "val_acc_curve": [], "grad_curve": []}
    ### BEGIN SOLUTION train_with
    first, steps = next(model.parameters()), 0
    for _ in range(epochs):
        for images, labels in DataLoader(train_data, batch_size=BATCH_SIZE, shuffle=True):
            model.train()
            logits = model(images)
            loss = nn.functional.cross_entropy(logits, labels)
            optimizer.zero_grad()
            loss.backward()
            if steps % record_every == 0:
                curves["loss_curve"].append(loss.item())
                curves["train_acc_curve"].append((logits.argmax(dim=1) == labels).float().mean().item())
                curves["val_acc_curve"].append(accuracy(model, val_data))
                curves["grad_curve"].append(first.grad.norm().item())
            optimizer.step()
            steps += 1
    return curves
    ### END SOLUTION


def train_once(model, train_data, val_data, optimizer, epochs, record_every=10):
    """Train `model` on the mean cross entropy of shuffled batches of 50; returns its curves.

    train_data and val_data: datasets of (image (*INPUT_SHAPE), label).
    optimizer: "adam" with PyTorch's defaults, or "sgd" with a learning rate of 0.01 and nothing else.
    Returns a dict of lists, one entry for every `record_every` steps: 'loss_curve', the loss of that step's batch;
    'train_acc_curve', the accuracy on that batch (or on all of train_data); 'val_acc_curve', that on val_data;
    'grad_curve', the L2 norm of the loss gradient of the first layer's weights.
    Raises ValueError for another optimizer.
    """
    ### BEGIN SOLUTION train_once
    if optimizer == "adam":
        chosen = torch.optim.Adam(model.parameters())
    elif optimizer == "sgd":
        chosen = torch.optim.SGD(model.parameters(), lr=0.01)
    else:
        raise ValueError(f'optimizer is {optimizer!r}; use "adam" or "sgd"')
    return train_with(model, train_data, val_data, chosen, epochs, record_every)
    ### END SOLUTION
