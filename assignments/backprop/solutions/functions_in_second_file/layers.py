import numpy as np


class Linear:
    def __init__(self, W, B):
        self.W = W
        self.B = B

    @staticmethod
    def stack(X1, X2):
        return np.stack([X1, X2], axis=-1)

    def forward(self, X):
        self.X = X
        return X @ self.W + self.B

    def backward(self, DZ):
        self.DW = self.X.T @ DZ
        self.DB = DZ.sum(axis=0)
        return DZ @ self.W.T


class ReLU:
    def forward(self, Z):
        self.on = Z > 0
        return Z * self.on

    def backward(self, DA):
        return DA * self.on


class Output:
    def __init__(self, V):
        self.V = V

    def forward(self, A):
        self.A = A
        return A @ self.V

    def backward(self, DY):
        self.DV = self.A.T @ DY
        return np.outer(DY, self.V)


class Hinge:
    """mean(max(0, -Y T))"""

    def __init__(self, T):
        self.T = T

    def forward(self, Y):
        self.Y = Y
        return np.maximum(0, -Y * self.T).mean()

    def backward(self):
        return -self.T * (self.Y * self.T < 0) / len(self.T)
