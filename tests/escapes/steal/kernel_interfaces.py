"""Asks the kernel for what it knows of the machine: log, keys, handles of files, other processes.

Assignment: backprop
Score: 0
Expect: failed
"""

import ctypes

import numpy as np

libc = ctypes.CDLL(None, use_errno=True)
KLOG_SIZE, KEYCTL, OPEN_BY_HANDLE, KCMP, GETPGID = 10, 250, 304, 312, 121


def stolen(what):
    print("STOLEN", repr(what)[:200])


def trick():
    if libc.klogctl(KLOG_SIZE, None, 0) >= 0:
        stolen("the kernel's log")
    if libc.syscall(KEYCTL, 0, -3, 1) >= 0:
        stolen("a keyring")
    if libc.syscall(KCMP, 1, 1, 0, 0, 0) >= 0:
        stolen("process 1")
    if libc.name_to_handle_at(-100, b"/", (ctypes.c_uint * 40)(128), (ctypes.c_int * 1)(), 0) == 0:
        stolen("a handle of /")
    if libc.inotify_init() >= 0:
        stolen("inotify")
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
