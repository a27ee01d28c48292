"""No nn.Linear and no torch.optim: parameters of the same shapes, and updates by hand.  The output layer comes first."""
import math

import numpy as np
import torch


def make_data(n=2, centered=False):
    bits = np.random.randint(2, size=n)
    label = int(bits.sum()) % 2
    low = -1 if centered else 0
    inputs = [low + (1 - low) * int(bit) + 0.1 * np.random.rand() for bit in bits]
    return inputs, low + (1 - low) * label + 0.1 * np.random.rand()


def make_batch(batch_size=10, n=2, centered=False):
    examples = [make_data(n, centered) for _ in range(batch_size)]
    return (np.array([e[0] for e in examples]).astype(np.float32),
            np.array([e[1] for e in examples]).astype(np.float32))


def uniform(reach, *shape):
    return torch.nn.Parameter(reach * (2 * torch.rand(*shape) - 1))


class NN(torch.nn.Module):
    def __init__(self, n=2, hidden=2, activation="sigmoid", uniform_init=False):
        super().__init__()
        first, second = (1, 1) if uniform_init else (1 / math.sqrt(n), 1 / math.sqrt(hidden))
        self.v = uniform(second, 1, hidden)
        self.c = uniform(second, 1)
        self.w = uniform(first, hidden, n)
        self.b = uniform(first, hidden)
        self.act = {"sigmoid": torch.sigmoid, "tanh": torch.tanh, "relu": torch.relu}[activation]

    def forward(self, x):
        return (self.act(x @ self.w.t() + self.b) * self.v).sum(dim=1) + self.c


def train(model, train_data, lr=0.01, epochs=100):
    history = []
    for _ in range(epochs):
        for x, t in train_data:
            y = model(torch.tensor(x))
            loss = torch.mean((y - torch.tensor(t)) ** 2)
            parameters = list(model.parameters())
            gradients = torch.autograd.grad(loss, parameters)
            with torch.no_grad():
                for p, g in zip(parameters, gradients):
                    p.sub_(lr * g)
            history.append(loss.item())
    return np.array(history)


def test(model, test_data):
    x = torch.cat([torch.tensor(batch[0]) for batch in test_data])
    t = torch.cat([torch.tensor(batch[1]) for batch in test_data])
    y = model(x).detach()
    return float(((y - t) ** 2).mean()), int((y.round() == t.round()).sum()) / len(t)


def learning_rate_sweep(rates):
    words = {}
    for rate in rates:
        net = NN(2, hidden=8, activation="tanh")
        history = train(net, [make_batch(10, 2, True) for _ in range(10)], lr=rate, epochs=40)
        exploded = math.isnan(history[-1]) or math.isinf(history[-1]) or history[-1] > 10 * history[0]
        accuracy = 0.0 if exploded else test(net, [make_batch(100, 2, True)])[1]
        words[rate] = "diverges" if exploded else "learns" if accuracy >= 0.95 else "slow"
    return words
