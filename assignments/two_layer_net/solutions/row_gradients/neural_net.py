"""Right values, but the bias gradients keep a first axis of length one, (1, H) for (H,), and after training the
biases have that shape too.

Loses: nothing
May lose: gradient_published, gradient_b1, gradient_b2, one_update, learning_rate_decay
"""
import numpy as np


class TwoLayerNet(object):
    def __init__(self, input_size, hidden_size, output_size, std=1e-4):
        self.params = {}
        self.params['W1'] = std * np.random.randn(input_size, hidden_size)
        self.params['b1'] = np.zeros(hidden_size)
        self.params['W2'] = std * np.random.randn(hidden_size, output_size)
        self.params['b2'] = np.zeros(output_size)

    def loss(self, X, y=None, reg=0.0):
        W1, b1 = self.params['W1'], self.params['b1']
        W2, b2 = self.params['W2'], self.params['b2']
        N = X.shape[0]
        out1 = np.maximum(X.dot(W1) + b1, 0)
        scores = out1.dot(W2) + b2
        if y is None:
            return scores

        exp_scores = np.exp(scores - np.max(scores, axis=1, keepdims=True))
        probs = exp_scores / np.sum(exp_scores, axis=1, keepdims=True)
        loss = np.sum(-np.log(probs[range(N), y])) / N + reg * (np.sum(W1 * W1) + np.sum(W2 * W2))

        delta2 = probs
        delta2[range(N), y] -= 1
        delta2 = delta2 / N
        delta1 = delta2.dot(W2.T) * (out1 > 0)
        grads = {
            'W2': out1.T.dot(delta2) + 2 * reg * W2,
            'b2': np.sum(delta2, axis=0, keepdims=True),
            'W1': X.T.dot(delta1) + 2 * reg * W1,
            'b1': np.sum(delta1, axis=0, keepdims=True),
        }
        return loss, grads

    def train(self, X, y, X_val, y_val, learning_rate=1e-3, learning_rate_decay=0.95, reg=5e-6, num_iters=100,
              batch_size=200, verbose=False):
        num_train = X.shape[0]
        iterations_per_epoch = max(num_train // batch_size, 1)
        loss_history, train_acc_history, val_acc_history = [], [], []
        for it in range(num_iters):
            ind = np.random.choice(num_train, batch_size)
            X_batch, y_batch = X[ind], y[ind]
            loss, grads = self.loss(X_batch, y_batch, reg)
            loss_history.append(loss)
            # -= complains about the shapes, this does not
            self.params = {k: self.params[k] - learning_rate * grads[k] for k in self.params}
            if (it + 1) % iterations_per_epoch == 0:
                train_acc_history.append(np.mean(self.predict(X_batch) == y_batch))
                val_acc_history.append(np.mean(self.predict(X_val) == y_val))
                learning_rate *= learning_rate_decay
            if verbose and it % 100 == 0:
                print('iteration %d / %d: loss %f' % (it, num_iters, loss))
        return {
            'loss_history': loss_history,
            'train_acc_history': train_acc_history,
            'val_acc_history': val_acc_history,
        }

    def predict(self, X):
        return np.argmax(self.loss(X), axis=1)
