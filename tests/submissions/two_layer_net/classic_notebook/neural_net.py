"""Fills in the notebook's skeleton as it came: `xrange` from past.builtins, matplotlib imported and unused, and the
rate decayed where the skeleton has its once-per-epoch test, so in the first iteration of each epoch.

Loses: nothing
May lose: learning_rate_decay, one_update
"""
from __future__ import print_function

import numpy as np
import matplotlib.pyplot as plt
from past.builtins import xrange


class TwoLayerNet(object):
    """ fully connected - ReLU - fully connected - softmax """

    def __init__(self, input_size, hidden_size, output_size, std=1e-4):
        self.params = {}
        self.params['W1'] = std * np.random.randn(input_size, hidden_size)
        self.params['b1'] = np.zeros(hidden_size)
        self.params['W2'] = std * np.random.randn(hidden_size, output_size)
        self.params['b2'] = np.zeros(output_size)

    def loss(self, X, y=None, reg=0.0):
        W1, b1 = self.params['W1'], self.params['b1']
        W2, b2 = self.params['W2'], self.params['b2']
        N, D = X.shape

        # TODO: forward pass
        h = X.dot(W1) + b1
        h[h < 0] = 0
        scores = h.dot(W2) + b2

        if y is None:
            return scores

        # TODO: loss
        scores = scores - np.max(scores, axis=1)[:, np.newaxis]
        e = np.exp(scores)
        p = e / np.sum(e, axis=1)[:, np.newaxis]
        loss = np.sum(-np.log(p[xrange(N), y])) / N
        loss += reg * (np.sum(W1 * W1) + np.sum(W2 * W2))

        # TODO: backward pass
        grads = {}
        dS = p.copy()
        dS[xrange(N), y] -= 1
        dS /= N
        grads['W2'] = h.T.dot(dS) + 2 * reg * W2
        grads['b2'] = np.sum(dS, axis=0)
        dh = dS.dot(W2.T)
        dh[h == 0] = 0
        grads['W1'] = X.T.dot(dh) + 2 * reg * W1
        grads['b1'] = np.sum(dh, axis=0)

        return loss, grads

    def train(self, X, y, X_val, y_val, learning_rate=1e-3, learning_rate_decay=0.95, reg=5e-6, num_iters=100,
              batch_size=200, verbose=False):
        num_train = X.shape[0]
        iterations_per_epoch = max(num_train / batch_size, 1)

        loss_history = []
        train_acc_history = []
        val_acc_history = []

        for it in xrange(num_iters):
            batch = np.random.choice(num_train, batch_size)
            X_batch = X[batch]
            y_batch = y[batch]

            loss, grads = self.loss(X_batch, y=y_batch, reg=reg)
            loss_history.append(loss)

            for name in self.params:
                self.params[name] -= learning_rate * grads[name]

            if verbose and it % 100 == 0:
                print('%d of %d: loss %f' % (it, num_iters, loss))

            if it % iterations_per_epoch == 0:
                train_acc_history.append((self.predict(X_batch) == y_batch).mean())
                val_acc_history.append((self.predict(X_val) == y_val).mean())
                learning_rate *= learning_rate_decay

        return {
            'loss_history': loss_history,
            'train_acc_history': train_acc_history,
            'val_acc_history': val_acc_history,
        }

    def predict(self, X):
        # TODO: one line
        return np.argmax(self.loss(X), axis=1)


def tune(X, y, X_val, y_val):
    best_net, best_acc = None, -1
    for lr in [5e-4, 1e-3]:
        for hidden in [50, 100]:
            net = TwoLayerNet(X.shape[1], hidden, int(np.max(y)) + 1)
            net.train(X, y, X_val, y_val, learning_rate=lr, reg=0.2, num_iters=1000)
            acc = (net.predict(X_val) == y_val).mean()
            if acc > best_acc:
                best_net, best_acc = net, acc
    return best_net
