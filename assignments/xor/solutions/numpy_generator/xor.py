"""All random numbers from one NumPy generator; arrays throughout, a scalar for a batch of one."""
import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

rng = np.random.default_rng()


def make_data(n=2, centered=False):
    bits = rng.integers(0, 2, n)
    example = np.append(bits, np.bitwise_xor.reduce(bits)).astype(float)
    if centered:
        example = (example - 0.5) * 2
    example += 0.1 * rng.random(n + 1)
    return example[:n], example[n]


def make_batch(batch_size=10, n=2, centered=False):
    x = np.zeros((batch_size, n), dtype=np.float32)
    y = np.zeros(batch_size, dtype=np.float32)
    for i in range(batch_size):
        x[i], y[i] = make_data(n, centered)
    return x, y


class NN(nn.Module):
    def __init__(self, n=2, hidden=2, activation="sigmoid", uniform_init=False):
        super(NN, self).__init__()
        self.w1, self.b1 = self.layer(n, hidden, uniform_init)
        self.w2, self.b2 = self.layer(hidden, 1, uniform_init)
        self.act = getattr(F, activation) if activation == "relu" else getattr(torch, activation)

    def layer(self, n_in, n_out, uniform_init):
        a = 1.0 if uniform_init else n_in ** -0.5
        draws = [rng.uniform(-a, a, (n_out, n_in)), rng.uniform(-a, a, n_out)]
        return [nn.Parameter(torch.tensor(draw, dtype=torch.float32)) for draw in draws]

    def forward(self, x):
        h = self.act(F.linear(x, self.w1, self.b1))
        return F.linear(h, self.w2, self.b2).squeeze()


def train(model, train_data, lr=0.01, epochs=100):
    criterion = nn.MSELoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    history = []
    model.train()
    for epoch in range(epochs):
        for x, y in train_data:
            optimizer.zero_grad()
            out = model(torch.as_tensor(x))
            loss = criterion(out, torch.as_tensor(y).reshape(out.shape))
            loss.backward()
            optimizer.step()
            history.append(float(loss))
    return history


def test(model, test_data):
    model.eval()
    losses, hits, count = [], 0, 0
    with torch.no_grad():
        for x, y in test_data:
            out = model(torch.as_tensor(x)).numpy()
            losses.append(((out - y) ** 2).mean())
            hits += (np.rint(out) == np.rint(y)).sum()
            count += len(y)
    return np.mean(losses), hits / count


def learning_rate_sweep(rates):
    answer = {}
    for rate in rates:
        net = NN(2, 8, "tanh")
        history = train(net, [make_batch(10, 2, True) for _ in range(10)], rate, 40)
        first, last = history[0], history[-1]
        if not np.isfinite(last) or last > 10 * first:
            answer[rate] = "diverges"
        elif test(net, [make_batch(100, 2, True)])[1] >= 0.95:
            answer[rate] = "learns"
        else:
            answer[rate] = "slow"
    return answer
