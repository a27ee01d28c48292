"""Shuffles the examples once an epoch and walks through them slice by slice, so that nothing is drawn twice.
With fewer examples than a batch it uses them all; the leftover at the end of an epoch waits for the next shuffle.

Loses: nothing
"""
import numpy as np


class TwoLayerNet:
    def __init__(self, input_size, hidden_size, output_size, std=1e-4):
        self.params = {}
        self.params['W1'] = np.random.normal(0, 1, (input_size, hidden_size)) * std
        self.params['W2'] = np.random.normal(0, 1, (hidden_size, output_size)) * std
        self.params['b1'] = np.zeros(hidden_size)
        self.params['b2'] = np.zeros(output_size)

    def loss(self, X, y=None, reg=0.0):
        fc1 = X.dot(self.params['W1']) + self.params['b1']
        relu = np.clip(fc1, 0, None)
        scores = relu.dot(self.params['W2']) + self.params['b2']
        if y is None:
            return scores

        n = X.shape[0]
        rows = np.arange(n)
        shifted = scores - scores.max(axis=1).reshape(-1, 1)
        exps = np.exp(shifted)
        probs = exps / exps.sum(axis=1).reshape(-1, 1)
        loss = -np.mean(np.log(probs[rows, y]))
        loss += reg * sum(np.sum(np.square(self.params[k])) for k in ('W1', 'W2'))

        grads = {}
        probs[rows, y] -= 1
        probs /= n
        grads['b2'] = probs.sum(axis=0)
        grads['W2'] = relu.T.dot(probs) + 2 * reg * self.params['W2']
        back = probs.dot(self.params['W2'].T)
        back *= fc1 > 0
        grads['b1'] = back.sum(axis=0)
        grads['W1'] = X.T.dot(back) + 2 * reg * self.params['W1']
        return loss, grads

    def train(self, X, y, X_val, y_val, learning_rate=1e-3, learning_rate_decay=0.95, reg=5e-6, num_iters=100,
              batch_size=200, verbose=False):
        num_train = X.shape[0]
        batches = max(num_train // batch_size, 1)
        loss_history, train_acc_history, val_acc_history = [], [], []

        for it in range(num_iters):
            b = it % batches
            if b == 0:
                order = np.random.permutation(num_train)
                if it > 0:
                    learning_rate *= learning_rate_decay
            idx = order[b * batch_size:(b + 1) * batch_size]

            loss, grads = self.loss(X[idx], y[idx], reg)
            loss_history.append(loss)
            for key, value in grads.items():
                self.params[key] += -learning_rate * value

            if b == batches - 1:
                train_acc_history.append((self.predict(X[idx]) == y[idx]).mean())
                val_acc_history.append((self.predict(X_val) == y_val).mean())
            if verbose and it % 100 == 0:
                print("iteration", it, "loss", loss)

        return dict(loss_history=loss_history, train_acc_history=train_acc_history, val_acc_history=val_acc_history)

    def predict(self, X):
        return np.argmax(self.loss(X), axis=1)
