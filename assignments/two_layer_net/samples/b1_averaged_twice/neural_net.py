"""A complete solution with one mistake: the gradient of b1 is averaged over the batch twice."""
import numpy as np


class TwoLayerNet:
    def __init__(self, input_size, hidden_size, output_size, std=1e-4):
        self.params = {
            "W1": std * np.random.randn(input_size, hidden_size),
            "b1": np.zeros(hidden_size),
            "W2": std * np.random.randn(hidden_size, output_size),
            "b2": np.zeros(output_size),
        }

    def loss(self, X, y=None, reg=0.0):
        W1, b1, W2, b2 = self.params["W1"], self.params["b1"], self.params["W2"], self.params["b2"]
        num_examples = X.shape[0]
        hidden = np.maximum(0, X.dot(W1) + b1)
        scores = hidden.dot(W2) + b2
        if y is None:
            return scores

        stable = scores - scores.max(axis=1, keepdims=True)
        probs = np.exp(stable)
        probs /= probs.sum(axis=1, keepdims=True)
        correct = probs[np.arange(num_examples), y]
        loss = -np.log(correct).sum() / num_examples + reg * (W1 ** 2).sum() + reg * (W2 ** 2).sum()

        dscores = probs
        dscores[np.arange(num_examples), y] -= 1
        dscores /= num_examples
        dhidden = dscores.dot(W2.T)
        dhidden[hidden <= 0] = 0
        grads = {"W1": X.T.dot(dhidden), "b1": dhidden.mean(0), "W2": hidden.T.dot(dscores), "b2": dscores.sum(0)}
        grads["W1"] += 2 * reg * W1
        grads["W2"] += 2 * reg * W2
        return loss, grads

    def train(self, X, y, X_val, y_val, learning_rate=1e-3, learning_rate_decay=0.95, reg=5e-6, num_iters=100,
              batch_size=200, verbose=False):
        num_train = X.shape[0]
        iterations_per_epoch = max(num_train // batch_size, 1)
        loss_history = []
        train_acc_history = []
        val_acc_history = []
        for it in range(num_iters):
            chosen = np.random.choice(num_train, batch_size)
            X_batch, y_batch = X[chosen, :], y[chosen]
            loss, grads = self.loss(X_batch, y_batch, reg)
            loss_history.append(loss)
            for name in self.params:
                self.params[name] -= learning_rate * grads[name]
            if (it + 1) % iterations_per_epoch == 0:
                train_acc_history.append((self.predict(X_batch) == y_batch).mean())
                val_acc_history.append((self.predict(X_val) == y_val).mean())
                learning_rate *= learning_rate_decay
        return {
            "loss_history": loss_history,
            "train_acc_history": train_acc_history,
            "val_acc_history": val_acc_history,
        }

    def predict(self, X):
        return np.argmax(self.loss(X), axis=1)
