"""Layers with a forward and a backward method each; neural_net.py puts them together."""
import numpy as np


class Affine:
    def __init__(self, W, b):
        self.W, self.b = W, b

    def forward(self, x):
        self.x = x
        return x @ self.W + self.b

    def backward(self, dout):
        self.dW = self.x.T @ dout
        self.db = dout.sum(axis=0)
        return dout @ self.W.T


class ReLU:
    def forward(self, x):
        self.on = x > 0
        return np.where(self.on, x, 0.0)

    def backward(self, dout):
        return dout * self.on


class SoftmaxLoss:
    def forward(self, scores, y):
        scores = scores - scores.max(axis=1, keepdims=True)
        self.y = y
        self.probs = np.exp(scores) / np.exp(scores).sum(axis=1, keepdims=True)
        return -np.log(self.probs[np.arange(len(y)), y]).mean()

    def backward(self):
        d = self.probs.copy()
        d[np.arange(len(self.y)), self.y] -= 1
        return d / len(self.y)
