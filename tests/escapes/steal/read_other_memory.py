"""Copies memory of its parent with process_vm_readv, from the place where it has the same libraries itself.

Assignment: backprop
Score: 0
Expect: failed
"""

import ctypes
import os

import numpy as np

libc = ctypes.CDLL(None, use_errno=True)


class Piece(ctypes.Structure):
    _fields_ = [("base", ctypes.c_void_p), ("length", ctypes.c_size_t)]


def stolen(what):
    print("STOLEN", repr(what)[:200])


def trick():
    room = ctypes.create_string_buffer(64)
    here, there = Piece(ctypes.addressof(room), 64), Piece(id(np), 64)
    libc.process_vm_readv.restype = ctypes.c_ssize_t
    got = libc.process_vm_readv(os.getppid(), ctypes.byref(here), ctypes.c_ulong(1), ctypes.byref(there),
                                ctypes.c_ulong(1), ctypes.c_ulong(0))
    if got > 0:
        stolen(room.raw[:got])
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
