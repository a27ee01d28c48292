"""Draws the order of the images itself, computes the loss from logarithms, records after so many steps."""
import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.utils.data import DataLoader


def build(name, activation="relu"):
    A = {"relu": nn.ReLU, "sigmoid": nn.Sigmoid}[activation]
    P = lambda: nn.MaxPool2d(2, 2)
    C = nn.Conv2d
    nets = {
        "mlp_1": lambda: [nn.Flatten(), nn.Linear(1024, 32), A()],
        "mlp_2": lambda: [nn.Flatten(), nn.Linear(1024, 32), A(), nn.Linear(32, 64, bias=False)],
        "cnn_3": lambda: [C(1, 16, 3), A(), C(16, 8, 5), A(), P(), C(8, 16, 7), P(), nn.Flatten()],
        "cnn_4": lambda: [C(1, 16, 3), A(), C(16, 8, 3), A(), C(8, 16, 5), A(), P(), C(16, 16, 5), A(), P(),
                          nn.Flatten()],
        "cnn_5": lambda: [C(1, 8, 3), A(), C(8, 16, 3), A(), C(16, 8, 3), A(), C(8, 16, 3), A(), P(),
                          C(16, 16, 3), A(), C(16, 8, 3), A(), P(), nn.Flatten()],
    }
    sizes = {"mlp_1": 32, "mlp_2": 64, "cnn_3": 144, "cnn_4": 256, "cnn_5": 128}
    return nn.Sequential(*nets[name](), nn.Linear(sizes[name], 10))


def preprocess(images):
    gray = images.astype(np.float32) @ np.array([0.2989, 0.587, 0.114], dtype=np.float32)
    return torch.from_numpy((gray / 127.5 - 1).astype(np.float32)).unsqueeze(1)


def split(labels, fraction, seed):
    generator = torch.Generator().manual_seed(seed)
    labels = torch.as_tensor(labels)
    train, val = [], []
    for c in labels.unique():
        where = torch.nonzero(labels == c).flatten()
        where = where[torch.randperm(len(where), generator=generator)]
        n = int(len(where) * fraction + 0.5)
        val.append(where[:n])
        train.append(where[n:])
    return torch.cat(train), torch.cat(val)


def everything(data):
    return torch.stack([data[i][0] for i in range(len(data))]), torch.tensor([int(data[i][1]) for i in range(len(data))])


def train_once(model, train_data, val_data, optimizer, epochs, record_every=10):
    x, y = everything(train_data)
    val_x, val_y = everything(val_data)
    opt = {"adam": lambda p: torch.optim.Adam(p, lr=1e-3), "sgd": lambda p: torch.optim.SGD(p, 1e-2)}[optimizer](
        list(model.parameters()))
    first = [p for n, p in model.named_parameters() if n.endswith("weight")][0]
    result = {"loss_curve": [], "train_acc_curve": [], "val_acc_curve": [], "grad_curve": []}
    done = 0
    for _ in range(epochs):
        for index in torch.randperm(len(x)).split(50):
            model.train()
            scores = model(x[index])
            logp = scores - torch.logsumexp(scores, 1, keepdim=True)
            loss = -logp[torch.arange(len(index)), y[index]].mean()
            model.zero_grad()
            loss.backward()
            opt.step()
            done += 1
            if done % record_every == 0:
                model.eval()
                with torch.no_grad():
                    result["loss_curve"].append(loss.detach().item())
                    result["train_acc_curve"].append((model(x).argmax(1) == y).double().mean().item())
                    result["val_acc_curve"].append((model(val_x).argmax(1) == val_y).double().mean().item())
                    result["grad_curve"].append((first.grad ** 2).sum().sqrt().item())
    return result
