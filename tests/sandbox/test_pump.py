"""grader/sandbox/pump.py: bytes with a deadline, whatever the other side does."""

from __future__ import annotations

import os
import time

import pytest

from grader.sandbox.pump import Pump


@pytest.fixture
def ends():
    """The pump, and the two ends of its pipes that the worker would hold: one to write to, one to read from."""
    to_us, to_them = os.pipe(), os.pipe()
    pump = Pump(to_us[0], to_them[1])
    held = [to_us[1], to_them[0]]
    yield pump, held
    for descriptor in held:
        os.close(descriptor)
    pump.close()


def test_what_is_written_is_received(ends):
    pump, (writer, _reader) = ends

    os.write(writer, b"abc")

    assert pump.receive(5) == b"abc"


def test_nothing_comes_in_time(ends):
    pump, _held = ends

    assert pump.receive(0.01) == b""


def test_the_end_is_told_again_and_again(ends):
    pump, held = ends
    os.close(held.pop(0))

    assert [pump.receive(5), pump.receive(5)] == [None, None]


def test_what_is_sent_is_read_in_order(ends):
    pump, (_writer, reader) = ends

    pump.send(b"abc")
    pump.send(b"def")

    data = b""
    while len(data) < 6:
        data += os.read(reader, 6)
    assert data == b"abcdef"


def test_sending_to_one_who_does_not_read_returns_and_close_ends_it(ends):
    pump, held = ends

    pump.send(bytes(10_000_000))
    for descriptor in held:
        os.close(descriptor)
    held.clear()
    pump.close()

    assert not any(thread.is_alive() for thread in pump._threads)


def test_a_flood_waits_in_the_pipe_and_not_in_our_memory(ends):
    pump, (writer, _reader) = ends
    os.set_blocking(writer, False)
    written, end = 0, time.monotonic() + 1.0

    while time.monotonic() < end and written < 60_000_000:
        try:
            written += os.write(writer, bytes(65536))
        except BlockingIOError:
            time.sleep(0.001)

    assert written < 20_000_000
