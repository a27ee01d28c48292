# Written for Python 2: print is a statement, the range is an xrange, a division is an integer one.
#
# Loses: forward_vector, forward_mesh, forward_other_cases, gradient_w, gradient_b, gradient_v
# Loses: gradients_other_cases, inputs_unchanged, descent_published_errors, descent_one_step
# Loses: descent_learns
# Outcome: forward_vector=crashed
import numpy as np


def forward(X1, X2, W, B, V):
    X = np.dstack([X1, X2])
    print "shape of the input", X.shape
    return np.maximum(0, X.dot(W) + B).dot(V).reshape(X1.shape)


def backprop(X1, X2, T, W, B, V):
    X = np.array([X1, X2]).T
    N = X.shape[0]
    Z = X.dot(W) + B
    A = np.maximum(0, Z)
    Y = A.dot(V)
    DY = -1.0 / N * T * (Y * T < 0)
    DZ = np.outer(DY, V) * (Z > 0)
    return X.T.dot(DZ), DZ.sum(0), A.T.dot(DY)


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    for i in xrange(iterations):
        DW, DB, DV = backprop(X1, X2, T, W, B, V)
        W, B, V = W - lr * DW, B - lr * DB, V - lr * DV
        if i % (iterations / 8) == 0:
            print i, np.maximum(0, -forward(X1, X2, W, B, V) * T).mean()
    return W, B, V
