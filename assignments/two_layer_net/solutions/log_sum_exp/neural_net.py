"""Never forms the probabilities for the loss: takes the score of the right class from the log-sum-exp.

Loses: nothing
"""
import numpy as np


class TwoLayerNet(object):
    def __init__(self, input_size, hidden_size, output_size, std=1e-4):
        W1 = std * np.random.randn(input_size, hidden_size)
        W2 = std * np.random.randn(hidden_size, output_size)
        self.params = {'W1': W1, 'W2': W2, 'b1': np.zeros(hidden_size), 'b2': np.zeros(output_size)}

    def loss(self, X, y=None, reg=0.0):
        W1, b1, W2, b2 = [self.params[k] for k in ('W1', 'b1', 'W2', 'b2')]
        n = X.shape[0]
        z1 = np.dot(X, W1) + b1
        a1 = z1 * (z1 > 0)
        z2 = np.dot(a1, W2) + b2
        if y is None:
            return z2

        # log(sum(exp(z))) = m + log(sum(exp(z - m)))
        m = z2.max(axis=1, keepdims=True)
        lse = m + np.log(np.exp(z2 - m).sum(axis=1, keepdims=True))
        data_loss = np.mean(lse[:, 0] - z2[np.arange(n), y])
        reg_loss = reg * (np.sum(W1 ** 2) + np.sum(W2 ** 2))

        dz2 = np.exp(z2 - lse)
        dz2[np.arange(n), y] -= 1.0
        dz2 = dz2 / n
        dz1 = np.dot(dz2, W2.T)
        dz1[z1 <= 0] = 0
        grads = {}
        grads['W1'] = np.dot(X.T, dz1) + reg * 2 * W1
        grads['b1'] = dz1.sum(axis=0)
        grads['W2'] = np.dot(a1.T, dz2) + reg * 2 * W2
        grads['b2'] = dz2.sum(axis=0)
        return data_loss + reg_loss, grads

    def train(self, X, y, X_val, y_val, learning_rate=1e-3, learning_rate_decay=0.95, reg=5e-6, num_iters=100,
              batch_size=200, verbose=False):
        n = X.shape[0]
        steps = max(n // batch_size, 1)
        loss_history, train_acc, val_acc = [], [], []
        lr = learning_rate
        for t in range(num_iters):
            mask = np.random.choice(n, batch_size)
            X_batch = X[mask]
            y_batch = y[mask]
            loss, grads = self.loss(X_batch, y_batch, reg)
            loss_history.append(loss)
            self.params['W1'] -= lr * grads['W1']
            self.params['b1'] -= lr * grads['b1']
            self.params['W2'] -= lr * grads['W2']
            self.params['b2'] -= lr * grads['b2']
            if (t + 1) % steps == 0:
                train_acc.append(np.mean(self.predict(X_batch) == y_batch))
                val_acc.append(np.mean(self.predict(X_val) == y_val))
                lr *= learning_rate_decay
                if verbose:
                    print('epoch', (t + 1) // steps, 'loss', loss, 'val', val_acc[-1])
        return {'loss_history': loss_history, 'train_acc_history': train_acc, 'val_acc_history': val_acc}

    def predict(self, X):
        scores = self.loss(X)
        return np.argmax(scores, axis=1)


def tune(X, y, X_val, y_val):
    results = {}
    for lr in (1e-3, 5e-4):
        net = TwoLayerNet(X.shape[1], 100, len(np.unique(y)))
        net.train(X, y, X_val, y_val, learning_rate=lr, reg=0.2, num_iters=1500)
        results[lr] = (np.mean(net.predict(X_val) == y_val), net)
    return max(results.values(), key=lambda pair: pair[0])[1]
