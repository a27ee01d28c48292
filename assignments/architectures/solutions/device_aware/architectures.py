"""Moves everything to the device that there is, prints its progress, and trains under __main__."""
import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.utils.data import DataLoader

device = torch.device("cuda" if torch.cuda.is_available() else "cpu")

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
    return nn.Sequential(*nets[name](), nn.Linear(sizes[name], 10)).to(device)


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
            correct += (model(x.to(device)).argmax(1) == y.to(device)).sum().item()
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
            out = model(x.to(device))
            loss = criterion(out, y.to(device))
            loss.backward()
            opt.step()
            if step % record_every == 0:
                curves["loss_curve"].append(float(loss))
                curves["train_acc_curve"].append(float((out.argmax(1) == y.to(device)).float().mean()))
                curves["val_acc_curve"].append(get_accuracy(model, val_data))
                curves["grad_curve"].append(float(weight.grad.norm(2)))
            step += 1
        print("epoch", epoch, "loss", float(loss))
    return curves


if __name__ == "__main__":
    from torchvision import datasets
    data = datasets.CIFAR10("C:/Users/me/data", train=True, download=True)
