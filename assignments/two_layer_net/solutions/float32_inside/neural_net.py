"""Works in float32 throughout to save memory: parameters, scores, loss and gradients are float32.  Right to the
seven digits that float32 has, so the published figures with more digits may be out of reach.

Loses: nothing
May lose: scores_published, loss_published, gradient_published
"""
import numpy as np

f32 = np.float32


class TwoLayerNet:
    def __init__(self, input_size, hidden_size, output_size, std=1e-4):
        self.params = {}
        self.params['W1'] = (std * np.random.randn(input_size, hidden_size)).astype(f32)
        self.params['b1'] = np.zeros(hidden_size, dtype=f32)
        self.params['W2'] = (std * np.random.randn(hidden_size, output_size)).astype(f32)
        self.params['b2'] = np.zeros(output_size, dtype=f32)

    def _weights(self):
        return [np.asarray(self.params[k], dtype=f32) for k in ('W1', 'b1', 'W2', 'b2')]

    def loss(self, X, y=None, reg=0.0):
        W1, b1, W2, b2 = self._weights()
        X = np.asarray(X, dtype=f32)
        reg = f32(reg)
        h = np.maximum(X @ W1 + b1, 0)
        s = h @ W2 + b2
        if y is None:
            return s

        n = f32(len(X))
        s = s - s.max(axis=1, keepdims=True)
        logp = s - np.log(np.exp(s).sum(axis=1, keepdims=True))
        picked = logp[np.arange(len(X)), y]
        loss = -picked.sum() / n + reg * (np.sum(W1 * W1) + np.sum(W2 * W2))

        ds = np.exp(logp)
        ds[np.arange(len(X)), y] -= 1
        ds /= n
        dh = (ds @ W2.T) * (h > 0)
        grads = {
            'W1': X.T @ dh + f32(2) * reg * W1,
            'b1': dh.sum(axis=0),
            'W2': h.T @ ds + f32(2) * reg * W2,
            'b2': ds.sum(axis=0),
        }
        return loss, grads

    def train(self, X, y, X_val, y_val, learning_rate=1e-3, learning_rate_decay=0.95, reg=5e-6, num_iters=100,
              batch_size=200, verbose=False):
        n = len(X)
        epoch = max(n // batch_size, 1)
        X = X.astype(f32)
        X_val = X_val.astype(f32)
        losses, train_acc, val_acc = [], [], []
        for i in range(num_iters):
            j = np.random.choice(n, batch_size)
            loss, grads = self.loss(X[j], y[j], reg)
            losses.append(loss)
            for k in grads:
                self.params[k] = (self.params[k] - f32(learning_rate) * grads[k]).astype(f32)
            if (i + 1) % epoch == 0:
                train_acc.append(np.mean(self.predict(X[j]) == y[j]))
                val_acc.append(np.mean(self.predict(X_val) == y_val))
                learning_rate *= learning_rate_decay
            if verbose and i % 100 == 0:
                print(i, loss)
        return {'loss_history': losses, 'train_acc_history': train_acc, 'val_acc_history': val_acc}

    def predict(self, X):
        return np.argmax(self.loss(X), axis=1)
