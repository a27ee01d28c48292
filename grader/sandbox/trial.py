"""Which of the levels with a fork server this machine can give: one worker is locked in, and does nothing.

In: this machine.  Out: None, or why not, with the remedy.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import lru_cache

from grader.errors import GraderError
from grader.model import Limits, Submission
from grader.sandbox import bubblewrap, surroundings
from grader.sandbox.remedies import with_remedy
from grader.sandbox.walled import WalledSandbox


def why_not_strict() -> str | None:
    """Return why this machine cannot give level `strict`, with the remedy, or None when it can."""
    if sys.platform != "linux":
        return "it needs Linux with namespaces."
    if bubblewrap.program() is None:
        return "bubblewrap is not installed.  Install it: apt-get install bubblewrap"
    return _trial(WalledSandbox.strict)


def why_not_contained() -> str | None:
    """Return why this machine cannot give level `contained`, with the remedy, or None when it can."""
    if sys.platform != "linux":
        return "it needs Linux with Landlock."
    if os.geteuid() == 0 and (folder := surroundings.closed_to_others()):
        return (f"it runs workers of root as nobody, who cannot enter {folder}, where Python lies.  "
                "Run it as another user, or with a Python that lies elsewhere")
    return _trial(WalledSandbox.contained)


@lru_cache(maxsize=4)
def _trial(open_sandbox: Callable[..., WalledSandbox]) -> str | None:
    """Lock one worker in that does nothing: the one honest way to know."""
    sandbox = open_sandbox((), ())
    try:
        sandbox.connect(Submission("trial", None, ()), Limits()).close()
    except GraderError as error:
        return with_remedy(str(error))
    finally:
        sandbox.close()
    return None
