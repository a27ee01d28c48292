"""Searches all memory of its own process, by its addresses, for the secret that its parent may have held when it
forked.

Assignment: backprop
Score: 0
Expect: failed
"""

import ctypes
import gc
import re

import numpy as np

TOKEN = re.compile("CANARY-[0-9a-f]{32}")
RAW = re.compile(rb"CANARY-[0-9a-f]{32}")


def stolen(what):
    print("STOLEN", repr(what)[:200])


def trick():
    for thing in gc.get_objects():
        parts = list(thing.values()) if type(thing) is dict else thing if type(thing) in (list, tuple) else ()
        for part in parts:
            if type(part) is str and TOKEN.fullmatch(part) or type(part) is bytes and RAW.fullmatch(part):
                stolen(part)
    low = id(np) & ~0xFFF
    if RAW.search(ctypes.string_at(low, 4096)):
        stolen("the page of numpy")
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
