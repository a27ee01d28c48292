"""Bodies written by hand: what a hostile worker may send instead of what `encode` writes."""

from __future__ import annotations

import struct


def body(header: str | bytes, payload: bytes = b"") -> bytes:
    """Return a body with this header, as it stands, and these buffers behind it."""
    header = header.encode("utf-8") if isinstance(header, str) else header
    return struct.pack("<I", len(header)) + header + payload
