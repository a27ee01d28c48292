# An export of a notebook in which a magic and two shell commands were left standing; the code itself is right.
#
# Loses: nothing
%matplotlib inline
!ls
!pip install scikit-learn
import numpy as np


def forward(X1, X2, W, B, V):
    X = np.stack([X1, X2], axis=-1)
    return np.maximum(0, X @ W + B) @ V


def backprop(X1, X2, T, W, B, V):
    X = np.stack([X1, X2], axis=-1)
    Z = X @ W + B
    A = np.maximum(0, Z)
    Y = A @ V
    DY = np.where(Y * T < 0, -T, 0) / len(T)
    DZ = np.outer(DY, V) * (Z > 0)
    return X.T @ DZ, DZ.sum(axis=0), A.T @ DY


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    for i in range(iterations):
        DW, DB, DV = backprop(X1, X2, T, W, B, V)
        W, B, V = W - lr * DW, B - lr * DB, V - lr * DV
    return W, B, V

%time descent(np.ones(3), np.ones(3), np.ones(3), np.ones((2, 4)), np.zeros(4), -np.ones(4))
