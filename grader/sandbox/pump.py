"""Bytes to and from a worker, with a deadline, on every system.

One thread reads, one writes, so that neither a silent worker nor one that does not listen can hold the checker;
pipes with time-outs do not exist everywhere.  Both threads end when the worker's ends of the pipes close.
"""

from __future__ import annotations

import os
import queue
import threading

_CHUNK = 1 << 18
_MOST_CHUNKS = 64  # unread answers wait in the pipe, not in our memory


class Pump:
    """Reads from `reader` and writes to `writer`, two descriptors that it owns from now on."""

    def __init__(self, reader: int, writer: int) -> None:
        self._received: queue.Queue[bytes | None] = queue.Queue(_MOST_CHUNKS)
        self._to_send: queue.Queue[bytes | None] = queue.Queue()
        self._stopped = threading.Event()
        self._threads = (threading.Thread(target=self._read, args=(reader,), daemon=True),
                         threading.Thread(target=self._write, args=(writer,), daemon=True))
        for thread in self._threads:
            thread.start()

    def send(self, data: bytes) -> None:
        """Have `data` written; returns at once."""
        self._to_send.put(data)

    def receive(self, seconds: float) -> bytes | None:
        """Return the next bytes, or b"" when none came within `seconds`, or None when no more will come."""
        try:
            chunk = self._received.get(timeout=max(seconds, 0))
        except queue.Empty:
            return b""
        if chunk is None:
            self._received.put(None)
        return chunk

    def close(self) -> None:
        """Stop both threads.  Call it when the worker's tree is gone."""
        self._stopped.set()
        self._to_send.put(None)
        while not self._received.empty():
            self._received.get_nowait()
        for thread in self._threads:
            thread.join(0.5)  # a process that slipped away may hold the pipe: leave that thread asleep

    def _read(self, reader: int) -> None:
        with os.fdopen(reader, "rb", buffering=0) as file:
            while not self._stopped.is_set():
                try:
                    chunk = file.read(_CHUNK)
                except OSError:
                    chunk = b""
                self._received.put(chunk or None)
                if not chunk:
                    return

    def _write(self, writer: int) -> None:
        with os.fdopen(writer, "wb", buffering=0) as file:
            while (data := self._to_send.get()) is not None:
                view = memoryview(data)
                try:
                    while view:
                        view = view[file.write(view):]
                except (OSError, ValueError):
                    return  # the worker is gone; the reader tells
