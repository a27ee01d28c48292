"""The fork server: imports the libraries once, then forks a worker for each order.  It never runs student code.

In: on standard input the walls (what may be read or listed, the scratch folder, how many files it holds); then orders
on a socket, each a message of JSON with three descriptors (the wire's two ends, the file for what is printed).
Out: {"ready": true} once; for each order {"born": true}, said by the worker itself so that the kernel tells its number
with it; {"ended": status, "too_many_files": ...} as soon as it is gone; {"cleaned": true} when its scratch is removed.
One worker at a time; it is killed from outside, or here when it makes too many files.
"""

from __future__ import annotations

import gc
import json
import os
import random
import socket
import sys
import tempfile
import traceback

from grader import torchvision_guard
from grader.emptying import remove_folder
from grader.worker.data_loader import load_in_this_process
from grader.worker.limits import die_with_parent
from grader.worker.lock import landlock
from grader.worker.lock.lock_in import lock_in
from grader.worker.main import serve
from grader.worker.waiting import wait_for

_MOST_ORDER = 1 << 18


def main(control: int, libraries: tuple[str, ...]) -> None:
    """Serve orders on descriptor `control` until the other side closes it."""
    die_with_parent()
    walls = json.load(sys.stdin)
    # Hundreds of rules, made once for all workers.  Scratch does not exist yet, so they open the folder above it, in
    # which nothing else lies; each worker closes that again but for its own scratch.
    writable = [os.path.dirname(walls["scratch"]), os.devnull]
    rules = landlock.rule_set(walls["readable"], walls["listable"], writable)
    with socket.socket(fileno=control) as channel:
        _warm_up(libraries)
        channel.sendall(b'{"ready": true}')
        while True:
            order, descriptors, _flags, _address = socket.recv_fds(channel, _MOST_ORDER, 3)
            if not order:
                return
            order = {**json.loads(order), "scratch": walls["scratch"], "most_files": walls["most_files"]}
            _one_worker(channel, order, tuple(descriptors), rules)


def _warm_up(libraries: tuple[str, ...]) -> None:
    """Import everything and use it once: what is looked up at first use could not be read behind the wall."""
    for library in libraries:
        __import__(library)
    import numpy as np

    np.linalg.norm(np.ones((2, 2)) @ np.ones((2, 2)))
    random.random(), np.random.rand()
    if "torch" in libraries:
        _warm_up_torch()
    gc.collect()
    gc.freeze()  # a collection in a worker must not touch, and so copy, the pages that all workers share


def _warm_up_torch() -> None:
    import torch

    torch.set_num_threads(1)  # a thread pool does not survive a fork: its children would wait for it for ever
    torchvision_guard.import_torchvision()
    import torch._dynamo  # the first optimiser would import it
    import torch.utils.data

    layer = torch.nn.Linear(2, 2)
    optimizer = torch.optim.SGD(layer.parameters(), lr=0.1)
    torch.nn.functional.cross_entropy(layer(torch.ones(2, 2)), torch.tensor([0, 1])).backward()
    optimizer.step()
    load_in_this_process()
    tempfile.tempdir = None  # torch has looked for one of its own


def _one_worker(channel: socket.socket, order: dict, descriptors: tuple[int, ...], rules: int) -> None:
    scratch = order["scratch"]
    remove_folder(scratch)
    os.mkdir(scratch, 0o700)
    if order["identity"] is not None:
        os.chown(scratch, order["identity"], order["identity"])
    parent = os.getpid()
    pid = os.fork()
    if pid == 0:
        _be_worker(channel, order, descriptors, parent, rules)
    for descriptor in descriptors:
        os.close(descriptor)
    status, too_many_files = wait_for(pid, scratch, order["most_files"])
    _say(channel, {"ended": status, "too_many_files": too_many_files})  # how long cleaning takes is nobody's fault
    remove_folder(scratch)
    _say(channel, {"cleaned": True})


def _be_worker(channel: socket.socket, order: dict, descriptors: tuple[int, ...], parent: int, rules: int) -> None:
    """Become the worker; never returns."""
    status = 70  # the exit status that says: our fault
    try:
        _say(channel, {"born": True})
        reader, writer, printed = descriptors
        nothing = os.open(os.devnull, os.O_RDONLY)
        for source, target in ((nothing, 0), (printed, 1), (printed, 2)):
            os.dup2(source, target)
        lock_in(order, (reader, writer), parent, rules)
        if torch := sys.modules.get("torch"):
            torch.set_num_threads(int(order["environment"]["OMP_NUM_THREADS"]))
        for stream in (sys.stdout, sys.stderr):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", line_buffering=True)
        serve(reader, writer)
        status = 0
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(status)


def _say(channel: socket.socket, what: dict) -> None:
    channel.sendall(json.dumps(what).encode())
