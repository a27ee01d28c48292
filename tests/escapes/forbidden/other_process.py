"""Starts processes with multiprocessing, forked and spawned, and imports torch there.

Assignment: conv2d
Score: 0
Expect: crashed, failed, missing
"""

import multiprocessing

import numpy as np


def work(pipe):
    import torch

    pipe.send(torch.ones(1).tolist())


def forbidden():
    for way in ("fork", "spawn", "forkserver"):
        context = multiprocessing.get_context(way)
        here, there = context.Pipe()
        worker = context.Process(target=work, args=(there,))
        worker.start()
        print("REACHED a process by", way)
        worker.kill()
        worker.join(2)
    raise ImportError("torch")


def my_conv2d(input, kernel):
    torch = forbidden()
    return torch.nn.functional.conv2d(
        torch.tensor(np.array(input, float)), torch.tensor(np.array(kernel, float))
    ).numpy()
