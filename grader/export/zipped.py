"""Entries -> one zip file, the same bytes for the same entries.

In: entries (gradescope_bundle.py).  Out: a file that only its owner may read: it holds the course's secret.
"""

from __future__ import annotations

import os
import zipfile
from collections.abc import Sequence
from pathlib import Path

from grader.errors import OperatorError
from grader.export.gradescope_bundle import Entry

_TIME = (2020, 1, 1, 0, 0, 0)


def write_zip(path: Path, entries: Sequence[Entry]) -> None:
    """Write the entries into a zip at `path`, in their order and with their modes; raises OperatorError."""
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with os.fdopen(os.open(unfinished, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600), "w+b") as file:
            with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
                for entry in entries:
                    _add(packed, entry)
        unfinished.replace(path)
    except OSError as error:
        raise OperatorError(f"{path} cannot be written: {error.strerror}.") from error


def _add(packed: zipfile.ZipFile, entry: Entry) -> None:
    info = zipfile.ZipInfo(entry.name, _TIME)
    info.external_attr, info.compress_type = entry.mode << 16, zipfile.ZIP_DEFLATED
    info.create_system = 3   # Unix, on every system: else the modes are not read
    packed.writestr(info, entry.content if isinstance(entry.content, bytes) else entry.content.read_bytes())
