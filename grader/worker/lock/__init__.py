"""UNTRUSTED side's first act: a process locks itself in, for good, before the first line of student code.

    syscalls.py   the numbers of the system calls that a worker may make, for each processor
    seccomp.py    a filter that lets only those through
    landlock.py   a rule set that lets only some folders be read, and one be written
    lock_in.py    the steps in their order, each with its reason

ctypes alone: small enough to read.  Nothing here can be undone by the process that did it.
"""
