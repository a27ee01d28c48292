"""The scores are done; the loss, the gradients, training and predict are still to come."""
import numpy as np


class TwoLayerNet:
    def __init__(self, input_size, hidden_size, output_size, std=1e-4):
        self.params = {
            'W1': std * np.random.randn(input_size, hidden_size),
            'b1': np.zeros(hidden_size),
            'W2': std * np.random.randn(hidden_size, output_size),
            'b2': np.zeros(output_size),
        }

    def loss(self, X, y=None, reg=0.0):
        h = np.maximum(0, X @ self.params['W1'] + self.params['b1'])
        scores = h @ self.params['W2'] + self.params['b2']
        if y is None:
            return scores
        # TODO: softmax loss with regularisation
        raise NotImplementedError()

    def train(self, X, y, X_val, y_val, learning_rate=1e-3, learning_rate_decay=0.95, reg=5e-6, num_iters=100,
              batch_size=200, verbose=False):
        # TODO
        raise NotImplementedError()

    def predict(self, X):
        # TODO
        raise NotImplementedError()


def tune(X, y, X_val, y_val):
    raise NotImplementedError()
