"""A Submission -> the Python text that is compared.

In: a Submission, whose bytes are hostile.  Out: Code, or a sentence that says why there is none.
Pure; bytes become text and nothing else.  Of a notebook the code cells are compared, without magics and outputs.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from typing import NamedTuple, Union

from grader.cells import NotANotebook, cells_of, python_of
from grader.model import Submission, SubmittedFile

LONGEST = 200_000          # bytes of one submission: some 5,000 lines; a homework has hundreds
LONGEST_NOTEBOOK = 8 * 2**20   # bytes as saved, pictures included: its JSON may need many times as much memory
_NOTEBOOK = ".ipynb"
_BOM = "\ufeff"
_NEW_LINES = re.compile("\r\n?|[\f\v\x1c-\x1e\x85\u2028\u2029]")


class Code(NamedTuple):
    """What one submission says: its Python files, one after another."""

    name: str
    files: tuple[str, ...]
    text: str
    earlier: bool = False

    @property
    def sha256(self) -> str:
        """A digest of the text: two with the same one are identical."""
        return hashlib.sha256(self.text.encode("utf-8", "replace")).hexdigest()


def code_of(submission: Submission, name: str = "", earlier: bool = False) -> Union[Code, str]:
    """Return the code of a submission's .py files and of its main notebook, the main one first; or why there is none.

    Where all files together are too long, the main one is compared alone.  `name` is used in the place of its own.
    """
    wanted = sorted((file for file in submission.files if _counts(file.path, submission.main)),
                    key=lambda file: (file.path != submission.main, file.path))
    if not wanted:
        return submission.problem or "it holds no Python file"
    try:
        python = [_as_script(file) for file in wanted]
    except NotANotebook as error:
        return f"{submission.main} is no readable notebook: {error}"
    kept = python if sum(len(file.data) for file in python) <= LONGEST else python[:1]
    if len(kept[0].data) > LONGEST:
        return f"{kept[0].path} is longer than {LONGEST:,} bytes"
    return Code(name or submission.name, tuple(file.path for file in kept), joined(kept), earlier)


def _counts(path: str, main: str | None) -> bool:
    return path.lower().endswith(".py") or (path == main and path.lower().endswith(_NOTEBOOK))


def _as_script(file: SubmittedFile) -> SubmittedFile:
    """Return a notebook's code cells as a script; any other file as it is."""
    if not file.path.lower().endswith(_NOTEBOOK):
        return file
    if len(file.data) > LONGEST_NOTEBOOK:
        raise NotANotebook(f"it is larger than {LONGEST_NOTEBOOK // 2**20} MiB; clear its outputs and save it again")
    text = "\n\n".join(python_of(cell.text)[0] for cell in cells_of(file.data))
    return SubmittedFile(file.path, text.encode("utf-8", "replace"))


def joined(files: Sequence[SubmittedFile]) -> str:
    """Return the files' texts as one; a comment with its path stands before each but the first."""
    first, *others = (_NEW_LINES.sub("\n", file.data.decode("utf-8", "replace").removeprefix(_BOM)) for file in files)
    heads = (f"\n\n# {' '.join(file.path.split())}\n" for file in files[1:])
    return first + "".join(head + text for head, text in zip(heads, others))
