"""Opens sockets that need no network: abstract and named ones, netlink, packets, virtual machines.

Assignment: backprop
Score: 0
Expect: failed
"""

import os
import socket

import numpy as np


def stolen(what):
    print("STOLEN", repr(what)[:200])


def trick():
    for family, kind in (
        ("AF_UNIX", socket.SOCK_STREAM),
        ("AF_NETLINK", socket.SOCK_RAW),
        ("AF_PACKET", socket.SOCK_RAW),
        ("AF_VSOCK", socket.SOCK_STREAM),
        ("AF_ALG", socket.SOCK_SEQPACKET),
    ):
        try:
            with socket.socket(getattr(socket, family), kind) as found:
                stolen(family)
                if family == "AF_UNIX":
                    found.bind("\0escape")
        except (OSError, AttributeError):
            pass
    try:
        os.mkfifo("pipe-of-an-escape")
        os.mknod("device-of-an-escape")
    except OSError:
        pass
    return None


def forward(X1, X2, W, B, V):
    found = trick()
    return np.zeros(np.shape(X1)) if found is None else found


def backprop(X1, X2, T, W, B, V):
    found = trick()
    return (np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)) if found is None else found


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    found = trick()
    return (np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)) if found is None else found
