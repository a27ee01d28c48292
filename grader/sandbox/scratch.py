"""The folder that a worker lives in: the submission's files, and nothing that outlives it."""

from __future__ import annotations

import contextlib
import os
import secrets
import stat
import tempfile
from pathlib import Path

from grader.model import Submission


class Scratch:
    """A new private folder that holds `submission`'s files; `close` removes it whatever was done to it."""

    def __init__(self, submission: Submission) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="grader-")).resolve()
        self.work = self.folder / "work"
        self.work.mkdir()
        (self.folder / "tmp").mkdir()
        for file in submission.files:
            # Intake lets only plain relative paths through; resolve again, a wrong one must not write elsewhere.
            target = (self.work / file.path).resolve()
            if self.work not in target.parents:
                continue
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(file.data)

    def close(self) -> None:
        """Remove the folder, however deep student code nested folders in it, and whatever permissions it took away."""
        # Each folder is moved up into the first one before it is emptied: none is too deep to name, and nothing recurs.
        folders = [str(self.folder)]
        for folder in folders:
            with contextlib.suppress(OSError):  # what cannot be removed stays in the system's temporary folder
                os.chmod(folder, stat.S_IRWXU)
                for entry in list(os.scandir(folder)):
                    folders += _removed(entry, folders[0])
        for folder in reversed(folders):
            with contextlib.suppress(OSError):
                os.rmdir(folder)


def _removed(entry: os.DirEntry, top: str) -> list[str]:
    """Delete a file or link; move a folder to `top` and return where it is now."""
    with contextlib.suppress(OSError):
        if not entry.is_dir(follow_symlinks=False):
            os.unlink(entry.path)
            return []
        os.chmod(entry.path, stat.S_IRWXU)  # moving a folder writes to it: its entry ".." changes
        moved = os.path.join(top, secrets.token_hex(8))
        os.rename(entry.path, moved)
        return [moved]
    return []
