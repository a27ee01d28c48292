"""grader/worker/lock/seccomp.py: the filter, step by step, for processors that this machine may not have."""

from __future__ import annotations

import errno

import pytest

from grader.worker.lock.seccomp import filter_for
from grader.worker.lock.syscalls import CONDITIONAL, MACHINES
from tests.worker.lock.bpf import AARCH64, ALLOW, FAIL, I386, KILL, X86_64, steps, verdict

PID, OTHER = 4321, 1
HIGH = 1 << 32
ARCH = {"x86_64": X86_64, "aarch64": AARCH64}
EPERM, ENOSYS, ENOTTY = FAIL | errno.EPERM, FAIL | errno.ENOSYS, FAIL | errno.ENOTTY
THREAD, FORK, VFORK = 0x3D0F00, 17, 0x4111  # CLONE_VM|FS|FILES|SIGHAND|THREAD|..., SIGCHLD, CLONE_VM|VFORK|SIGCHLD
each_machine = pytest.mark.parametrize("machine", MACHINES)


def told(machine: str, name: str, *arguments: int) -> int:
    """Return what the filter says to call `name` on `machine`."""
    number = {**MACHINES[machine].calls, **CONDITIONAL[machine]}[name]
    return verdict(filter_for(machine, PID), ARCH[machine], number, *arguments)


@each_machine
def test_every_plain_call_is_allowed_whatever_its_arguments(machine):
    assert {told(machine, name, *[HIGH - 1] * 6) for name in MACHINES[machine].calls} == {ALLOW}


@each_machine
def test_every_other_number_is_refused(machine):
    program, known = filter_for(machine, PID), {*MACHINES[machine].calls.values(), *CONDITIONAL[machine].values()}
    others = [number for number in range(601) if number not in known]

    assert {verdict(program, ARCH[machine], number) for number in others} == {EPERM}


@each_machine
@pytest.mark.parametrize("arch", [0, I386, 0x40000028, X86_64, AARCH64], ids=hex)
def test_another_processors_calls_end_the_process(machine, arch):
    if arch == ARCH[machine]:
        arch ^= 1 << 31  # the same processor, 32 bits or the other byte order
    assert {verdict(filter_for(machine, PID), arch, number) for number in range(601)} == {KILL}


@pytest.mark.parametrize("number", [0x40000000, 0x40000001, 0x4000003B, 0x7FFFFFFF, -1])
def test_x32_calls_end_the_process(number):
    assert verdict(filter_for("x86_64", PID), X86_64, number) == KILL


@each_machine
@pytest.mark.parametrize("flags, answer", [
    (THREAD, ALLOW), (0x7D0F00, ALLOW), (0, EPERM), (FORK, EPERM), (VFORK, EPERM), (THREAD | 0x10000000, EPERM),
    (THREAD & ~0x10000, EPERM), (THREAD | 0x80, EPERM), (0x10000, EPERM)])
def test_clone_is_for_threads_only(machine, flags, answer):
    assert told(machine, "clone", flags) == answer


@each_machine
def test_clone3_says_that_it_does_not_exist(machine):
    assert told(machine, "clone3", 1, 88) == ENOSYS


@each_machine
@pytest.mark.parametrize("name", ["kill", "tgkill"])
@pytest.mark.parametrize("pid, answer", [
    (PID, ALLOW), (0, EPERM), (-1, EPERM), (-PID, EPERM), (OTHER, EPERM), (PID + 1, EPERM), (PID | HIGH, ALLOW)])
def test_a_signal_goes_to_oneself_only(machine, name, pid, answer):
    """The kernel reads a number of 32 bits, so what stands above it changes nobody."""
    assert told(machine, name, pid, 9) == answer


@each_machine
@pytest.mark.parametrize("pid, new, answer", [
    (0, 0, ALLOW), (PID, 0, ALLOW), (OTHER, 0, EPERM), (0, 1, EPERM), (PID, 0x7F00, EPERM), (0, HIGH, EPERM),
    (PID, 5 * HIGH, EPERM), (0, HIGH | 1, EPERM), (OTHER, HIGH, EPERM)])
def test_limits_can_be_read_and_those_of_oneself_only(machine, pid, new, answer):
    assert told(machine, "prlimit64", pid, 7, new, 0x1000) == answer


@each_machine
@pytest.mark.parametrize("name, place, allowed, refused, answer", [
    ("fcntl", 1, [0, 1, 2, 3, 4, 1030, 1032], [5, 6, 7, 8, 10, 15, 36, 37, 38, 1024, 1026, 1031, 1033, 1036], EPERM),
    ("ioctl", 1, [0x5401, 0x5413, 0x541B, 0x5421, 0x5450, 0x5451], [0x5412, 0x540E, 0x8901, 0x8902, 0x541C], ENOTTY),
    ("prctl", 0, [3, 15, 16, 23, 0x53564D41], [1, 4, 8, 22, 24, 28, 35, 38, 47, 0x59616D61], EPERM),
    ("sched_setaffinity", 0, [0, PID], [OTHER], EPERM),
    ("fallocate", 1, [0], [1, 2, 3, 8, 16, 32, 64], FAIL | errno.EOPNOTSUPP)])
def test_of_these_calls_only_the_harmless_forms_pass(machine, name, place, allowed, refused, answer):
    said = {value: told(machine, name, *[0] * place, value) for value in (*allowed, *refused)}

    assert said == dict.fromkeys(allowed, ALLOW) | dict.fromkeys(refused, answer)


@each_machine
def test_the_program_is_as_short_as_the_kernel_asks_and_every_jump_stays_in_it(machine):
    program = steps(filter_for(machine, PID))

    assert len(program) < 4096
    assert all(at + 1 + max(step.if_true, step.if_false) < len(program) for at, step in enumerate(program[:-1]))
    assert program[-1] == (0x06, 0, 0, EPERM)


def test_a_processor_without_a_table_has_no_filter():
    with pytest.raises(KeyError):
        filter_for("riscv64", PID)
