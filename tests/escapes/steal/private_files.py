"""Asks for files that belong to the operator: keys, shell history, passwords.

Assignment: backprop
Score: 0
Expect: failed
"""

import os

import numpy as np


def stolen(what):
    print("STOLEN", repr(what)[:200])


def trick():
    homes = {os.path.expanduser("~"), "/root", *(os.path.join("/home", name) for name in listed("/home"))}
    for home in homes:
        for name in (".ssh", ".bash_history", ".netrc", ".aws", ".config"):
            if os.path.exists(os.path.join(home, name)) and os.access(os.path.join(home, name), os.R_OK):
                stolen(os.path.join(home, name))
    for path in ("/etc/passwd", "/etc/shadow", "/etc/hostname", "/etc/machine-id", "/etc/environment"):
        if os.access(path, os.R_OK):
            stolen(path)
    return None


def listed(folder):
    try:
        return os.listdir(folder)
    except OSError:
        return []


def forward(X1, X2, W, B, V):
    found = trick()
    return np.zeros(np.shape(X1)) if found is None else found


def backprop(X1, X2, T, W, B, V):
    found = trick()
    return (np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)) if found is None else found


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    found = trick()
    return (np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)) if found is None else found
