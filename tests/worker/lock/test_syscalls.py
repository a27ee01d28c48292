"""grader/worker/lock/syscalls.py: the numbers are the kernel's, and what is dangerous is in no list."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from grader.worker.lock.syscalls import CONDITIONAL, MACHINES

HEADERS = {"x86_64": Path("/usr/include/x86_64-linux-gnu/asm/unistd_64.h"),
           "aarch64": Path("/usr/include/asm-generic/unistd.h")}
# asm-generic names a call after its 64-bit form, and keeps a few numbers under a name of its own.
_LINE = re.compile(r"#define __NR(?:3264)?_(\w+)\s+(\d+)")
REFUSED = """fork vfork execve execveat socket socketpair connect bind listen accept sendto sendmsg recvmsg ptrace
process_vm_readv process_vm_writev tkill rt_sigqueueinfo rt_tgsigqueueinfo pidfd_open pidfd_send_signal pidfd_getfd
memfd_create memfd_secret shmget shmat mq_open mlock mlock2 mlockall setrlimit unshare setns mount umount2 pivot_root
chroot io_uring_setup io_setup bpf userfaultfd perf_event_open keyctl add_key request_key open_by_handle_at personality
symlink symlinkat link linkat mknod mknodat chmod fchmod fchmodat chown fchown lchown fchownat utime utimes utimensat
futimesat setuid setgid setresuid setresgid setgroups capset seccomp landlock_create_ruleset landlock_restrict_self
timer_create inotify_init inotify_init1 fanotify_init setpriority sched_setscheduler process_madvise setxattr""".split()


@pytest.mark.parametrize("machine", MACHINES)
def test_every_number_is_the_one_in_the_kernels_header(machine):
    if not HEADERS[machine].exists():
        pytest.skip(f"the kernel's headers are not installed: no {HEADERS[machine]}")
    theirs = {name: int(number) for name, number in _LINE.findall(HEADERS[machine].read_text())}
    ours = MACHINES[machine].calls | CONDITIONAL[machine]
    # asm-generic says fstatat for what 64-bit processors call newfstatat.
    theirs.setdefault("newfstatat", theirs.get("fstatat", -1))

    assert {name: theirs.get(name) for name in ours} == ours


@pytest.mark.parametrize("machine", MACHINES)
def test_no_call_has_two_rows_and_none_that_reaches_out_has_any(machine):
    plain, special = MACHINES[machine].calls, CONDITIONAL[machine]
    numbers = [*plain.values(), *special.values()]

    assert len(numbers) == len(set(numbers))
    assert {*REFUSED} & {*plain, *special} == set()


def test_every_conditional_call_is_known_on_every_processor():
    assert [set(table) for table in CONDITIONAL.values()] == [set(CONDITIONAL["x86_64"])] * len(MACHINES)
