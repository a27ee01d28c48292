"""A bundle's files -> a folder, and a .zip that is the same byte by byte for the same files.

In: path in the bundle -> content.  Out: files on disk.
"""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path

from grader.errors import OperatorError

_WHEN = (1980, 1, 1, 0, 0, 0)     # the earliest that a .zip can say
_MODE = 0o100644 << 16            # a plain file that everybody may read


def write_folder(files: Mapping[str, bytes], folder: Path) -> Path:
    """Write `files` into a new folder; raises OperatorError when something is there."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise OperatorError(f"There is something in {folder} already, perhaps somebody's work.  Move it away, or name "
                            "another folder: --out FOLDER.")
    for path, body in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(body)
    return folder


def write_zip(files: Mapping[str, bytes], path: Path) -> Path:
    """Write `files` into a .zip, below a folder that is called like it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w") as archive:
        for name, body in sorted(files.items()):
            entry = zipfile.ZipInfo(f"{path.stem}/{name}", _WHEN)
            entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, 3, _MODE
            archive.writestr(entry, body)
    return path
