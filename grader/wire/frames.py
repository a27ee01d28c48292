"""Put bodies of bytes into one stream: eight bytes of length, then the body."""

from __future__ import annotations

import struct

from grader.wire.language import WireError

_LENGTH = struct.Struct("<Q")
PREFIX = _LENGTH.size
MAX_FRAME = 256 * 2**20  # bytes; a batch of 60,000 float32 digits is 188 MB
MAX_ANSWER = 64 * 2**20  # what a worker says costs the checker several times its size


def framed(body: bytes) -> bytes:
    """Return `body` with its length in front; raises WireError when it is longer than MAX_FRAME."""
    if len(body) > MAX_FRAME:
        raise WireError(f"a message of {len(body)} bytes; at most {MAX_FRAME} cross the wire")
    return _LENGTH.pack(len(body)) + body


def frame_length(prefix: bytes, most: int = MAX_FRAME) -> int:
    """Return the length of the body that follows `prefix` (PREFIX bytes); raises WireError when it is beyond `most`."""
    (length,) = _LENGTH.unpack(prefix)
    if length > most:
        raise WireError(f"a message that claims {length} bytes; at most {most} cross the wire")
    return length
