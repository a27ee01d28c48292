"""The worker's first and last steps: take the wire, then answer until it closes.

Started as `python -I -c "from grader.worker.main import main; main(...)"`.  Standard input and output carry the wire;
before student code runs they are moved away, and printing goes to standard error, a file that is capped.
"""

from __future__ import annotations

import os
import sys

from grader import torchvision_guard
from grader.wire import PREFIX, frame_length, framed
from grader.worker.limits import die_with_parent
from grader.worker.requests import Requests


def main(libraries: tuple[str, ...], device: str = "cpu") -> None:
    """Answer requests until the other side closes.

    `libraries` are imported and `device` is woken first, before the limits are taken on.
    """
    die_with_parent()
    reader, writer = _take_the_wire()
    for library in libraries:
        __import__(library)
    if "torch" in libraries:
        _prepare_torch(device)
    serve(reader, writer)


def serve(reader: int, writer: int) -> None:
    """Answer each request on descriptor `reader` with one answer on `writer`, until end of file."""
    requests = Requests()
    while (prefix := _read(reader, PREFIX)) is not None:
        body = _read(reader, frame_length(prefix))
        if body is None:
            return
        _write(writer, framed(requests.answer(body)))


def _take_the_wire() -> tuple[int, int]:
    reader, writer = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    # Student output is kept as it comes: what was printed before a crash is in the file, whatever its encoding.
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace", line_buffering=True)
    return reader, writer


def _prepare_torch(device: str) -> None:
    import torch

    torch.set_num_threads(int(os.environ["OMP_NUM_THREADS"]))
    torchvision_guard.install()
    if device != "cpu":  # the first call loads a driver and its libraries, which is nobody's training
        layer = torch.nn.Linear(2, 2).to(device)
        layer(torch.ones(2, 2, device=device)).sum().backward()


def _read(descriptor: int, length: int) -> bytes | None:
    chunks, missing = [], length
    while missing:
        chunk = os.read(descriptor, min(missing, 1 << 20))
        if not chunk:
            return None
        chunks.append(chunk)
        missing -= len(chunk)
    return b"".join(chunks)


def _write(descriptor: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view):]
