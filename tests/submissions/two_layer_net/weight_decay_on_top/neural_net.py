"""Computes with einsum, walks through shuffled epochs, and lets the weights decay in the update although the gradients
hold the regularisation already.

Loses: one_update
Named: regularised_twice
"""
import numpy as np


class TwoLayerNet:
    def __init__(self, input_size, hidden_size, output_size, std=1e-4):
        rng = np.random
        self.params = {}
        for i, (rows, columns) in enumerate([(input_size, hidden_size), (hidden_size, output_size)], 1):
            self.params[f'W{i}'] = std * rng.randn(rows, columns)
            self.params[f'b{i}'] = np.zeros(columns)

    def loss(self, X, y=None, reg=0.0):
        W1, b1 = self.params['W1'], self.params['b1']
        W2, b2 = self.params['W2'], self.params['b2']
        pre = np.einsum('nd,dh->nh', X, W1) + b1
        act = np.maximum(pre, 0)
        scores = np.einsum('nh,hc->nc', act, W2) + b2
        if y is None:
            return scores

        top = np.amax(scores, axis=1, keepdims=True)
        probs = np.exp(scores - top)
        probs = probs / np.sum(probs, axis=1, keepdims=True)
        right = np.take_along_axis(probs, np.asarray(y).reshape(-1, 1), axis=1)
        loss = np.zeros(())
        loss += np.mean(-np.log(right))
        loss += reg * np.sum(W1 ** 2)
        loss += reg * np.sum(W2 ** 2)

        dscores = probs.copy()
        np.put_along_axis(dscores, np.asarray(y).reshape(-1, 1), right - 1, axis=1)
        dscores /= X.shape[0]
        dpre = np.einsum('nc,hc->nh', dscores, W2) * (pre > 0)
        grads = {
            'W1': np.einsum('nd,nh->dh', X, dpre) + 2 * reg * W1,
            'b1': np.einsum('nh->h', dpre),
            'W2': np.einsum('nh,nc->hc', act, dscores) + 2 * reg * W2,
            'b2': np.einsum('nc->c', dscores),
        }
        return loss, grads

    def train(self, X, y, X_val, y_val, learning_rate=1e-3, learning_rate_decay=0.95, reg=5e-6, num_iters=100,
              batch_size=200, verbose=False):
        count = X.shape[0]
        per_epoch = max(count // batch_size, 1)
        loss_history = np.zeros(num_iters)
        train_acc, val_acc = [], []
        for it in range(num_iters):
            if it % per_epoch == 0:
                order = np.random.permutation(count)
            start = it % per_epoch * batch_size
            ids = order[start:start + batch_size]
            loss_history[it], grads = self.loss(X[ids], y[ids], reg=reg)
            epochs_done = it // per_epoch
            rate = learning_rate * learning_rate_decay ** epochs_done
            for key in ('W1', 'W2'):
                self.params[key] *= 1 - 2 * rate * reg
            for key in self.params:
                self.params[key] -= rate * grads[key]
            if (it + 1) % per_epoch == 0:
                train_acc.append(np.mean(self.predict(X[ids]) == y[ids]))
                val_acc.append(np.mean(self.predict(X_val) == y_val))
                if verbose:
                    print(it, loss_history[it], train_acc[-1], val_acc[-1])
        return {
            'loss_history': loss_history,
            'train_acc_history': np.array(train_acc),
            'val_acc_history': np.array(val_acc),
        }

    def predict(self, X):
        return np.argmax(self.loss(X), axis=-1)
