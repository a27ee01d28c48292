"""Reads everything that /proc says of its own process.

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


def trick():
    for name in (
        "environ",
        "cmdline",
        "maps",
        "mountinfo",
        "status",
        "net/tcp",
        "net/unix",
        "task",
        "cwd",
        "root",
        "exe",
    ):
        path = "/proc/self/" + name
        try:
            text = os.readlink(path).encode() if name in ("cwd", "root", "exe") else open(path, "rb").read()
        except OSError:
            continue
        if TOKEN.search(text) or b"/reference/" in text or b"GRADER_SECRET" in text:
            stolen((name, TOKEN.findall(text)))
    try:
        for descriptor in os.listdir("/proc/self/fd"):
            if "assignments" in os.readlink("/proc/self/fd/" + descriptor):
                stolen(descriptor)
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
