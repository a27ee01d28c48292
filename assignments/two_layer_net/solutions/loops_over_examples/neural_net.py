"""Writes the loss and the backward pass as loops over examples, one outer product at a time.  Slow, and right.

Loses: nothing
"""
import math
import numpy as np


class TwoLayerNet:
    def __init__(self, input_size, hidden_size, output_size, std=1e-4):
        self.params = {"W1": std * np.random.randn(input_size, hidden_size),
                       "b1": np.zeros((hidden_size,)),
                       "W2": std * np.random.randn(hidden_size, output_size),
                       "b2": np.zeros((output_size,))}

    def forward_one(self, x):
        hidden = x @ self.params["W1"] + self.params["b1"]
        hidden = np.where(hidden > 0, hidden, 0)
        return hidden, hidden @ self.params["W2"] + self.params["b2"]

    def loss(self, X, y=None, reg=0.0):
        num = len(X)
        if y is None:
            out = np.zeros((num, len(self.params["b2"])))
            for i in range(num):
                out[i] = self.forward_one(X[i])[1]
            return out

        W1, W2 = self.params["W1"], self.params["W2"]
        total = 0.0
        grads = {k: np.zeros_like(v) for k, v in self.params.items()}
        for i in range(num):
            hidden, s = self.forward_one(X[i])
            s = s - s.max()
            z = np.exp(s).sum()
            total += math.log(z) - s[y[i]]

            ds = np.exp(s) / z
            ds[y[i]] -= 1
            grads["W2"] += np.outer(hidden, ds)
            grads["b2"] += ds
            dh = W2 @ ds
            dh = dh * (hidden > 0)
            grads["W1"] += np.outer(X[i], dh)
            grads["b1"] += dh

        for k in grads:
            grads[k] /= num
        grads["W1"] += 2 * reg * W1
        grads["W2"] += 2 * reg * W2
        penalty = reg * np.sum(W1 ** 2) + reg * np.sum(W2 ** 2)
        return total / num + penalty, grads

    def train(self, X, y, X_val, y_val, learning_rate=1e-3, learning_rate_decay=0.95, reg=5e-6,
              num_iters=100, batch_size=200, verbose=False):
        n = X.shape[0]
        per_epoch = max(n // batch_size, 1)
        losses, train_accs, val_accs = [], [], []
        for step in range(1, num_iters + 1):
            pick = np.random.randint(0, n, size=batch_size)
            value, grads = self.loss(X[pick], y[pick], reg)
            losses.append(value)
            for k in ("W1", "b1", "W2", "b2"):
                self.params[k] = self.params[k] - learning_rate * grads[k]
            if verbose and step % 50 == 0:
                print("step", step, "loss", value)
            if step % per_epoch == 0:
                train_accs.append(float(np.mean(self.predict(X[pick]) == y[pick])))
                val_accs.append(float(np.mean(self.predict(X_val) == y_val)))
                learning_rate = learning_rate * learning_rate_decay
        return {"loss_history": losses, "train_acc_history": train_accs, "val_acc_history": val_accs}

    def predict(self, X):
        labels = np.zeros(len(X), dtype=int)
        for i in range(len(X)):
            labels[i] = int(np.argmax(self.forward_one(X[i])[1]))
        return labels
