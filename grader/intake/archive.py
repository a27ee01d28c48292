"""The files of a zip, as its unpacked folder would give them.

In: the archive's bytes, or an open file.  Out: `Found`s and notes.  Nothing is written to disk; a file is unpacked,
in memory and in small pieces, when it is asked for.

An archive's own words are not believed where that could cost us anything: sizes are counted while unpacking, a name
is a text until it is seen to be a plain path, and no Python older than its repair of overlapping entries is relied on.
There is no bound on how well a file is packed, since the bounds on what comes out of it make one unnecessary.
"""

from __future__ import annotations

import io
import re
import stat
import zipfile
from collections.abc import Callable
from typing import BinaryIO

from grader.intake.collect import LARGEST_TOTAL, Found, LeftBehind, TooLarge, is_passed_over, told

# zipfile makes an object of each entry before we see the first, and reads lists of extra fields in quadratic time.
_LONGEST_DIRECTORY = 2 * 2**20   # bytes: about 20,000 ordinary entries
_MOST_UNPACKED = 4 * LARGEST_TOTAL  # with what is thrown away because it turns out too large
_PIECE = 2**16
# zipfile bounds what comes out at once for these two only: 4 KiB of bzip2 can become gigabytes, and LZMA may ask for
# gigabytes to begin with.  They are what desktops and course systems make.
_KINDS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_LOCAL_HEADER = 30                # bytes before the name that stands in front of each file
_ENCRYPTED, _UTF8 = 0x1, 0x800    # bits of an entry's flags
_DAMAGED = "it is damaged"


def files_of_zip(data: bytes) -> tuple[list[Found], list[str]]:
    """Return the files of the zip `data`, and notes on them; raises LeftBehind where it cannot be read at all."""
    archive = Archive(io.BytesIO(data))
    found: dict[str, Found] = {}
    notes: dict[str, None] = {}
    for entry in archive.entries:
        file = archive.found(entry)
        if file is None:
            continue
        if file.path in found:  # what a program that unpacks it in order would leave there
            notes[f"{told(file.path)} is in the archive more than once; the last one counts."] = None
        found[file.path] = file
    return list(found.values()), list(notes)


class Archive:
    """An open zip, and how much has been unpacked of it; raises LeftBehind where it cannot be read at all."""

    def __init__(self, file: BinaryIO, longest_directory: int = _LONGEST_DIRECTORY) -> None:
        self._file = file
        try:
            self._zip = zipfile.ZipFile(_Bounded(file, longest_directory))
        except (LeftBehind, MemoryError):
            raise
        except Exception:  # zipfile names no closed set of what it raises on damaged bytes
            raise LeftBehind("it is no zip, or was cut short or damaged") from None
        self.entries = self._zip.infolist()
        self.renew()
        # Many entries over the same bytes are how a small archive costs hours, also one out of which nothing comes.
        if _overlap(self.entries, self._zip.start_dir):
            raise LeftBehind("its files overlap each other")

    def close(self) -> None:
        """Close the file that the archive was read from."""
        self._file.close()

    def renew(self) -> None:
        """Allow as much to be unpacked as at the beginning: the next student's files come from the same archive."""
        self._left = _MOST_UNPACKED

    def found(self, entry: zipfile.ZipInfo) -> Found | None:
        """Return the file of an entry; None for a folder, and for what is passed over in folders too."""
        try:
            path = self.path_of(entry)
        except LeftBehind as reason:
            return Found(name_of(entry), _refusing(str(reason)))
        if path.endswith("/") or not path or any(is_passed_over(folder) for folder in path.split("/")[:-1]):
            return None
        return Found(path, lambda most: self.read(entry, most))

    def path_of(self, entry: zipfile.ZipInfo) -> str:
        """Return the entry's plain path, with "/" at the end of a folder's; raises LeftBehind for any other name."""
        name = name_of(entry)
        path = "/".join(plain_parts(name))
        is_folder = name.endswith("/") or stat.S_ISDIR(entry.external_attr >> 16)
        return path + "/" if path and is_folder else path

    def read(self, entry: zipfile.ZipInfo, most: int) -> bytes:
        """Return an entry's bytes, at most `most`; raises TooLarge, and LeftBehind where they cannot be had."""
        if stat.S_IFMT(entry.external_attr >> 16) not in (0, stat.S_IFREG):
            raise LeftBehind("it is a link or no ordinary file")
        if entry.flag_bits & _ENCRYPTED:
            raise LeftBehind("it is locked with a password")
        if entry.compress_type not in _KINDS:
            raise LeftBehind("it is packed in a way that is not read here")
        if entry.file_size > most:  # believed at once: unpacking it would only cost time
            raise TooLarge
        try:
            with self._zip.open(entry) as file:
                return self._unpacked(file, most)
        except (LeftBehind, MemoryError):
            raise
        except Exception:  # as above
            raise LeftBehind(_DAMAGED) from None

    def _unpacked(self, file: io.BufferedIOBase, most: int) -> bytes:
        pieces, size = [], 0
        while piece := file.read(_PIECE):
            size += len(piece)
            self._left -= len(piece)
            if size > most:
                raise TooLarge
            if self._left < 0:
                raise LeftBehind(f"the archive unpacks to more than {_MOST_UNPACKED // 2**20} MiB")
            pieces.append(piece)
        return b"".join(pieces)


class _Bounded:
    """A file that is read in bounded portions: the longest that zipfile asks for is the list of entries."""

    def __init__(self, file: BinaryIO, longest: int) -> None:
        self._file, self._longest = file, longest
        self.seek, self.tell, self.seekable = file.seek, file.tell, file.seekable

    def read(self, size: int | None = -1) -> bytes:
        if size is not None and size > self._longest:
            raise LeftBehind("its list of files is too long")
        return self._file.read(size)


def _overlap(entries: list[zipfile.ZipInfo], end: int) -> bool:
    """True when an entry's bytes reach into the next one's or beyond `end`, where the list of entries begins."""
    ordered = sorted(entries, key=lambda entry: entry.header_offset)
    limits = [entry.header_offset for entry in ordered[1:]] + [end]
    return any(entry.header_offset + _least_bytes(entry) > limit for entry, limit in zip(ordered, limits))


def _least_bytes(entry: zipfile.ZipInfo) -> int:
    """Return how many bytes an entry takes in its archive, but for extra fields and what follows its data."""
    name = entry.orig_filename.encode("utf-8" if entry.flag_bits & _UTF8 else "cp437")
    return _LOCAL_HEADER + len(name) + entry.compress_size


def name_of(entry: zipfile.ZipInfo) -> str:
    """Return an entry's name as it stands there, with "/" for both kinds of slash."""
    name = entry.orig_filename  # `filename` is cut at a null character
    if not entry.flag_bits & _UTF8:
        try:
            name = name.encode("cp437").decode("utf-8")  # many programs write UTF-8 and do not say so
        except UnicodeError:
            pass
    return name.replace("\\", "/")


def plain_parts(name: str) -> list[str]:
    """Return the parts of a plain relative path; raises LeftBehind for any other name."""
    if "\0" in name:
        raise LeftBehind("its name holds a null character")
    parts = [part for part in name.split("/") if part not in ("", ".")]
    if name.startswith("/") or ".." in parts or re.match("[A-Za-z]:", name):
        raise LeftBehind("its name leads out of the archive")
    return parts


def _refusing(reason: str) -> Callable[[int], bytes]:
    def read(_most: int) -> bytes:
        raise LeftBehind(reason)
    return read
