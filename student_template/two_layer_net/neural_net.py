"""A classifier with one hidden layer, trained by stochastic gradient descent, in NumPy alone.

    X (N, D)  ->  hidden = max(0, X W1 + b1) (N, H)  ->  scores = hidden W2 + b2 (N, C)  ->  softmax loss

N is the batch size, D the input size, H the hidden size and C the number of classes.
"""

import numpy as np


class TwoLayerNet:
    """Two fully connected layers with a ReLU between them; `params` holds W1 (D, H), b1 (H,), W2 (H, C), b2 (C,)."""

    def __init__(self, input_size, hidden_size, output_size, std=1e-4):
        """Set `self.params`: weights std * np.random.randn(...), W1 drawn before W2, and biases zero."""
        self.params = {}
        # TODO: starting parameters
        # YOUR CODE HERE
        raise NotImplementedError()

    def loss(self, X, y=None, reg=0.0):
        """The scores, or the loss and its gradients.

        X (N, D); y (N,) integer labels in 0 .. C-1, or None; reg: the regularisation strength.
        Without y: returns the scores (N, C).  With y: returns (loss, grads), where loss is the mean softmax loss plus
        reg * (sum(W1**2) + sum(W2**2)), and grads has the keys of `params` and an array of the same shape for each.
        Biases are not regularised.  Large scores (1e3) must not make the loss NaN.
        """
        W1, b1 = self.params["W1"], self.params["b1"]
        W2, b2 = self.params["W2"], self.params["b2"]
        # TODO: scores
        # YOUR CODE HERE
        raise NotImplementedError()
        if y is None:
            return scores

        # TODO: loss
        # YOUR CODE HERE
        raise NotImplementedError()

        # TODO: gradients (until they are written, grads = {} lets the loss be checked)
        # YOUR CODE HERE
        raise NotImplementedError()
        return loss, grads

    def train(self, X, y, X_val, y_val, learning_rate=1e-3, learning_rate_decay=0.95, reg=5e-6, num_iters=100,
              batch_size=200, verbose=False):
        """Change `params` by minibatch stochastic gradient descent; returns the histories.

        X (N, D) and y (N,) to train on, X_val and y_val to validate on.  Each of num_iters iterations draws batch_size
        examples at random with replacement and moves every parameter by -learning_rate times its gradient.  After each
        epoch of max(N // batch_size, 1) iterations the rate is multiplied by learning_rate_decay.
        Returns a dict of lists: 'loss_history', one loss an iteration; 'train_acc_history' and 'val_acc_history', one
        accuracy an epoch, on the epoch's last batch and on all of X_val.
        """
        history = {"loss_history": [], "train_acc_history": [], "val_acc_history": []}
        iterations_per_epoch = max(len(X) // batch_size, 1)

        for iteration in range(num_iters):
            # TODO: draw a batch: X_batch (batch_size, D), y_batch (batch_size,)
            # YOUR CODE HERE
            raise NotImplementedError()

            loss, grads = self.loss(X_batch, y=y_batch, reg=reg)
            history["loss_history"].append(loss)

            # TODO: update every parameter
            # YOUR CODE HERE
            raise NotImplementedError()

            if verbose and iteration % 100 == 0:
                print(f"iteration {iteration} of {num_iters}: loss {loss:.6f}")

            if (iteration + 1) % iterations_per_epoch == 0:
                history["train_acc_history"].append((self.predict(X_batch) == y_batch).mean())
                history["val_acc_history"].append((self.predict(X_val) == y_val).mean())
                # TODO: decay the learning rate
                # YOUR CODE HERE
                raise NotImplementedError()
        return history

    def predict(self, X):
        """The class with the highest score for each row of X (N, D): integer labels (N,)."""
        # TODO: predict
        # YOUR CODE HERE
        raise NotImplementedError()


def tune(X, y, X_val, y_val, num_iters=500):
    """Train nets with several settings and return the one with the best validation accuracy.

    X (N, D), y (N,), X_val and y_val as in TwoLayerNet.train; num_iters: the iterations that each net may use.
    """
    # TODO: tune
    # YOUR CODE HERE
    raise NotImplementedError()
