"""Escapes that git cannot hold: links, pipes, sockets, holes, poisoned caches.  Files that are no text: made_texts.py.

Each maker writes its submission into an empty folder and returns the path to grade; its docstring states its fate as
the files of the catalogue do.  `family` says where it belongs.
"""

from __future__ import annotations

import importlib.util
import marshal
import os
import socket
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
REFERENCE = ROOT / "reference" / "backprop"
RIGHT = ROOT / "assignments" / "backprop" / "samples" / "right" / "backprop.py"
WRONG = b"def forward(X1, X2, W, B, V):\n    return X1 * 0\n"

MAKERS: list[Callable[[Path], Path]] = []


def maker(family: str) -> Callable[[Callable[[Path], Path]], Callable[[Path], Path]]:
    """Add a maker to MAKERS under `family`."""
    def add(make: Callable[[Path], Path]) -> Callable[[Path], Path]:
        make.family = family
        MAKERS.append(make)
        return make
    return add


@maker("startup")
def link_to_reference(folder: Path) -> Path:
    """The main file is a link to the reference.

    Assignment: backprop
    Score: 0
    Expect: missing
    """
    (folder / "backprop.py").symlink_to(REFERENCE / "backprop.py")
    return folder


@maker("startup")
def folder_link_to_reference(folder: Path) -> Path:
    """A folder inside the submission is a link to the folder of the reference.

    Assignment: backprop
    Score: 0
    Expect: missing
    """
    (folder / "mine").symlink_to(REFERENCE, target_is_directory=True)
    return folder


@maker("startup")
def link_handed_in(folder: Path) -> Path:
    """What is handed in is itself a link to the reference.

    Assignment: backprop
    Score: 0
    Expect: missing
    """
    (folder / "alice.py").symlink_to(REFERENCE / "backprop.py")
    return folder / "alice.py"


@maker("startup")
def pipe(folder: Path) -> Path:
    """The main file is a named pipe: whoever opens it waits for ever.

    Assignment: backprop
    Score: 0
    Expect: missing
    """
    os.mkfifo(folder / "backprop.py")
    return folder


@maker("startup")
def pipe_beside(folder: Path) -> Path:
    """A named pipe, a socket and a link without a target lie beside a main file that is wrong.

    Assignment: backprop
    Score: 0
    Expect: failed, missing
    """
    (folder / "backprop.py").write_bytes(WRONG)
    os.mkfifo(folder / "pipe.py")
    (folder / "nowhere.py").symlink_to(folder / "nothing")
    (folder / "round.py").symlink_to(folder / "round.py")
    with socket.socket(socket.AF_UNIX) as listener:
        here = os.getcwd()
        os.chdir(folder)  # a socket's path may hold 107 bytes only
        listener.bind("socket.py")
        os.chdir(here)
    return folder


@maker("startup")
def folder_for_a_file(folder: Path) -> Path:
    """The main file is a folder that holds a right submission as a package of two files.

    Assignment: backprop
    Score: 0
    Expect: missing
    """
    (folder / "backprop.py").mkdir()
    for name in ("__init__.py", "__main__.py"):
        (folder / "backprop.py" / name).write_bytes(RIGHT.read_bytes())
    return folder


@maker("startup")
def file_of_a_terabyte(folder: Path) -> Path:
    """The main file is a hole of a terabyte.

    Assignment: backprop
    Score: 0
    Expect: missing
    """
    with open(folder / "backprop.py", "wb") as file:
        file.truncate(2**40)
    return folder


@maker("startup")
def poisoned_cache(folder: Path) -> Path:
    """Brings a cache of compiled code for its helper file, with another content than the file and its date forged.

    Assignment: backprop
    Score: 0
    Expect: failed, missing
    """
    (folder / "backprop.py").write_bytes(b"import numpy\nimport units\nfrom units import forward\n")
    (folder / "units.py").write_bytes(WRONG)
    state = (folder / "units.py").stat()
    code = compile("import os; os._exit(0)", "units.py", "exec")
    for name in ("units", "numpy", "backprop", "grader"):
        cache = Path(importlib.util.cache_from_source(str(folder / f"{name}.py")))
        cache.parent.mkdir(exist_ok=True)
        head = importlib.util.MAGIC_NUMBER + struct.pack("<III", 0, int(state.st_mtime), state.st_size)
        cache.write_bytes(head + marshal.dumps(code))
        (folder / f"{name}.pyc").write_bytes(cache.read_bytes())
    return folder


@maker("startup")
def strange_file_names(folder: Path) -> Path:
    """Files beside the main one whose names hold line breaks, marks of a page, half characters, and climb upwards.

    Assignment: backprop
    Score: 0
    Expect: failed, missing
    """
    (folder / "backprop.py").write_bytes(WRONG)
    names = (b"<script>alert(1).py", b"a\n::error::b.py", b"\x1b[2J.py", b"\xff\xfe.py", b"..\\..\\up.py", b"-c.py")
    for name in names:
        with open(os.fsencode(folder) + b"/" + name, "wb") as file:
            file.write(WRONG)
    return folder


@maker("startup")
def many_files(folder: Path) -> Path:
    """Two thousand files in folders twenty levels deep.

    Assignment: backprop
    Score: 0
    Expect: failed, missing
    """
    (folder / "backprop.py").write_bytes(WRONG)
    deep = folder.joinpath(*["deeper"] * 20)
    deep.mkdir(parents=True)
    for number in range(2000):
        (deep / f"f{number}.py").write_bytes(WRONG)
    return folder


@maker("resources")
def zip_beside(folder: Path) -> Path:
    """Brings a zip of a few megabytes that holds more than the folder can, and unpacks it there.

    Assignment: backprop
    Score: 0
    Expect: over_limit, crashed, failed, missing
    """
    with zipfile.ZipFile(folder / "bomb.zip", "w", zipfile.ZIP_DEFLATED, compresslevel=1) as packed:
        for number in range(10):
            packed.writestr(f"left-by-an-escape-{number}", bytes(2**26))
    (folder / "backprop.py").write_bytes(
        b"import zipfile\n\n\n"
        b"def forward(X1, X2, W, B, V):\n    zipfile.ZipFile('bomb.zip').extractall('.')\n    return X1 * 0\n")
    return folder
