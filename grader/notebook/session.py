"""What has been typed in this IPython session -> a Submission, as if the notebook had been handed in.

In: the shell, and the name of the file that the assignment asks for.  Out: a Submission in memory.
A cell that ran twice is there twice, and its later text counts; its number is the one that Jupyter shows beside it.
"""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any

import msgspec

from grader.intake.collect import Found, TooLarge, notebook_name
from grader.intake.read import submission_beside
from grader.model import Submission


def submission_of_session(shell: Any, wanted: str, folder: Path) -> Submission:
    """Return the notebook that this session's cells make, with the .py files of `folder` beside it.

    It bears the name of the file that is open where the editor tells it, else the one that is asked for.
    """
    submission = submission_beside(_in_memory(notebook_name(wanted), notebook_of(typed(shell))), folder)
    name = _open_file(shell)
    return msgspec.structs.replace(submission, name=name) if name else submission


def _open_file(shell: Any) -> str:
    """Return the open notebook's own name: VS Code keeps it in the session, Jupyter's server in the environment."""
    told = getattr(shell, "user_ns", {}).get("__vsc_ipynb_file__") or os.environ.get("JPY_SESSION_NAME", "")
    name = re.split(r"[/\\]", told)[-1] if isinstance(told, str) else ""
    return name if name.endswith(".ipynb") else ""


def typed(shell: Any) -> list[str]:
    """Return the text of each cell that ran, in the order in which they ran, from number 1."""
    return [text for text in shell.history_manager.input_hist_raw[1:] if isinstance(text, str)]


def notebook_of(cells: list[str]) -> bytes:
    """Return a notebook of these code cells, as the bytes of its file."""
    code = [{"cell_type": "code", "source": text, "metadata": {}, "outputs": [], "execution_count": None}
            for text in cells]
    return json.dumps({"cells": code, "metadata": {}, "nbformat": 4, "nbformat_minor": 4}).encode()


def _in_memory(path: str, data: bytes) -> Found:
    def read(most: int) -> bytes:
        if len(data) > most:
            raise TooLarge
        return data
    return Found(path, read)
