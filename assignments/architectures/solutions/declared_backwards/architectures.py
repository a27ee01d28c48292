"""The layers of each net are declared from the last to the first; the first layer is found by the shape of its input."""
import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.utils.data import DataLoader


class Mlp1(nn.Module):
    def __init__(self, act):
        super().__init__()
        self.act = act
        self.fc2 = nn.Linear(32, 10)
        self.fc1 = nn.Linear(1024, 32)

    def forward(self, x):
        return self.fc2(self.act(self.fc1(x.view(-1, 1024))))


class Mlp2(nn.Module):
    def __init__(self, act):
        super().__init__()
        self.act = act
        self.fc3 = nn.Linear(64, 10)
        self.fc2 = nn.Linear(32, 64, bias=False)
        self.fc1 = nn.Linear(1024, 32)

    def forward(self, x):
        x = self.act(self.fc1(x.view(-1, 1024)))
        return self.fc3(self.fc2(x))


class Cnn3(nn.Module):
    def __init__(self, act):
        super().__init__()
        self.act = act
        self.fc = nn.Linear(16 * 3 * 3, 10)
        self.conv3 = nn.Conv2d(8, 16, 7)
        self.conv2 = nn.Conv2d(16, 8, 5)
        self.conv1 = nn.Conv2d(1, 16, 3)

    def forward(self, x):
        x = self.act(self.conv1(x))
        x = F.max_pool2d(self.act(self.conv2(x)), 2)
        x = F.max_pool2d(self.conv3(x), 2)
        return self.fc(x.view(x.size(0), -1))


class Cnn4(nn.Module):
    def __init__(self, act):
        super().__init__()
        self.act = act
        self.fc = nn.Linear(16 * 4 * 4, 10)
        self.conv4 = nn.Conv2d(16, 16, 5)
        self.conv3 = nn.Conv2d(8, 16, 5)
        self.conv2 = nn.Conv2d(16, 8, 3)
        self.conv1 = nn.Conv2d(1, 16, 3)

    def forward(self, x):
        x = self.act(self.conv1(x))
        x = self.act(self.conv2(x))
        x = F.max_pool2d(self.act(self.conv3(x)), 2)
        x = F.max_pool2d(self.act(self.conv4(x)), 2)
        return self.fc(x.view(x.size(0), -1))


class Cnn5(nn.Module):
    def __init__(self, act):
        super().__init__()
        self.act = act
        self.fc = nn.Linear(8 * 4 * 4, 10)
        self.conv6 = nn.Conv2d(16, 8, 3)
        self.conv5 = nn.Conv2d(16, 16, 3)
        self.conv4 = nn.Conv2d(8, 16, 3)
        self.conv3 = nn.Conv2d(16, 8, 3)
        self.conv2 = nn.Conv2d(8, 16, 3)
        self.conv1 = nn.Conv2d(1, 8, 3)

    def forward(self, x):
        x = self.act(self.conv1(x))
        x = self.act(self.conv2(x))
        x = self.act(self.conv3(x))
        x = F.max_pool2d(self.act(self.conv4(x)), 2)
        x = self.act(self.conv5(x))
        x = F.max_pool2d(self.act(self.conv6(x)), 2)
        return self.fc(x.view(x.size(0), -1))


def build(name, activation="relu"):
    act = {"relu": F.relu, "sigmoid": torch.sigmoid}[activation]
    return {"mlp_1": Mlp1, "mlp_2": Mlp2, "cnn_3": Cnn3, "cnn_4": Cnn4, "cnn_5": Cnn5}[name](act)


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
    inputs = train_data[0][0]
    weight = ([p for p in model.parameters() if p.dim() > 1 and p[0].numel() in (inputs.numel(), 9 * len(inputs))
              and p.shape[1] in (inputs.numel(), len(inputs))] or list(model.parameters()))[0]
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
