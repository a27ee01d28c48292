"""The libraries that a worker imports before student code: are they here, and which versions are they?

In: the names under `libraries` of assignment.yaml, as they are imported: "sklearn", "torch.nn".  Out: versions, or
AuthorError; OperatorError for whoever has only been handed a bundle.  Nothing is imported here.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from functools import cache
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path

from grader.errors import AuthorError, OperatorError
from grader.nearest import did_you_mean

_SPOKEN = {"torch": ("PyTorch", "torch"), "sklearn": ("scikit-learn", "scikit-learn"), "numpy": ("NumPy", "numpy")}


def require_libraries(libraries: Iterable[str], file: Path) -> None:
    """Raise AuthorError when one of `libraries` cannot be imported here; `file` is the one that names it."""
    for name in libraries:
        if _find(name.partition(".")[0]) is None:
            raise AuthorError(f"{file}: libraries: {name!r} cannot be imported here{_remedy(name)}")


def require_installed(libraries: Iterable[str]) -> None:
    """Raise OperatorError when one of `libraries`, which a bundle needs, cannot be imported here."""
    for name in libraries:
        top = name.partition(".")[0]
        if _find(top) is None:
            spoken, install = _SPOKEN.get(top, (top, top))
            raise OperatorError(f"This assignment needs {spoken}, which is not installed.  Type: pip install {install}")


def versions_of(libraries: Iterable[str]) -> dict[str, str]:
    """Return the version of each of `libraries`, sorted by name; Python's own have none, and are left out."""
    tops = sorted({name.partition(".")[0] for name in libraries} - set(sys.stdlib_module_names))
    return {name: _version(name) for name in tops}


def _find(name: str) -> object:
    try:
        return find_spec(name)
    except (ImportError, ValueError):  # ValueError: an empty name, or a module without a specification
        return None


def _remedy(name: str) -> str:
    """Say what to write for a distribution's own name, "scikit-learn", or for a misspelled one."""
    names = [module for module, distributions in _distributions().items()
             if _plain(name) in map(_plain, distributions) and not module.startswith("_")]
    if names:
        return f".  They go by the names that they are imported by: write {names[0]}"
    return f"{did_you_mean(name, _distributions())}  Install it, or correct the name."


def _plain(distribution: str) -> str:
    return distribution.lower().replace("_", "-")


def _version(name: str) -> str:
    try:
        return metadata.version(name)  # most are called as they are imported, and to list all takes longer
    except metadata.PackageNotFoundError:
        distributions = _distributions().get(name, ())
    return metadata.version(distributions[0]) if distributions else "unknown"


@cache
def _distributions() -> dict[str, list[str]]:
    """Return what is installed: name to import -> distributions."""
    return dict(metadata.packages_distributions())
