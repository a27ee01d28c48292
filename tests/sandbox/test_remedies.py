"""grader/sandbox/remedies.py: what was said, on a machine of which something is known -> the one remedy."""

from __future__ import annotations

import pytest

from grader.sandbox.remedies import with_remedy

_SERVER = "the fork server did not say 'ready': bwrap: "
_WORKER = "a worker could not be locked in: Traceback (most recent call last): ... OSError: [Errno 1] "
_NO_PERMISSION = _SERVER + "No permissions to create a new namespace, likely because the kernel does not allow it"
_CREATING = _SERVER + "Creating new namespace failed: Operation not permitted"
_CASES = [
    (_SERVER + "Unknown option --disable-userns", "", ["--disable-userns", "0.8", "apt-get"]),
    (_SERVER + "Unknown option --size", "container", ["--size", "0.8"]),
    (_NO_PERMISSION, "privileged only", ["sysctl -w kernel.unprivileged_userns_clone=1"]),
    (_NO_PERMISSION, "container", ["docker run", "seccomp=unconfined", "systempaths=unconfined"]),
    (_CREATING, "no namespaces", ["sysctl -w user.max_user_namespaces="]),
    (_SERVER + "Creating new namespace failed: nesting depth or /proc/sys/user/max_*_namespaces exceeded (ENOSPC)", "",
     ["sysctl -w user.max_user_namespaces="]),
    (_SERVER + "setting up uid map: Permission denied", "apparmor",
     ["sysctl -w kernel.apparmor_restrict_unprivileged_userns=0"]),
    (_SERVER + "loopback: Failed RTM_NEWADDR: Operation not permitted", "apparmor",
     ["sysctl -w kernel.apparmor_restrict_unprivileged_userns=0"]),
    (_SERVER + "setting up uid map: Permission denied", "container apparmor", ["docker run"]),
    (_SERVER + "Can't mount proc on /newroot/proc: Operation not permitted", "container", ["systempaths=unconfined"]),
    (_WORKER + "user namespace: Operation not permitted", "privileged only",
     ["sysctl -w kernel.unprivileged_userns_clone=1"]),
    (_WORKER + "user namespace: No space left on device", "", ["sysctl -w user.max_user_namespaces="]),
    (_WORKER + "Landlock version 3 is needed, this kernel has 0", "", ["6.2", "lsm="]),
    (_WORKER + "Landlock version 3 is needed, this kernel has 0", "container", ["6.2", "docker run"]),
    (_WORKER + "Landlock version 3 is needed, this kernel has 1", "", ["version 3", "has 1", "6.2"]),
    (_SERVER[:-7] + "Traceback (most recent call last):\n  File \"<string>\", line 1\nModuleNotFoundError: No module "
     "named 'grader'", "", ["hides the folder where grader is installed", "Install it with pip"]),
    (_WORKER + "seccomp: Invalid argument", "", ["CONFIG_SECCOMP_FILTER"]),
    ('File "/x/seccomp.py", line 40, in filter_for\nKeyError: \'riscv64\'', "", ["riscv64", "x86_64 or aarch64"]),
]


def facts(names: str) -> frozenset[str]:
    return frozenset(name for name in ("no namespaces", "privileged only", "container", "apparmor") if name in names)


@pytest.mark.parametrize("said, known, words", _CASES)
def test_a_usual_reason_is_told_with_its_remedy_and_without_the_machines_own_words(said, known, words):
    told = with_remedy(said, facts(known))

    assert [word for word in words if word not in told] == []
    assert "Traceback" not in told and "did not say" not in told
    assert "{" not in told


@pytest.mark.parametrize("said", [_CREATING, "the fork server did not say 'ready': it was silent"])
def test_a_reason_that_is_not_known_is_told_as_it_came(said):
    assert with_remedy(said, frozenset()) == f"{said}."


def test_a_machine_s_own_settings_are_read():
    assert with_remedy(_SERVER + "Unknown option --size") == with_remedy(_SERVER + "Unknown option --size", frozenset())
