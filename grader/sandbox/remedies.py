"""Say what to do where a level cannot be had: the one remedy for the reason that this machine gives.

In: the last words of bubblewrap, the fork server or a worker, and what is known of the machine.
Out: one sentence with the reason and the remedy, or those last words themselves.

To teach it a reason: a line in _REASONS and a case in tests/sandbox/test_remedies.py.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import NamedTuple

# What is known of a machine: a name, the file that tells it, and what the file holds then (None: that it is there).
_FACTS = (
    ("no namespaces", "/proc/sys/user/max_user_namespaces", "0"),
    ("privileged only", "/proc/sys/kernel/unprivileged_userns_clone", "0"),
    ("apparmor", "/proc/sys/kernel/apparmor_restrict_unprivileged_userns", "1"),
    ("container", "/.dockerenv", None),
    ("container", "/run/.containerenv", None),
)
_NAMESPACES = (r"bwrap: (No permissions to creat|Creating new namespace|setting up [ug]id map|loopback|Can't mount|"
               r"Failed to (make|mount)|pivot_root|cannot open /proc/sys/user)|user namespace: ")


class _Reason(NamedTuple):
    said: str      # a pattern of what was said
    fact: str      # what must be known of the machine besides ("": nothing)
    remedy: str    # {0} is the pattern's first group


_NO_LANDLOCK = r"Landlock version \d is needed, this kernel has 0|Landlock: (Function|Operation) not"
_INSTALLED = Path(__file__).parents[2]   # the folder that holds the package
_UNREADABLE = (r"(?s)ModuleNotFoundError: No module named 'grader|"
               r"(?:PermissionError|FileNotFoundError): [^\n]*" + re.escape(str(_INSTALLED / "grader")))
_UNCONFINED = "--security-opt seccomp=unconfined"

# The first that fits is told: what a container forbids comes before what only the machine around it could allow.
_REASONS = (
    _Reason(r"bwrap: Unknown option (\S+)", "",
            "this bubblewrap is too old: it does not know {0}.  Version 0.8 or newer is needed; upgrade it (apt-get "
            "install --only-upgrade bubblewrap), or the system where that brings none"),
    _Reason(_NAMESPACES, "no namespaces",
            "this system allows no user namespaces.  An administrator can: sysctl -w user.max_user_namespaces=15000"),
    _Reason(r"namespace.*(No space left on device|ENOSPC)", "",
            "this system allows no further user namespaces.  An administrator can: "
            "sysctl -w user.max_user_namespaces=15000"),
    _Reason(_NAMESPACES, "privileged only",
            "this system allows ordinary users no user namespaces.  An administrator can: "
            "sysctl -w kernel.unprivileged_userns_clone=1"),
    _Reason(_NAMESPACES, "container",
            "this container forbids namespaces.  Start it as an ordinary user: docker run --user 1000 "
            f"{_UNCONFINED} --security-opt apparmor=unconfined --security-opt systempaths=unconfined"),
    _Reason(_NAMESPACES, "apparmor",
            "AppArmor allows ordinary users no user namespaces here.  An administrator can: "
            "sysctl -w kernel.apparmor_restrict_unprivileged_userns=0"),
    _Reason(_NO_LANDLOCK, "container",
            "there is no Landlock in this container.  Linux 6.2 or newer is needed, and where the container's own "
            f"filter is older than Landlock: docker run {_UNCONFINED}"),
    _Reason(_NO_LANDLOCK, "",
            "this kernel has no Landlock, or it is switched off.  Linux 6.2 or newer is needed, with landlock among "
            "the names in the boot option lsm=, as /sys/kernel/security/lsm shows them"),
    _Reason(r"Landlock version (\d) is needed, this kernel has (\d+)", "",
            "version {0} of Landlock is needed, and this kernel has {1}.  Upgrade it to Linux 6.2 or newer"),
    _Reason(_UNREADABLE, "",
            f"the wall hides the folder where grader is installed: {_INSTALLED}.  Install it with pip, into a Python "
            "that all users may read"),
    _Reason(r"seccomp: ", "",
            "this kernel cannot filter system calls.  Start one that was built with CONFIG_SECCOMP_FILTER, as those of "
            "the usual systems are"),
    _Reason(r"(?s)seccomp\.py.*KeyError: '(\w+)'", "",
            "the system calls of {0} are not known here.  Grade on x86_64 or aarch64"),
)


def with_remedy(told: str, facts: frozenset[str] | None = None) -> str:
    """Return why a level cannot be had and what to do, or `told` with a full stop when its reason is not known.

    `facts` are this machine's own unless they are given: "no namespaces", "privileged only", "container", "apparmor".
    """
    known = _facts() if facts is None else facts
    for reason in _REASONS:
        found = re.search(reason.said, told)
        if found and (not reason.fact or reason.fact in known):
            return reason.remedy.format(*found.groups())
    return f"{told}."


def _facts() -> frozenset[str]:
    return frozenset(fact for fact, path, holds in _FACTS if _tells(path, holds))


def _tells(path: str, holds: str | None) -> bool:
    if holds is None:
        return os.path.exists(path)
    try:
        with open(path) as file:
            return file.read().strip() == holds
    except OSError:
        return False
