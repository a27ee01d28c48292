"""Right, but `train` gives its parameters names of its own (learningRate, decay, regularization, iters, batchSize):
calls by position work, calls by the handout's keywords do not.

Loses: nothing
May lose: toy_training, one_update, learning_rate_decay, histories, learns_digits
"""
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
        N = X.shape[0]
        W1, b1, W2, b2 = (self.params[name] for name in ['W1', 'b1', 'W2', 'b2'])
        hiddenLayer = X.dot(W1) + b1
        hiddenLayer = np.maximum(hiddenLayer, 0)
        scores = hiddenLayer.dot(W2) + b2
        if y is None:
            return scores

        expScores = np.exp(scores - scores.max(axis=1)[:, None])
        sumExp = expScores.sum(axis=1)
        correctProb = expScores[np.arange(N), y] / sumExp
        loss = np.mean(-np.log(correctProb)) + reg * (np.sum(W1 ** 2) + np.sum(W2 ** 2))

        dScores = expScores / sumExp[:, None]
        dScores[np.arange(N), y] -= 1
        dScores /= N
        dHidden = np.dot(dScores, W2.T)
        dHidden[hiddenLayer == 0] = 0
        grads = {
            'W2': np.dot(hiddenLayer.T, dScores) + 2 * reg * W2,
            'b2': np.sum(dScores, axis=0),
            'W1': np.dot(X.T, dHidden) + 2 * reg * W1,
            'b1': np.sum(dHidden, axis=0),
        }
        return loss, grads

    def train(self, X, y, X_val, y_val, learningRate=1e-3, decay=0.95, regularization=5e-6, iters=100,
              batchSize=200, verbose=False):
        numTrain = X.shape[0]
        itersPerEpoch = max(numTrain // batchSize, 1)
        lossHistory, trainAcc, valAcc = [], [], []
        for it in range(iters):
            sample = np.random.choice(numTrain, batchSize)
            loss, grads = self.loss(X[sample], y[sample], regularization)
            lossHistory.append(loss)
            for key in grads:
                self.params[key] -= learningRate * grads[key]
            if verbose and it % 100 == 0:
                print('%d: %f' % (it, loss))
            if (it + 1) % itersPerEpoch == 0:
                trainAcc.append((self.predict(X[sample]) == y[sample]).mean())
                valAcc.append((self.predict(X_val) == y_val).mean())
                learningRate *= decay
        return {'loss_history': lossHistory, 'train_acc_history': trainAcc, 'val_acc_history': valAcc}

    def predict(self, X):
        return np.argmax(self.loss(X), axis=1)
