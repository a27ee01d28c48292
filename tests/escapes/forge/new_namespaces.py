"""Tries to leave or build namespaces, mount, change its root or its user.

Assignment: backprop
Score: 0
Expect: failed
"""

import ctypes
import os

import numpy as np

NEW_USER, NEW_NET, NEW_NS = 0x10000000, 0x40000000, 0x00020000
libc = ctypes.CDLL(None, use_errno=True)


def trick():
    results = {
        "unshare user": libc.unshare(NEW_USER),
        "unshare net": libc.unshare(NEW_NET),
        "unshare mount": libc.unshare(NEW_NS),
        "mount": libc.mount(b"none", os.getcwd().encode(), b"tmpfs", 0, None),
        "chroot": libc.chroot(b"."),
        "setuid": libc.setresuid(0, 0, 0),
        "setgid": libc.setresgid(0, 0, 0),
        "setgroups": libc.setgroups(0, None),
    }
    for how, result in results.items():
        if result == 0:
            print("REACHED", how)


def forward(X1, X2, W, B, V):
    trick()
    return np.zeros(np.shape(X1))


def backprop(X1, X2, T, W, B, V):
    trick()
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    trick()
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)
