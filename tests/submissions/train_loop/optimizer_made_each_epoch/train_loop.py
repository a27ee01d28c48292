"""Makes a new optimizer at the start of every epoch, which forgets the momentum and what Adam has gathered.

Loses: momentum, adam
Named: new_optimizer_each_epoch
"""
import numpy as np
import torch
from torch import nn
from torch.utils.data import BatchSampler, RandomSampler, SequentialSampler

PIXELS, CLASSES = 28 * 28, 10


class Net(nn.Module):
    """Blocks in a ModuleList, one after the other, and a last linear layer."""

    def __init__(self, blocks, features):
        super().__init__()
        self.blocks = nn.ModuleList(blocks)
        self.last = nn.Linear(features, CLASSES)

    def forward(self, images):
        for block in self.blocks:
            images = block(images)
        return self.last(images.reshape(len(images), -1))


class Dense(nn.Module):
    def __init__(self, width, order="r"):
        super().__init__()
        self.linear = nn.Linear(PIXELS, width)
        self.norm = nn.BatchNorm1d(width) if "n" in order else None
        self.order = order

    def forward(self, images):
        x = self.linear(images.reshape(len(images), PIXELS))
        for step in self.order:
            x = self.norm(x) if step == "n" else x.clamp(min=0)
        return x


class Conv(nn.Module):
    def __init__(self, channels_in, channels_out, normed=False):
        super().__init__()
        self.conv = nn.Conv2d(channels_in, channels_out, (3, 3), padding="same")
        self.norm = nn.BatchNorm2d(channels_out) if normed else nn.Identity()

    def forward(self, x):
        x = self.norm(self.conv(x).clamp(min=0))
        return x.unfold(2, 2, 2).unfold(3, 2, 2).amax(dim=(4, 5))


class MLP(Net):
    def __init__(self, num_hidden):
        super().__init__([Dense(num_hidden)], num_hidden)


class MLPBN(Net):
    def __init__(self, num_hidden):
        super().__init__([Dense(num_hidden, "rn")], num_hidden)


class MLPBNBeforeReLU(Net):
    def __init__(self, num_hidden):
        super().__init__([Dense(num_hidden, "nr")], num_hidden)


class CNN(Net):
    def __init__(self):
        super().__init__([Conv(1, 4), Conv(4, 8)], 8 * 7 * 7)


class CNNBN(Net):
    def __init__(self):
        super().__init__([Conv(1, 4, normed=True), Conv(4, 8, normed=True)], 8 * 7 * 7)


def num_parameters(model):
    return int(sum(np.prod(list(values.shape), dtype=int) for values in model.parameters()))


def gather(data, rows):
    pairs = [data[row] for row in rows]
    return torch.stack([image for image, _ in pairs]), torch.tensor([int(label) for _, label in pairs])


@torch.no_grad()
def get_accuracy(model, data):
    model.eval()
    hits = []
    for rows in BatchSampler(SequentialSampler(data), 100, drop_last=False):
        images, labels = gather(data, rows)
        hits += (model(images).sort(dim=1).indices[:, -1] == labels).tolist()
    model.train()
    return sum(hits) / len(hits)


def cross_entropy(logits, labels):
    of_the_label = logits[torch.arange(len(labels)), labels]
    return (torch.logsumexp(logits, dim=1) - of_the_label).mean()


def train(model, train_data, val_data, batch_size=64, weight_decay=0.0, optimizer="sgd", learning_rate=0.1,
          momentum=0.9, data_shuffle=True, num_epochs=10):
    settings = {"lr": learning_rate, "weight_decay": weight_decay}
    if optimizer == "sgd":
        settings["momentum"] = momentum
    sampler = RandomSampler(train_data) if data_shuffle else SequentialSampler(train_data)
    history = {name: [] for name in ("iters", "losses", "train_acc", "val_acc")}
    while len(history["train_acc"]) < num_epochs:
        model.train()
        chosen = {"sgd": torch.optim.SGD, "adam": torch.optim.Adam}[optimizer](model.parameters(), **settings)
        for rows in BatchSampler(sampler, batch_size, drop_last=False):
            images, labels = gather(train_data, rows)
            for values in model.parameters():
                values.grad = None
            loss = cross_entropy(model(images), labels)
            loss.backward()
            chosen.step()
            history["iters"].append(len(history["iters"]))
            history["losses"].append(float(loss.detach()))
        history["train_acc"].append(get_accuracy(model, train_data))
        history["val_acc"].append(get_accuracy(model, val_data))
    return history
