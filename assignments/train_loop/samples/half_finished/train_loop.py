"""The plain models and the accuracy are done; batch normalisation, the counting and training are still to come."""
import torch
import torch.nn as nn
from torch.utils.data import DataLoader


class MLP(nn.Module):
    def __init__(self, num_hidden):
        super().__init__()
        self.fc1 = nn.Linear(784, num_hidden)
        self.fc2 = nn.Linear(num_hidden, 10)

    def forward(self, x):
        return self.fc2(torch.relu(self.fc1(x.reshape(-1, 784))))


class CNN(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 4, 3, padding=1)
        self.conv2 = nn.Conv2d(4, 8, 3, padding=1)
        self.pool = nn.MaxPool2d(2)
        self.fc = nn.Linear(8 * 7 * 7, 10)

    def forward(self, x):
        x = self.pool(torch.relu(self.conv1(x)))
        x = self.pool(torch.relu(self.conv2(x)))
        return self.fc(x.flatten(1))


class MLPBN(nn.Module):
    def __init__(self, num_hidden):
        super().__init__()
        # TODO
        raise NotImplementedError()


class MLPBNBeforeReLU(nn.Module):
    def __init__(self, num_hidden):
        super().__init__()
        # TODO
        raise NotImplementedError()


class CNNBN(nn.Module):
    def __init__(self):
        super().__init__()
        # TODO
        raise NotImplementedError()


def num_parameters(model):
    # TODO
    raise NotImplementedError()


def get_accuracy(model, data):
    model.eval()
    correct = 0
    with torch.no_grad():
        for images, labels in DataLoader(data, batch_size=64):
            correct += (model(images).argmax(1) == labels).sum().item()
    return correct / len(data)


def train(model, train_data, val_data, batch_size=64, weight_decay=0.0, optimizer="sgd", learning_rate=0.1,
          momentum=0.9, data_shuffle=True, num_epochs=10):
    # TODO
    raise NotImplementedError()
