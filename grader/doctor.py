"""Say what this machine can do: which levels of isolation it gives, and why not, with the remedy.

In: nothing but the machine.  Out: lines for the terminal, and whether strangers' code can be graded safely here.
"""

from __future__ import annotations

import platform
import shutil
from collections.abc import Callable
from importlib import metadata

from grader import __version__
from grader.model import Level
from grader.sandbox import MECHANISMS

_LIBRARIES = ("numpy", "torch", "torchvision", "scikit-learn")


def examine(say: Callable[[str], None]) -> bool:
    """Tell each line through `say`; return whether level `strict` is available."""
    say(f"grader {__version__}, Python {platform.python_version()}, {platform.system()} {platform.release()} "
        f"{platform.machine()}")
    say("libraries: " + ", ".join(f"{name} {_version(name)}" for name in _LIBRARIES))
    say(f"bubblewrap: {shutil.which('bwrap') or 'not installed'}")
    say("\nIsolation, the strongest first:")
    strict = False
    for mechanism in MECHANISMS:
        reason = mechanism.why_not()
        strict |= mechanism.level is Level.STRICT and reason is None
        say(f"  {mechanism.level.value:<10} {'yes' if reason is None else 'no '}  {mechanism.promise}")
        if reason is not None:
            say(f"  {'':<10}      why not: {reason}")
    say("\nStrangers' code can be graded here." if strict else
        "\nStrangers' code is refused here unless you name a weaker level, as in --level process.")
    return strict


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "not installed"
