"""A notebook's cells after each other: a class that is defined twice, magics, and a plot that may not be drawn."""
%matplotlib inline
import math
import random
import numpy as np
import torch
import torch.nn as nn
import torch.optim as optim
try:
    import matplotlib.pyplot as plt
except ImportError:
    plt = None

# --- data
def make_data(n=2, centered=False):
    v = [random.randrange(2) for i in range(n)]
    y = 0
    for bit in v:
        y ^= bit
    if centered:
        v = [2*(x-0.5) for x in v]
        y = 2*(y-0.5)
    v = [x + 0.1*random.random() for x in v]
    y = y + 0.1*random.random()
    return v, y

def make_batch(batch_size=10, n=2, centered=False):
    v, y = zip(*[make_data(n, centered) for i in range(batch_size)])
    return np.array(v, dtype='float32'), np.array(y, dtype='float32')

print(make_data(), make_batch(3))

# --- first try
class NN(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(2, 1)

    def forward(self, x):
        return self.fc(x)

# --- the real one
class NN(nn.Module):
    def __init__(self, n=2, hidden=2, activation='sigmoid', uniform_init=False):
        super().__init__()
        self.fc1 = nn.Linear(n, hidden)
        self.fc2 = nn.Linear(hidden, 1)
        acts = nn.ModuleDict({'sigmoid': nn.Sigmoid(), 'tanh': nn.Tanh(), 'relu': nn.ReLU()})
        self.act = acts[activation]
        if uniform_init:
            for w in [self.fc1.weight, self.fc1.bias, self.fc2.weight, self.fc2.bias]:
                torch.nn.init.uniform_(w, -1, 1)

    def forward(self, x):
        return self.fc2(self.act(self.fc1(x))).squeeze(-1)

def train(model, train_data, lr=0.01, epochs=100):
    crit = nn.MSELoss()
    opt = optim.SGD(model.parameters(), lr=lr)
    hist = []
    for ep in range(epochs):
        for x, y in train_data:
            opt.zero_grad()
            l = crit(model(torch.from_numpy(x)), torch.from_numpy(y))
            l.backward()
            opt.step()
            hist += [l.item()]
    return hist

def test(model, test_data):
    ls, accs = [], []
    with torch.no_grad():
        for x, y in test_data:
            o = model(torch.from_numpy(x))
            y = torch.from_numpy(y)
            ls.append(nn.MSELoss()(o, y).item())
            accs.append((torch.round(o) == torch.round(y)).float().mean().item())
    return np.mean(ls), np.mean(accs)

# --- experiments
def learning_rate_sweep(rates):
    res = {}
    for lr in rates:
        m = NN(2, 8, 'tanh')
        h = train(m, [make_batch(10, 2, True) for i in range(10)], lr, 40)
        if math.isnan(h[-1]) or math.isinf(h[-1]) or h[-1] > 10*h[0]:
            res[lr] = 'diverges'
        elif test(m, [make_batch(100, 2, True)])[1] >= 0.95:
            res[lr] = 'learns'
        else:
            res[lr] = 'slow'
    return res

m = NN(2, 4, 'tanh')
h = train(m, [make_batch(10, 2, True) for i in range(10)], 0.1, 20)
print('final loss', h[-1], 'test', test(m, [make_batch(50, 2, True)]))
