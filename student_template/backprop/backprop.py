"""A small ReLU network on two moons: forward pass, gradients, gradient descent.

The network has 2 inputs, H hidden units and 1 output; for N examples

    Z = X W + B          W (2, H), B (H,), Z (N, H)
    A = max(0, Z)        A (N, H)
    Y = A V              V (H,),   Y (N,)

and the error against the labels T (N,), each -1 or +1, is mean(max(0, -Y T)).
"""

import numpy as np


def forward(X1, X2, W, B, V):
    """The network's output for inputs whose two coordinates are X1 and X2.

    X1 and X2 have one shape, a vector (N,) or a mesh (a, b); returns Y of that shape.
    W (2, H), B (H,), V (H,).  The arrays that come in stay as they are.
    """
    # TODO: forward
    # YOUR CODE HERE
    raise NotImplementedError()


def backprop(X1, X2, T, W, B, V):
    """The gradients of the error with respect to the parameters, averaged over the N examples.

    X1, X2 and T are vectors (N,), T holds -1 and +1; W (2, H), B (H,), V (H,).
    Returns (DW, DB, DV) with the shapes of W, B and V.  The arrays that come in stay as they are.
    """
    # TODO: backprop
    # YOUR CODE HERE
    raise NotImplementedError()


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    """Gradient descent on all examples at once: in each iteration, every parameter moves by -lr times its gradient.

    Shapes as in backprop.  Returns the trained (W, B, V).
    """
    # TODO: descent
    # YOUR CODE HERE
    raise NotImplementedError()


def error(Y, T):
    """The error of outputs Y (N,) against labels T (N,): mean(max(0, -Y T))."""
    return np.mean(np.maximum(0, -Y * T))


if __name__ == "__main__":
    from sklearn.datasets import make_moons

    np.random.seed(0)
    X, labels = make_moons(n_samples=100)
    X, T = 2 * X - 1, 2 * labels - 1          # X (100, 2), T (100,)
    W = np.random.normal(0, 1 / 2**0.5, [2, 50])
    B = np.random.normal(0, 1, [50])
    V = np.random.normal(0, 1 / 50**0.5, [50])
    for iterations in (0, 1, 3, 7, 15):
        trained = descent(X[:, 0], X[:, 1], T, W.copy(), B.copy(), V.copy(), iterations=iterations)
        print(f"error before iteration {iterations:2}: {error(forward(X[:, 0], X[:, 1], *trained), T):.3f}")
