"""A submission on disk and in memory, for the tests of this room."""

from __future__ import annotations

from pathlib import Path

from grader.model import Submission, SubmittedFile

SOURCE = "import numpy as np\n\n\ndef linear(x):\n    return x\n\n\nclass Net:\n    pass\n"


def submission(folder: Path, files: dict[str, str] | None = None, main: str = "mine.py") -> Submission:
    """Write these files below `folder` and return them as the submission."""
    files = files or {"mine.py": SOURCE}
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return Submission("mine", main, tuple(SubmittedFile(name, text.encode()) for name, text in files.items()))
