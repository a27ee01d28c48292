"""Random bits from torch, tensors until the very end; losses are kept as tensors."""
import torch
from torch import nn, optim


def make_data(n=2, centered=False):
    bits = torch.randint(0, 2, (n,)).float()
    label = bits.sum().remainder(2)
    if centered:
        bits, label = bits.sub(0.5).mul(2), label.sub(0.5).mul(2)
    return bits + 0.1 * torch.rand(n), label + 0.1 * torch.rand(())


def make_batch(batch_size=10, n=2, centered=False):
    xs, ys = zip(*(make_data(n, centered) for _ in range(batch_size)))
    return torch.stack(xs).numpy(), torch.stack(ys).numpy()


class NN(nn.Module):
    ACTIVATIONS = {"sigmoid": nn.Sigmoid, "tanh": nn.Tanh, "relu": nn.ReLU}

    def __init__(self, n=2, hidden=2, activation="sigmoid", uniform_init=False):
        super().__init__()
        self.net = nn.Sequential(nn.Linear(n, hidden), self.ACTIVATIONS[activation](), nn.Linear(hidden, 1))
        if uniform_init:
            self.net.apply(self._draw)

    @staticmethod
    def _draw(module):
        if isinstance(module, nn.Linear):
            with torch.no_grad():
                module.weight.uniform_(-1, 1)
                module.bias.uniform_(-1, 1)

    def forward(self, x):
        return self.net(x).view(-1)


def train(model, train_data, lr=0.01, epochs=100):
    sgd = optim.SGD(model.parameters(), lr)
    losses = []
    for _ in range(epochs):
        for x, y in train_data:
            difference = model(torch.tensor(x)) - torch.tensor(y)
            loss = difference.pow(2).mean()
            sgd.zero_grad()
            loss.backward()
            sgd.step()
            losses.append(loss.detach())
    return losses


@torch.no_grad()
def test(model, test_data):
    loss, accuracy = torch.zeros(()), torch.zeros(())
    for x, y in test_data:
        x, y = torch.tensor(x), torch.tensor(y)
        out = model(x)
        loss += nn.functional.mse_loss(out, y) / len(test_data)
        accuracy += torch.eq(out.round(), y.round()).float().mean() / len(test_data)
    return loss, accuracy


def judge(rate):
    net = NN(hidden=8, activation="tanh")
    losses = train(net, [make_batch(centered=True) for _ in range(10)], lr=rate, epochs=40)
    if not torch.isfinite(losses[-1]) or losses[-1] > 10 * losses[0]:
        return "diverges"
    return "learns" if test(net, [make_batch(100, centered=True)])[1] >= 0.95 else "slow"


def learning_rate_sweep(rates):
    return {rate: judge(rate) for rate in rates}
