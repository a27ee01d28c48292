"""Write pixels as a PNG data URI.

In: an array of bytes.  Out: a `data:` URI for an `<img>` or an SVG `<image>`.
Source: Portable Network Graphics, third edition (W3C), sections 5, 9 and 11.2.
"""

from __future__ import annotations

import struct
import zlib
from base64 import b64encode

import numpy as np

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_COLOUR_TYPE = 6             # red, green, blue, alpha


def png_uri(pixels: np.ndarray) -> str:
    """Return `pixels`, a uint8 array (height, width, 4) of red, green, blue and alpha, as a PNG data URI."""
    return "data:image/png;base64," + b64encode(_png(pixels)).decode("ascii")


def _png(pixels: np.ndarray) -> bytes:
    height, width, _ = pixels.shape
    header = struct.pack(">IIBBBBB", width, height, 8, _COLOUR_TYPE, 0, 0, 0)
    # Each row opens with the number of its filter; 0 is none.
    rows = np.concatenate([np.zeros((height, 1), np.uint8), pixels.reshape(height, -1)], axis=1)
    body = zlib.compress(rows.tobytes(), 9)
    return _SIGNATURE + _chunk(b"IHDR", header) + _chunk(b"IDAT", body) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
