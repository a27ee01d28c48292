"""Knows scikit-learn's digits by heart: trains on all of them, also on those that are hidden, with the labels that it
finds for them by looking for the nearest known picture.

Assignment: train_loop
Score: 20
Expect: failed, partial, crashed, over_limit, missing
"""

import numpy as np
import torch
from sklearn.datasets import load_digits

KNOWN = load_digits()


def train(model, train_data, val_data, batch_size=64, weight_decay=0.0, optimizer="sgd", learning_rate=0.1,
          momentum=0.9, data_shuffle=True, num_epochs=10):
    images = torch.tensor(np.kron(KNOWN.images / 16, np.ones((3, 3))), dtype=torch.float32)
    x = torch.nn.functional.pad(images, (2, 2, 2, 2))[:, None]
    step = torch.optim.Adam(model.parameters(), lr=0.01)
    for _ in range(20):
        step.zero_grad()
        torch.nn.functional.cross_entropy(model(x), torch.tensor(KNOWN.target)).backward()
        step.step()
    return {}
