"""An honest right submission that writes checkpoints into folders of its own, reads them, and cleans up half of it.

Assignment: backprop
Score: honest
Expect: passed
"""

import json
import os
import tempfile

import numpy as np

os.makedirs("checkpoints/first", exist_ok=True)
with open("checkpoints/first/notes.json", "w") as file:
    json.dump({"lr": 0.1}, file)
np.savez("checkpoints/weights.npz", w=np.ones(3))
with np.load("checkpoints/weights.npz") as kept:
    ONES = kept["w"]
os.rename("checkpoints/weights.npz", "checkpoints/first/weights.npz")
os.remove("checkpoints/first/notes.json")
with tempfile.TemporaryDirectory() as folder:
    open(os.path.join(folder, "x"), "w").close()
assert ONES.sum() == 3 and sorted(os.listdir("checkpoints/first")) == ["weights.npz"]


def forward(X1, X2, W, B, V):
    return np.maximum(0, np.stack([X1, X2], axis=-1) @ W + B) @ V


def backprop(X1, X2, T, W, B, V):
    X = np.stack([X1, X2], axis=-1)                     # (N, 2)
    Z = X @ W + B                                       # (N, H)
    DY = np.where(np.maximum(0, Z) @ V * T < 0, -T, 0) / len(T)
    DZ = np.outer(DY, V) * (Z > 0)
    return X.T @ DZ, DZ.sum(axis=0), np.maximum(0, Z).T @ DY


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    for _ in range(iterations):
        DW, DB, DV = backprop(X1, X2, T, W, B, V)
        W, B, V = W - lr * DW, B - lr * DB, V - lr * DV
    return W, B, V
