"""Let torchvision import beside a CPU-only torch.

torchvision's published Linux wheel is linked against the CUDA build of torch; beside a CPU build its import stops
with "operator torchvision::nms does not exist".  Defining the two operators' schemas first lets its datasets and
transforms work.  Used by checker and worker alike, so it imports nothing of ours.

`import_torchvision()` is for our own code; `install()` makes a plain `import torchvision` work in student code.
"""

from __future__ import annotations

import importlib
import importlib.abc
import sys
from types import ModuleType

_SCHEMA = "(Tensor dets, Tensor scores, float iou_threshold) -> Tensor"
_kept: list = []  # a torch.library.Library ends its definitions when it is collected


def import_torchvision() -> ModuleType:
    """Return torchvision; defines the missing operators only when the plain import fails.  Raises ImportError."""
    try:
        return importlib.import_module("torchvision")
    except RuntimeError as error:
        if "torchvision::nms" not in str(error):
            raise
    for name in [name for name in sys.modules if name.partition(".")[0] == "torchvision"]:
        del sys.modules[name]
    _define_operators()
    return importlib.import_module("torchvision")


def _define_operators() -> None:
    import torch

    library = torch.library.Library("torchvision", "DEF")
    for name in ("nms", "qnms"):
        library.define(name + _SCHEMA)
    _kept.append(library)


class _Finder(importlib.abc.MetaPathFinder):
    """Meets the first `import torchvision` and does it under guard."""

    def find_spec(self, name, path=None, target=None):
        if name != "torchvision":
            return None
        sys.meta_path.remove(self)
        import_torchvision()
        # The import machinery wants a spec although the module is loaded by now: give one that returns it.
        return importlib.machinery.ModuleSpec(name, _Loaded(sys.modules[name]))


class _Loaded(importlib.abc.Loader):
    """Hands out a module that is already loaded."""

    def __init__(self, module: ModuleType) -> None:
        self.module, self.spec = module, module.__spec__

    def create_module(self, spec):
        return self.module

    def exec_module(self, module):
        module.__spec__ = self.spec  # the machinery has put the stand-in spec there


def install() -> None:
    """Make the next plain `import torchvision` go through `import_torchvision`."""
    if "torchvision" not in sys.modules and not any(isinstance(finder, _Finder) for finder in sys.meta_path):
        sys.meta_path.insert(0, _Finder())
