"""What a worker may read: Python, the libraries that the assignment allows, our own worker's code, and no more.

In: the libraries that are forbidden.  Out: absolute paths.  The course's folder is never among them.
"""

from __future__ import annotations

import os
import site
import sys
import sysconfig
from pathlib import Path

import grader

_SYSTEM = ("/lib64", "/usr/lib64", "/usr/share/zoneinfo", "/usr/share/fonts", "/etc/ld.so.cache",
           "/etc/localtime", "/etc/fonts", "/dev/null", "/dev/zero", "/dev/urandom", "/dev/random")
_OURS = ("__init__.py", "emptying.py", "torchvision_guard.py", "wire", "worker")


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
        paths |= set(_entries(folder, lambda name: _library(name) not in forbidden))
        paths.add(f"{folder}/pyvenv.cfg")
    return sorted(os.path.realpath(path) for path in paths if os.path.exists(path))


def listable() -> list[str]:
    """Return the folders whose names a worker may read, though not every file in them: imports look there."""
    return [sysconfig.get_path("stdlib"), *_package_folders()]


def mounts() -> list[str]:
    """Return the folders to mount read-only into a namespace of its own: they hold everything that is readable."""
    ours = Path(grader.__file__).resolve().parent
    folders = {"/usr", os.path.realpath(sys.base_prefix), os.path.realpath(sys.prefix)}
    folders |= {path for path in ("/lib", "/lib64", "/etc/ld.so.cache", "/etc/localtime", "/etc/fonts") if os.path.exists(path)}
    return [*sorted(folders, key=len), *(str(ours / name) for name in _OURS)]


def _package_folders() -> list[str]:
    folders = {*site.getsitepackages(), *site.getsitepackages([sys.base_prefix]), *sys.path}
    return [folder for folder in folders if folder.endswith(("site-packages", "dist-packages")) and os.path.isdir(folder)]


def _library(name: str) -> str:
    """Return the library that an entry of site-packages belongs to: "torch.libs" and "torch-2.13.dist-info" are torch's."""
    return name.split(".")[0].split("-")[0]


def _entries(folder: str, wanted) -> list[str]:
    try:
        return [os.path.join(folder, name) for name in sorted(os.listdir(folder)) if wanted(name)]
    except OSError:
        return []
