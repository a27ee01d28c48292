"""What a worker may read: Python, the libraries that the assignment allows, our own worker's code, and no more.

In: the libraries that are forbidden.  Out: absolute paths.  The course's folder is never among them.
"""

from __future__ import annotations

import os
import site
import stat
import sys
import sysconfig
from pathlib import Path

import grader

_SYSTEM = ("/lib64", "/usr/lib64", "/usr/share/zoneinfo", "/usr/share/fonts", "/etc/ld.so.cache",
           "/etc/localtime", "/etc/fonts", "/dev/null", "/dev/zero", "/dev/urandom", "/dev/random")
_OURS = ("__init__.py", "cells", "emptying.py", "torchvision_guard.py", "wire", "worker")


def readable(forbidden: tuple[str, ...]) -> list[str]:
    """Return the paths that a worker may read; the packages called `forbidden` are left out wherever they lie."""
    ours = Path(grader.__file__).resolve().parent
    paths = {path for path in _SYSTEM if os.path.exists(path)}
    paths |= {str(ours / name) for name in _OURS}
    for folder in {os.path.realpath("/lib"), os.path.realpath("/usr/lib")}:
        paths |= set(_entries(folder, lambda name: not name.startswith("python")))
    paths |= set(_entries(f"{sys.base_prefix}/lib", lambda name: ".so" in name))
    stdlib = sysconfig.get_path("stdlib")
    paths |= set(_entries(stdlib, lambda name: name not in ("site-packages", "dist-packages")))
    for folder in _package_folders():
        # An installed grader would lie there as a whole; a worker reads its own rooms of it, listed above.
        paths |= set(_entries(folder, lambda name: _library(name) not in (*forbidden, "grader")))
        paths.add(f"{folder}/pyvenv.cfg")
    return sorted(os.path.realpath(path) for path in paths if os.path.exists(path))


def listable() -> list[str]:
    """Return the folders whose names a worker may read, though not every file in them: imports look there."""
    return [sysconfig.get_path("stdlib"), *_package_folders()]


def mounts() -> list[str]:
    """Return the folders to mount read-only into a namespace of its own: they hold everything that is readable."""
    ours = Path(grader.__file__).resolve().parent
    folders = {"/usr", os.path.realpath(sys.base_prefix), os.path.realpath(sys.prefix)}
    beside = ("/lib", "/lib64", "/etc/ld.so.cache", "/etc/localtime", "/etc/fonts")
    folders |= {path for path in beside if os.path.exists(path)}
    return [*sorted(folders, key=len), *(str(ours / name) for name in _OURS)]


def closed_to_others() -> str | None:
    """Return the folder above Python or its packages that only its owner or group may enter, or None when all may."""
    wanted = [os.path.realpath(sys.executable), *listable(), grader.__file__]
    for folder in sorted({parent for path in wanted for parent in Path(os.path.realpath(path)).parents}, key=str):
        if not folder.stat().st_mode & stat.S_IXOTH:
            return str(folder)
    return None


def _package_folders() -> list[str]:
    folders = {*site.getsitepackages(), *site.getsitepackages([sys.base_prefix]), *sys.path}
    ends = ("site-packages", "dist-packages")
    return [folder for folder in folders if folder.endswith(ends) and os.path.isdir(folder)]


def _library(name: str) -> str:
    """Return the library that an entry of site-packages is of: torch for "torch.libs" and "torch-2.13.dist-info"."""
    return name.split(".")[0].split("-")[0]


def _entries(folder: str, wanted) -> list[str]:
    try:
        return [os.path.join(folder, name) for name in sorted(os.listdir(folder)) if wanted(name)]
    except OSError:
        return []
