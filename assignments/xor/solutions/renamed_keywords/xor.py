"""Parameters under other names, float64 losses, the last loss of each epoch, and a guarded main part that prints."""
import numpy as np
import torch
import torch.nn as nn


def make_data(num_inputs=2, center=False):
    x = np.random.choice([0.0, 1.0], num_inputs)
    y = x.sum() % 2
    if center:
        x = 2 * (x - 0.5)
        y = 2 * (y - 0.5)
    noise = np.random.random(num_inputs + 1) * 0.1
    return list(x + noise[:-1]), float(y + noise[-1])


def make_batch(size=10, num_inputs=2, center=False):
    data = [make_data(num_inputs, center) for _ in range(size)]
    x = np.array([d[0] for d in data], np.float32)
    y = np.array([d[1] for d in data], np.float32)
    return [x, y]


class NN(nn.Module):
    def __init__(self, num_inputs=2, num_hidden=2, act="sigmoid", uniform=False):
        super().__init__()
        self.layers = nn.ModuleList([nn.Linear(num_inputs, num_hidden), nn.Linear(num_hidden, 1)])
        self.act = act
        if uniform:
            for p in self.parameters():
                p.data.uniform_(-1, 1)

    def forward(self, batch):
        hidden = self.layers[0](batch)
        hidden = getattr(torch, self.act)(hidden)
        return self.layers[1](hidden).flatten()


def train(net, batches, learning_rate=0.01, num_epochs=100):
    optimizer = torch.optim.SGD(net.parameters(), lr=learning_rate, momentum=0)
    mse = nn.MSELoss()
    history = []
    for epoch in range(num_epochs):
        for x, y in batches:
            net.zero_grad()
            loss = mse(net(torch.Tensor(x)), torch.Tensor(y))
            loss.backward()
            optimizer.step()
        history.append(np.float64(loss.item()))
    return history


def test(net, batches):
    outputs = np.concatenate([net(torch.Tensor(x)).detach().numpy() for x, _ in batches]).astype(np.float64)
    labels = np.concatenate([y for _, y in batches]).astype(np.float64)
    return ((outputs - labels) ** 2).mean(), (outputs.round() == labels.round()).mean()


def learning_rate_sweep(rates):
    outcome = {}
    for r in rates:
        net = NN(2, 8, "tanh")
        losses = train(net, [make_batch(10, 2, True) for i in range(10)], r, 40)
        if np.isnan(losses[-1]) or np.isinf(losses[-1]) or losses[-1] > losses[0] * 10:
            outcome[r] = "diverges"
            continue
        _, accuracy = test(net, [make_batch(100, 2, True)])
        outcome[r] = "learns" if accuracy >= 0.95 else "slow"
    return outcome


if __name__ == "__main__":
    print(learning_rate_sweep([0.0001, 0.001, 0.01, 0.1, 1.0]))
