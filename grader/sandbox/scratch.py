"""The folder that a worker lives in: the submission's files, and nothing that outlives it."""

from __future__ import annotations

import tempfile
from pathlib import Path

from grader.emptying import remove_folder
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
        """Remove the folder, whatever student code has made of it."""
        remove_folder(str(self.folder))
