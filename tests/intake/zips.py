"""Zips for tests: ordinary ones, and ones that no program would write.

An ordinary zip is its files' local records, the list of entries (a record of its own for each), and an end record.
`taken_apart` gives these parts, `put_together` joins any parts to a zip whose end record is true.
"""

from __future__ import annotations

import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterable
from typing import NamedTuple

_END = struct.Struct("<4s4H2LH")
_ENTRY = struct.Struct("<4s6H3L5H2L")
_LOCAL_NAME = 30             # where the name begins in a local record
# Where numbers stand in a record of the list of entries.
FLAGS, SUM, SIZE, ATTRIBUTES, PLACE = 8, 16, 24, 38, 42


class Parts(NamedTuple):
    """The pieces of a zip: everything before the list of entries, and that list's records."""

    local: bytes
    records: list[bytes]


def zip_of(files: dict[str, bytes] | Iterable[tuple[str, bytes]], kind: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a zip of these files, in this order; a name may come twice."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", kind) as packed:
        for name, data in files.items() if isinstance(files, dict) else files:
            entry = zipfile.ZipInfo(name)
            entry.compress_type = kind
            # ZipFile warns of a second file of one name; it is what some tests want.
            packed.NameToInfo.pop(entry.filename, None)
            packed.writestr(entry, data)
    return out.getvalue()


def with_mode(name: str, data: bytes, mode: int = stat.S_IFLNK | 0o777) -> bytes:
    """Return a zip of one file of this mode, a link by default."""
    local, (record,) = taken_apart(zip_of({name: data}))
    return put_together(Parts(local, [changed(record, ATTRIBUTES, struct.pack("<L", mode << 16))]))


def locked(name: str, data: bytes) -> bytes:
    """Return a zip of one file whose entry says, before its bytes and in the list, that it needs a password."""
    local, (record,) = taken_apart(zip_of({name: data}))
    return put_together(Parts(changed(local, 6, b"\x01\0"), [changed(record, FLAGS, b"\x01\0")]))


def renamed(data: bytes, old: bytes, new: bytes) -> bytes:
    """Return the zip with every `old` replaced by `new`, which is as long: in names, and in files that are stored."""
    assert len(old) == len(new)
    return data.replace(old, new)


def shared_bytes(name: str, data: bytes, other: str) -> bytes:
    """Return a zip in which `other` lies inside the bytes of `name`, which begin with a whole packed `other`."""
    inner, (hidden,) = taken_apart(zip_of({other: data}))
    outer, (shown,) = taken_apart(zip_of({name: inner}, zipfile.ZIP_STORED))
    place = struct.pack("<L", _LOCAL_NAME + len(name))
    return put_together(Parts(outer, [shown, changed(hidden, PLACE, place)]))


def repeated(name: str, data: bytes, times: int) -> bytes:
    """Return a zip that lists one file `times` times."""
    local, records = taken_apart(zip_of({name: data}))
    return put_together(Parts(local, records * times))


def empty_blocks(name: str, count: int) -> bytes:
    """Return a zip of a file that is packed as `count` blocks of nothing: five bytes each, and none comes out."""
    packed = b"\0\0\0\xff\xff" * count + b"\x01\0\0\xff\xff"
    local, (record,) = taken_apart(zip_of({name: b""}))
    sizes = struct.pack("<LLL", zlib.crc32(b""), len(packed), 0)
    head = changed(local, 14, sizes)[:_LOCAL_NAME + len(name)]
    return put_together(Parts(head + packed, [changed(record, SUM, sizes)]))


def taken_apart(data: bytes) -> Parts:
    """Return the parts of an ordinary zip without comments."""
    *_head, count, size, start, _comment = _END.unpack(data[-_END.size:])
    records, at = [], start
    for _ in range(count):
        fields = _ENTRY.unpack_from(data, at)
        length = _ENTRY.size + sum(fields[10:13])  # its name, extra fields and comment
        records.append(data[at:at + length])
        at += length
    return Parts(data[:start], records)


def put_together(parts: Parts) -> bytes:
    """Return the zip of these parts."""
    entries, count = b"".join(parts.records), len(parts.records)
    end = _END.pack(b"PK\5\6", 0, 0, min(count, 2**16 - 1), min(count, 2**16 - 1), len(entries), len(parts.local), 0)
    return parts.local + entries + end


def changed(record: bytes, at: int, new: bytes) -> bytes:
    """Return a record with the bytes from `at` on replaced by `new`."""
    return record[:at] + new + record[at + len(new):]
