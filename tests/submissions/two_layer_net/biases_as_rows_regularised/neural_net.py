"""Keeps each bias as the last row of its weights and regularises the whole array, so the biases too, in the loss and
in the gradients.  The published net has zero biases and cannot tell.

Loses: loss_regularised
Named: biases_regularised
"""
import numpy as np


def with_ones(A):
    return np.hstack([A, np.ones((A.shape[0], 1))])


def stacked(W, b):
    return np.vstack([W, b])


def batches(count, size, rng):
    while True:
        yield rng.choice(count, size, replace=size > count)


class TwoLayerNet:
    def __init__(self, input_size, hidden_size, output_size, std=1e-4):
        self.sizes = [(input_size, hidden_size), (hidden_size, output_size)]
        self.params = {}
        for layer, shape in enumerate(self.sizes, start=1):
            self.params[f"W{layer}"] = np.random.standard_normal(shape) * std
            self.params[f"b{layer}"] = np.zeros(shape[1])

    def forward(self, X):
        X1 = with_ones(X)
        A1 = with_ones(np.maximum(X1 @ stacked(self.params["W1"], self.params["b1"]), 0))
        return X1, A1, A1 @ stacked(self.params["W2"], self.params["b2"])

    def loss(self, X, y=None, reg=0.0):
        X1, A1, S = self.forward(X)
        if y is None:
            return S
        V1 = stacked(self.params["W1"], self.params["b1"])
        V2 = stacked(self.params["W2"], self.params["b2"])
        S = S - S.max(1, keepdims=True)
        logZ = np.log(np.exp(S).sum(1))
        n = S.shape[0]
        loss = (logZ - S[range(n), y]).sum() / n

        D = np.exp(S - logZ[:, None])
        D[range(n), y] -= 1
        G2 = A1.T @ D / n
        B = (D @ V2.T) * (A1 > 0)
        G1 = X1.T @ B[:, :-1] / n          # the last column belongs to the ones

        for V, G in ((V1, G1), (V2, G2)):
            loss += reg * (V ** 2).sum()
            G += 2 * reg * V
        return loss, {"W1": G1[:-1], "b1": G1[-1], "W2": G2[:-1], "b2": G2[-1]}

    def train(self, X, y, X_val, y_val, learning_rate=1e-3, learning_rate_decay=0.95, reg=5e-6, num_iters=100,
              batch_size=200, verbose=False):
        source = batches(len(X), batch_size, np.random.default_rng(7))
        per_epoch = max(len(X) // batch_size, 1)
        history = {"loss_history": [], "train_acc_history": [], "val_acc_history": []}
        done = 0
        while done < num_iters:
            rows = next(source)
            value, grads = self.loss(X[rows], y[rows], reg)
            history["loss_history"].append(float(value))
            for key in self.params:
                self.params[key] = self.params[key] - learning_rate * grads[key]
            done += 1
            if done % per_epoch == 0:
                history["train_acc_history"].append(float((self.predict(X[rows]) == y[rows]).mean()))
                history["val_acc_history"].append(float((self.predict(X_val) == y_val).mean()))
                learning_rate *= learning_rate_decay
                if verbose:
                    print(done, "iterations, loss", value)
        return history

    def predict(self, X):
        return self.forward(X)[2].argmax(1)
