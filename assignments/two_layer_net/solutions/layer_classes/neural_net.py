"""Keeps the layers as classes in a second file, layers.py, and builds them anew from `params` in every call.

Loses: nothing
"""
import numpy as np

from layers import Affine, ReLU, SoftmaxLoss


class TwoLayerNet:
    def __init__(self, input_size, hidden_size, output_size, std=1e-4):
        self.params = {
            'W1': std * np.random.randn(input_size, hidden_size),
            'b1': np.zeros(hidden_size),
            'W2': std * np.random.randn(hidden_size, output_size),
            'b2': np.zeros(output_size),
        }

    def layers(self):
        p = self.params
        return Affine(p['W1'], p['b1']), ReLU(), Affine(p['W2'], p['b2'])

    def loss(self, X, y=None, reg=0.0):
        first, relu, second = self.layers()
        scores = second.forward(relu.forward(first.forward(X)))
        if y is None:
            return scores
        criterion = SoftmaxLoss()
        loss = criterion.forward(scores, y) + reg * ((first.W ** 2).sum() + (second.W ** 2).sum())
        first.backward(relu.backward(second.backward(criterion.backward())))
        grads = {
            'W1': first.dW + 2 * reg * first.W, 'b1': first.db,
            'W2': second.dW + 2 * reg * second.W, 'b2': second.db,
        }
        return loss, grads

    def train(self, X, y, X_val, y_val, learning_rate=1e-3, learning_rate_decay=0.95, reg=5e-6, num_iters=100,
              batch_size=200, verbose=False):
        history = {'loss_history': [], 'train_acc_history': [], 'val_acc_history': []}
        epoch = max(len(X) // batch_size, 1)
        for it in range(num_iters):
            i = np.random.choice(len(X), batch_size)
            loss, grads = self.loss(X[i], y[i], reg)
            for name, grad in grads.items():
                self.params[name] = self.params[name] - learning_rate * grad
            history['loss_history'].append(loss)
            if verbose and not it % 100:
                print('iteration {}: loss {}'.format(it, loss))
            if it % epoch == epoch - 1:
                history['train_acc_history'].append(self.accuracy(X[i], y[i]))
                history['val_acc_history'].append(self.accuracy(X_val, y_val))
                learning_rate *= learning_rate_decay
        return history

    def accuracy(self, X, y):
        return float((self.predict(X) == y).mean())

    def predict(self, X):
        return self.loss(X).argmax(axis=1)
