"""Stand-ins for libraries that an assignment does not allow, and for one that old homework still imports.

Importing a library is no offence: people import torch to check themselves, or to plot.  So the import succeeds with
a stand-in.  While the file is being read, using it has no effect; in graded work, using it raises NotAllowed.
"""

from __future__ import annotations

import importlib.abc
import importlib.machinery
import sys
from types import ModuleType


class NotAllowed(Exception):
    """Graded work used a library that this assignment does not allow; `library` is its name."""

    def __init__(self, library: str) -> None:
        super().__init__(f"{library} is not allowed in this assignment")
        self.library = library


class _Mode:
    strict = False  # becomes True when the student's file has been read


mode = _Mode()


class StandIn(ModuleType):
    """Takes the place of a forbidden module and of everything in it."""

    __all__: list = []
    __path__: list = []

    def __init__(self, name: str, *_ignored: object) -> None:
        super().__init__(name)

    def _use(self, *_args: object, **_kwargs: object) -> StandIn:
        if mode.strict:
            raise NotAllowed(self.__name__.partition(".")[0])
        return self

    def __getattr__(self, name: str) -> StandIn:
        if name.startswith("__"):
            raise AttributeError(name)
        return StandIn(f"{self.__name__}.{name}")

    def __mro_entries__(self, bases: tuple) -> tuple:
        self._use()
        return ()

    def __instancecheck__(self, instance: object) -> bool:
        return False  # nothing here is a tensor, and asking is not using

    def __iter__(self):
        self._use()
        return iter(())

    def __bool__(self) -> bool:
        self._use()
        return False

    def __len__(self) -> int:
        self._use()
        return 0

    def __float__(self) -> float:
        self._use()
        return 0.0

    def __index__(self) -> int:
        self._use()
        return 0

    def __exit__(self, *_error: object) -> None:
        self._use()


_OPERATORS = ("add radd sub rsub mul rmul truediv rtruediv floordiv rfloordiv mod rmod pow rpow matmul rmatmul "
              "neg pos abs lt le gt ge getitem setitem delitem call enter array invert and rand or ror xor "
              "rxor").split()
for _name in _OPERATORS:
    setattr(StandIn, f"__{_name}__", StandIn._use)


class ForbiddenFinder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Answers every import of the forbidden libraries, and notes which were asked for."""

    def __init__(self, libraries: tuple[str, ...]) -> None:
        self.libraries, self.met = frozenset(libraries), set()

    def find_spec(self, name, path=None, target=None):
        library = name.partition(".")[0]
        if library not in self.libraries:
            return None
        self.met.add(library)
        return importlib.machinery.ModuleSpec(name, self, is_package=True)

    def create_module(self, spec):
        return StandIn(spec.name)

    def exec_module(self, module):
        pass


class PastFinder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """`from past.builtins import xrange`: the names of Python 2, where the package `future` is not installed."""

    _NAMES = {"xrange": range, "raw_input": input, "unicode": str, "basestring": str, "long": int, "unichr": chr}

    def find_spec(self, name, path=None, target=None):
        if name not in ("past", "past.builtins"):
            return None
        return importlib.machinery.ModuleSpec(name, self, is_package=name == "past")

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        module.__dict__.update(self._NAMES)


def install(forbidden: tuple[str, ...]) -> ForbiddenFinder:
    """Put the stand-ins in place; returns the finder that knows which forbidden libraries were imported."""
    finder = ForbiddenFinder(forbidden)
    sys.meta_path.insert(0, finder)
    sys.meta_path.append(PastFinder())
    return finder
