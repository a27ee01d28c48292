"""Splits the work into private functions whose parameters have other names, prints when verbose, and leaves the
optional `tune` out.

Loses: nothing
"""
import numpy as np


def _forward(inputs, params):
    hidden_in = np.matmul(inputs, params['W1']) + params['b1']
    hidden_out = np.maximum(hidden_in, 0.0)
    return hidden_out, np.matmul(hidden_out, params['W2']) + params['b2']


def _softmax_loss(logits, labels):
    logits = logits - np.max(logits, axis=1, keepdims=True)
    probabilities = np.exp(logits) / np.sum(np.exp(logits), axis=1, keepdims=True)
    everyone = range(len(labels))
    value = -np.log(probabilities[everyone, labels]).mean()
    upstream = probabilities.copy()
    upstream[everyone, labels] -= 1
    return value, upstream / len(labels)


def _backward(inputs, hidden_out, upstream, params, strength):
    grads = {}
    grads['W2'] = np.matmul(hidden_out.T, upstream) + 2 * strength * params['W2']
    grads['b2'] = np.sum(upstream, axis=0)
    hidden_grad = np.matmul(upstream, params['W2'].T) * (hidden_out > 0)
    grads['W1'] = np.matmul(inputs.T, hidden_grad) + 2 * strength * params['W1']
    grads['b1'] = np.sum(hidden_grad, axis=0)
    return grads


def _penalty(params, strength):
    return strength * (np.sum(params['W1'] ** 2) + np.sum(params['W2'] ** 2))


class TwoLayerNet:
    def __init__(self, input_size, hidden_size, output_size, std=1e-4):
        self.params = {
            'W1': std * np.random.randn(input_size, hidden_size),
            'b1': np.zeros(hidden_size),
            'W2': std * np.random.randn(hidden_size, output_size),
            'b2': np.zeros(output_size),
        }

    def loss(self, X, y=None, reg=0.0):
        hidden_out, logits = _forward(X, self.params)
        if y is None:
            return logits
        value, upstream = _softmax_loss(logits, y)
        grads = _backward(X, hidden_out, upstream, self.params, reg)
        return value + _penalty(self.params, reg), grads

    def _step(self, step_size, grads):
        for name in self.params:
            self.params[name] -= step_size * grads[name]

    def train(self, X, y, X_val, y_val, learning_rate=1e-3, learning_rate_decay=0.95, reg=5e-6, num_iters=100,
              batch_size=200, verbose=False):
        step_size = learning_rate
        epoch = max(len(X) // batch_size, 1)
        losses, train_accs, val_accs = [], [], []
        for iteration in range(num_iters):
            batch = np.random.choice(len(X), batch_size)
            value, grads = self.loss(X[batch], y[batch], reg=reg)
            losses.append(value)
            self._step(step_size, grads)
            if verbose:
                print('iteration', iteration, 'of', num_iters, 'loss', round(float(value), 4))
            if (iteration + 1) % epoch == 0:
                train_accs.append(self._accuracy(X[batch], y[batch]))
                val_accs.append(self._accuracy(X_val, y_val))
                step_size *= learning_rate_decay
        return {'loss_history': losses, 'train_acc_history': train_accs, 'val_acc_history': val_accs}

    def _accuracy(self, inputs, labels):
        return np.mean(self.predict(inputs) == labels)

    def predict(self, X):
        logits = _forward(X, self.params)[1]
        return np.argmax(logits, axis=1)
