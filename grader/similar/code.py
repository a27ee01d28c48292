"""A Submission -> the Python text that is compared.

In: a Submission, whose bytes are hostile.  Out: Code, or a sentence that says why there is none.
Pure; bytes become text and nothing else.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from typing import NamedTuple, Union

from grader.model import Submission, SubmittedFile

LONGEST = 200_000          # bytes of one submission: some 5,000 lines; a homework has hundreds
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
    """Return the code of a submission's .py files, the main one first; or why it cannot be compared.

    Where all files together are too long, the main one is compared alone.  `name` is used in the place of its own.
    """
    python = sorted((file for file in submission.files if file.path.lower().endswith(".py")),
                    key=lambda file: (file.path != submission.main, file.path))
    if not python:
        return submission.problem or "it holds no Python file"
    kept = python if sum(len(file.data) for file in python) <= LONGEST else python[:1]
    if len(kept[0].data) > LONGEST:
        return f"{kept[0].path} is longer than {LONGEST:,} bytes"
    return Code(name or submission.name, tuple(file.path for file in kept), joined(kept), earlier)


def joined(files: Sequence[SubmittedFile]) -> str:
    """Return the files' texts as one; a comment with its path stands before each but the first."""
    first, *others = (_NEW_LINES.sub("\n", file.data.decode("utf-8", "replace").removeprefix(_BOM)) for file in files)
    heads = (f"\n\n# {' '.join(file.path.split())}\n" for file in files[1:])
    return first + "".join(head + text for head, text in zip(heads, others))
