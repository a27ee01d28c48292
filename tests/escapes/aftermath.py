"""What must be as it was when an escape has been graded: processes, files, ports, this process's own surroundings.

In: what was planted.  Out: sentences about what is left; none when all is well.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import psutil

from tests.escapes.planted import Planted
from tests.escapes.wall import locked_in

_SHARED = ("/tmp", "/var/tmp", "/dev/shm", "/run")
_SERVER = "grader.worker"  # in the command line of a fork server, which may stay for the next submission


class Before:
    """How things were; `left(planted)` tells what has been added since."""

    def __init__(self, planted: Planted) -> None:
        self._planted = planted
        self._processes, self._files = _processes(), _files(planted)
        self._folder, self._settings = os.getcwd(), _settings()

    def left(self) -> list[str]:
        """Return a sentence for each thing that is not as it was."""
        found = [f"process {pid} is still locked in" for pid in locked_in()]
        found += [f"process {pid} is new: {line}" for pid, line in _processes().items()
                  if pid not in self._processes and _SERVER not in line]
        found += [f"file {path} is new" for path in sorted(_files(self._planted) - self._files)]
        found += [f"{os.environ['GRADER_ESCAPED']} was imported here"] if "GRADER_ESCAPED" in os.environ else []
        found += ["somebody spoke to our port"] if self._planted.visited() else []
        found += [f"our folder is {os.getcwd()} now"] if os.getcwd() != self._folder else []
        return found + (["our settings are others now"] if _settings() != self._settings else [])



def _processes() -> dict[int, str]:
    found = {}
    for process in psutil.Process().children(recursive=True):
        try:
            found[process.pid] = " ".join(process.cmdline())
        except psutil.NoSuchProcess:
            pass
    return found


def _files(planted: Planted) -> set[str]:
    """Return all files in our own temporary folder, and those elsewhere that bear an escape's mark."""
    # The trusted side's own torch makes a folder when it is first asked to train.
    own = {str(path) for path in Path(tempfile.gettempdir()).rglob("*") if "torchinductor_" not in str(path)}
    folders = (*_SHARED, os.getcwd(), str(planted.course.folder), str(Path(__file__).parents[2]))
    marked = {entry.path for folder in folders if os.path.isdir(folder) for entry in os.scandir(folder)
              if "of-an-escape" in entry.name or "by-an-escape" in entry.name}
    return own | marked


def _settings() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name.startswith(("GRADER", "PYTHON", "LD_"))}
