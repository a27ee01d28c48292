"""Layers find the sizes of their inputs by themselves, in the first call."""
import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.utils.data import DataLoader


def build(name, activation="relu"):
    act = nn.ReLU if activation == "relu" else nn.Sigmoid
    filters = {"cnn_3": [(16, 3), (8, 5), "pool", (16, 7, "linear"), "pool"],
               "cnn_4": [(16, 3), (8, 3), (16, 5), "pool", (16, 5), "pool"],
               "cnn_5": [(8, 3), (16, 3), (8, 3), (16, 3), "pool", (16, 3), (8, 3), "pool"]}
    net = nn.Sequential()
    if name.startswith("mlp"):
        net.append(nn.Flatten()).append(nn.LazyLinear(32)).append(act())
        if name == "mlp_2":
            net.append(nn.LazyLinear(64, bias=False))
        return net.append(nn.LazyLinear(10))
    for part in filters[name]:
        if part == "pool":
            net.append(nn.MaxPool2d(2))
        else:
            net.append(nn.LazyConv2d(part[0], part[1]))
            if len(part) == 2:
                net.append(act())
    return net.append(nn.Flatten()).append(nn.LazyLinear(10))


def preprocess(images):
    gray = images.astype(np.float32) @ np.array([0.2989, 0.587, 0.114], dtype=np.float32)
    return torch.from_numpy((gray / 127.5 - 1).astype(np.float32)).unsqueeze(1)


def split(labels, fraction, seed):
    r = np.random.RandomState(seed)
    idx = r.permutation(len(labels))
    val = []
    for c in np.unique(labels):
        of_class = [i for i in idx if labels[i] == c]
        val += of_class[:int(round(len(of_class) * fraction))]
    chosen = set(val)
    return [int(i) for i in idx if i not in chosen], [int(i) for i in val]


def get_accuracy(model, data):
    was_training = model.training
    model.eval()
    correct = 0
    with torch.no_grad():
        for x, y in DataLoader(data, batch_size=100):
            correct += (model(x).argmax(1) == y).sum().item()
    model.train(was_training)
    return correct / len(data)


def train_once(model, train_data, val_data, optimizer, epochs, record_every=10):
    if optimizer == "adam":
        opt = torch.optim.Adam(model.parameters())
    else:
        opt = torch.optim.SGD(model.parameters(), lr=0.01)
    criterion = nn.CrossEntropyLoss()
    loader = DataLoader(train_data, batch_size=50, shuffle=True)
    weight = next(p for p in model.parameters() if p.dim() > 1)
    curves = {"loss_curve": [], "train_acc_curve": [], "val_acc_curve": [], "grad_curve": []}
    model.train()
    step = 0
    for epoch in range(epochs):
        for x, y in loader:
            opt.zero_grad()
            out = model(x)
            loss = criterion(out, y)
            loss.backward()
            opt.step()
            if step % record_every == 0:
                curves["loss_curve"].append(float(loss))
                curves["train_acc_curve"].append(float((out.argmax(1) == y).float().mean()))
                curves["val_acc_curve"].append(get_accuracy(model, val_data))
                curves["grad_curve"].append(float(weight.grad.norm(2)))
            step += 1
    return curves
