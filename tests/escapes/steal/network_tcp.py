"""Connects to a port of this machine at which the tests listen, and opens a port of its own.

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
    try:
        with socket.create_connection(("127.0.0.1", PORT), timeout=0.5) as connection:
            connection.sendall(b"hidden inputs")
            stolen("a connection")
    except OSError:
        pass
    try:
        with socket.socket() as server:
            server.bind(("127.0.0.1", 0))
            server.listen()
            stolen(server.getsockname())
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
