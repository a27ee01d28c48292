"""The numbers of the system calls that a worker may make.

From the kernel's own tables: arch/x86/entry/syscalls/syscall_64.tbl, and include/uapi/asm-generic/unistd.h for
aarch64.  A call that is in neither list fails with "Operation not permitted".
"""

from __future__ import annotations

from typing import NamedTuple


class Machine(NamedTuple):
    """A processor as seccomp knows it: its audit number, and name -> number of each call."""

    audit: int
    calls: dict[str, int]
    foreign_from: int | None  # numbers from here on belong to another ABI (x32)


# name, number on x86_64, number on aarch64 (- where that one has no such call)
_PLAIN = """
read 0 63; write 1 64; readv 19 65; writev 20 66; pread64 17 67; pwrite64 18 68; close 3 57; close_range 436 436;
fstat 5 80; lseek 8 62; stat 4 -; lstat 6 -; newfstatat 262 79; statx 332 291; access 21 -; faccessat 269 48;
faccessat2 439 439; readlink 89 -; readlinkat 267 78; open 2 -; openat 257 56; poll 7 -; ppoll 271 73; select 23 -;
pselect6 270 72; mmap 9 222; munmap 11 215; mprotect 10 226; mremap 25 216; madvise 28 233; brk 12 214; msync 26 227;
rt_sigaction 13 134; rt_sigprocmask 14 135; rt_sigreturn 15 139; rt_sigpending 127 136; rt_sigsuspend 130 133;
rt_sigtimedwait 128 137; sigaltstack 131 132; dup 32 23; dup2 33 -; dup3 292 24; pipe 22 -; pipe2 293 59;
getpid 39 172; gettid 186 178; getppid 110 173; getuid 102 174; geteuid 107 175; getgid 104 176; getegid 108 177;
getgroups 115 158; getpgrp 111 -; getpgid 121 155; getsid 124 156; getrlimit 97 163; getrusage 98 165;
sysinfo 99 179; times 100 153; uname 63 160; getcwd 79 17; chdir 80 49; fchdir 81 50; getdents 78 -;
getdents64 217 61; mkdir 83 -; mkdirat 258 34; rmdir 84 -; unlink 87 -; unlinkat 263 35; rename 82 -; renameat 264 38;
renameat2 316 276; ftruncate 77 46; truncate 76 45; fsync 74 82; fdatasync 75 83;
umask 95 166; statfs 137 43; fstatfs 138 44; sendfile 40 71; copy_file_range 326 285; fadvise64 221 223;
clock_gettime 228 113; clock_getres 229 114; clock_nanosleep 230 115; nanosleep 35 101; gettimeofday 96 169;
time 201 -; setitimer 38 103; getitimer 36 102; alarm 37 -; pause 34 -; futex 202 98; set_robust_list 273 99;
get_robust_list 274 100; set_tid_address 218 96; rseq 334 293; membarrier 324 283; sched_yield 24 124;
sched_getaffinity 204 123; sched_getparam 143 121; sched_getscheduler 145 120; sched_get_priority_max 146 125;
sched_get_priority_min 147 126; getcpu 309 168; getrandom 318 278; arch_prctl 158 -; exit 60 93; exit_group 231 94;
restart_syscall 219 128; epoll_create 213 -; epoll_create1 291 20; epoll_ctl 233 21; epoll_wait 232 -;
epoll_pwait 281 22; eventfd 284 -; eventfd2 290 19
"""
# Allowed with some arguments only: seccomp.py says which.
_WITH_CONDITIONS = """
ioctl 16 29; fcntl 72 25; prctl 157 167; prlimit64 302 261; kill 62 129; tgkill 234 131; clone 56 220; clone3 435 435;
sched_setaffinity 203 122; fallocate 285 47
"""


def _table(text: str, column: int) -> dict[str, int]:
    rows = (row.split() for row in text.replace("\n", " ").split(";"))
    return {row[0]: int(row[column]) for row in rows if row[column] != "-"}


MACHINES = {
    "x86_64": Machine(0xC000003E, _table(_PLAIN, 1), 0x40000000),
    "aarch64": Machine(0xC00000B7, _table(_PLAIN, 2), None),
}
CONDITIONAL = {"x86_64": _table(_WITH_CONDITIONS, 1), "aarch64": _table(_WITH_CONDITIONS, 2)}
