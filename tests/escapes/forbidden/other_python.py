"""Starts another Python, in which no stand-in is installed, and lets it convolve.

Assignment: conv2d
Score: 0
Expect: crashed, failed, missing
"""

import subprocess
import sys
import types

import numpy as np


def convolve(x, k):
    code = (
        "import sys, torch; x, k = torch.load(sys.stdin.buffer); "
        "torch.save(torch.nn.functional.conv2d(x, k), sys.stdout.buffer)"
    )
    return np.frombuffer(
        subprocess.run(
            [sys.executable, "-c", code], input=x.tobytes() + k.tobytes(), capture_output=True, check=True
        ).stdout
    )


def forbidden():
    functional = types.SimpleNamespace(conv2d=convolve)
    return types.SimpleNamespace(nn=types.SimpleNamespace(functional=functional), tensor=np.asarray)


def my_conv2d(input, kernel):
    torch = forbidden()
    return torch.nn.functional.conv2d(
        torch.tensor(np.array(input, float)), torch.tensor(np.array(kernel, float))
    ).numpy()
