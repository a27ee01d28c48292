"""Derives all models from a base class in a second file, blocks.py, and the trainer is a class behind `train`.

Loses: nothing
"""
import torch
from torch import nn
from torch.utils.data import DataLoader

from blocks import Classifier, ConvStage


class MLP(Classifier):
    def make_features(self, width):
        return nn.Sequential(nn.Flatten(), nn.Linear(784, width), nn.ReLU())


class MLPBN(Classifier):
    def make_features(self, width):
        return nn.Sequential(nn.Flatten(), nn.Linear(784, width), nn.ReLU(), nn.BatchNorm1d(width))


class MLPBNBeforeReLU(Classifier):
    def make_features(self, width):
        return nn.Sequential(nn.Flatten(), nn.Linear(784, width), nn.BatchNorm1d(width), nn.ReLU())


class CNN(Classifier):
    batch_norm = False

    def __init__(self):
        super().__init__(8 * 7 * 7)

    def make_features(self, width):
        return nn.Sequential(ConvStage(1, 4, self.batch_norm), ConvStage(4, 8, self.batch_norm))


class CNNBN(CNN):
    batch_norm = True


def num_parameters(model):
    return sum(p.numel() for p in model.parameters())


class evaluating:
    """with evaluating(model): eval mode inside, the old mode afterwards"""

    def __init__(self, model):
        self.model = model

    def __enter__(self):
        self.was_training = self.model.training
        self.model.eval()

    def __exit__(self, *error):
        self.model.train(self.was_training)


def get_accuracy(model, data):
    with evaluating(model), torch.no_grad():
        right = [model(x).argmax(1).eq(y).sum() for x, y in DataLoader(data, batch_size=200)]
    return float(sum(right)) / len(data)


class Trainer:
    def __init__(self, model, optimizer):
        self.model, self.optimizer = model, optimizer
        self.criterion = nn.CrossEntropyLoss()
        self.history = {"iters": [], "losses": [], "train_acc": [], "val_acc": []}
        self.steps = 0

    def step(self, x, y):
        self.model.train()
        self.optimizer.zero_grad()
        loss = self.criterion(self.model(x), y)
        loss.backward()
        self.optimizer.step()
        self.steps += 1
        return loss.item()

    def epoch(self, loader):
        for x, y in loader:
            self.last_loss = self.step(x, y)

    def record(self, train_data, val_data):
        self.history["iters"].append(self.steps)
        self.history["losses"].append(self.last_loss)
        self.history["train_acc"].append(get_accuracy(self.model, train_data))
        self.history["val_acc"].append(get_accuracy(self.model, val_data))


def train(model, train_data, val_data, batch_size=64, weight_decay=0.0, optimizer="sgd", learning_rate=0.1,
          momentum=0.9, data_shuffle=True, num_epochs=10):
    shared = dict(lr=learning_rate, weight_decay=weight_decay)
    if optimizer == "adam":
        opt = torch.optim.Adam(model.parameters(), **shared)
    else:
        opt = torch.optim.SGD(model.parameters(), momentum=momentum, **shared)
    trainer = Trainer(model, opt)
    loader = DataLoader(train_data, batch_size=batch_size, shuffle=data_shuffle)
    for _ in range(num_epochs):
        trainer.epoch(loader)
        trainer.record(train_data, val_data)
    return trainer.history
