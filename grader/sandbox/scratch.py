"""The folder that a worker lives in: the submission's files, and nothing that outlives it."""

from __future__ import annotations

import os
import shutil
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
        """Remove the folder, also where student code took its own permissions away."""
        shutil.rmtree(self.folder, onerror=_allow_and_retry)


def _allow_and_retry(function, path: str, _error: object) -> None:
    try:
        os.chmod(os.path.dirname(path), stat.S_IRWXU)
        if not os.path.islink(path):
            os.chmod(path, stat.S_IRWXU)
        if function in (os.open, os.scandir, os.listdir):
            shutil.rmtree(path, ignore_errors=True)
        else:
            function(path)
    except OSError:
        pass  # what cannot be removed stays in the system's temporary folder
