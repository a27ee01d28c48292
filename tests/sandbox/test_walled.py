"""grader/sandbox/walled.py at level strict: what is around a worker, seen from inside and from outside."""

from __future__ import annotations

import os
from pathlib import Path

import psutil
import pytest

from grader.model import Level
from grader.sandbox.walled import WalledSandbox, environment
from grader.wire import Op
from tests.sandbox.conftest import LIMITS, Talk, gone, until

pytestmark = pytest.mark.parametrize("level", [Level.STRICT], ids=["strict"])


def status(talk) -> dict[str, str]:
    """Return the kernel's account of the worker."""
    lines = Path(f"/proc/{talk.pid}/status").read_text().splitlines()
    return {name: value.strip() for name, _colon, value in (line.partition(":") for line in lines)}


def test_the_first_process_is_the_fork_server_and_there_is_no_third(start):
    talk = start("import os\ndef f():\n    return os.getpid(), os.getppid(), "
                 "os.path.exists(f'/proc/{os.getpid() + 1}')\n")
    own, parent, another = talk.call("f")
    seen = {name for name in os.listdir(f"/proc/{talk.pid}/root/proc") if name.isdigit()}

    assert (parent, another) == (1, False)
    assert seen == {"1", str(own)}
    assert "zygote" in " ".join(psutil.Process(talk.pid).parent().cmdline())


def test_there_is_no_network_but_a_loop_to_itself(start):
    talk = start("x = 1\n")

    lines = Path(f"/proc/{talk.pid}/net/dev").read_text().splitlines()[2:]

    assert [line.partition(":")[0].strip() for line in lines] == ["lo"]
    assert os.readlink(f"/proc/{talk.pid}/ns/net") != os.readlink("/proc/self/ns/net")


@pytest.mark.parametrize("kind", ["pid", "net", "ipc", "uts", "mnt", "user"])
def test_it_is_in_namespaces_of_its_own(start, kind):
    talk = start("x = 1\n")

    assert os.readlink(f"/proc/{talk.pid}/ns/{kind}") != os.readlink(f"/proc/self/ns/{kind}")


@pytest.mark.skipif(os.geteuid() != 0, reason="an ordinary user's server is in a user namespace already")
def test_roots_worker_is_in_a_user_namespace_that_its_server_is_not_in(start):
    talk = start("x = 1\n")
    server = psutil.Process(talk.pid).ppid()

    assert os.readlink(f"/proc/{talk.pid}/ns/user") != os.readlink(f"/proc/{server}/ns/user")
    assert Path(f"/proc/{talk.pid}/uid_map").read_text() == ""


def test_the_machine_has_another_name(start):
    assert start("import os\ndef f():\n    return os.uname().nodename\n").call("f") == "worker"


def test_it_is_not_root_and_has_no_privileges(start):
    told = status(start("x = 1\n"))

    assert "0" not in told["Uid"].split() and "0" not in told["Gid"].split()
    assert {int(told[name], 16) for name in ("CapEff", "CapPrm", "CapInh", "CapAmb")} == {0}
    assert (told["NoNewPrivs"], told["Seccomp"]) == ("1", "2")


def test_its_environment_is_what_was_ordered(start, monkeypatch):
    monkeypatch.setenv("GRADER_SECRET", "do not tell")

    talk = start("import os\ndef f():\n    return dict(os.environ)\n")

    assert talk.call("f") == environment("/scratch/work")
    assert b"do not tell" not in Path(f"/proc/{talk.pid}/environ").read_bytes()


def test_its_open_descriptors_are_the_standard_ones_and_the_wire(start):
    talk = start("x = 1\n")

    folder = f"/proc/{talk.pid}/fd"
    kinds = {int(number): os.readlink(f"{folder}/{number}") for number in os.listdir(folder)}
    standard, wire = {kinds.pop(number) for number in (0, 1, 2)}, list(kinds.values())

    assert standard == {"/dev/null", "/memfd:printed (deleted)"}
    assert [kind.partition(":")[0] for kind in wire] == ["pipe", "pipe"]


def test_it_works_in_its_scratch_folder_which_starts_with_its_own_files_alone(start):
    talk = start("import os\ndef f():\n    return os.getcwd(), [n for n in os.listdir('.') if n != '__pycache__']\n")

    assert talk.call("f") == ("/scratch/work", ["homework.py"])


def test_scratch_is_removed_when_the_worker_is_closed(start):
    talk = start("import os\ndef f():\n    os.makedirs('a/b')\n    open('a/b/c', 'w').close()\n    os.chmod('a', 0)\n")
    talk.ask(Op.CALL, name="f")
    scratch = Path(f"/proc/{psutil.Process(talk.pid).ppid()}/root/scratch")
    before = os.listdir(scratch)

    talk.channel.close()

    assert before == ["work"]
    until(lambda: os.listdir(scratch) == [])


def test_one_file_and_all_of_them_together_are_bounded(start):
    talk = start("import errno\ndef one():\n    try:\n        open('one', 'wb').write(bytes(9 << 20))\n"
                 "    except OSError as error:\n        return errno.errorcode[error.errno]\n"
                 "def all_of_them():\n    for number in range(100):\n        try:\n"
                 "            open(f'f{number}', 'wb').write(bytes(8 << 20))\n"
                 "        except OSError as error:\n            return errno.errorcode[error.errno], number\n")

    assert talk.call("one") == "EFBIG"
    failed, number = talk.call("all_of_them")
    assert failed == "ENOSPC" and 60 <= number <= 64


def test_the_disk_cannot_be_filled_through_what_is_printed(start):
    talk = start("import ctypes\ndef f():\n    libc = ctypes.CDLL(None)\n"
                 "    return libc.fallocate(1, 1, ctypes.c_long(0), "
                 "ctypes.c_long(1 << 30)), libc.fallocate(1, 0, ctypes.c_long(0), ctypes.c_long(1 << 30))\n")

    assert talk.call("f") == (-1, -1)


def test_a_worker_is_dead_when_it_has_been_closed(start):
    talk = start("import threading\ndef endless():\n    while True: pass\n"
                 "def f():\n    threading.Thread(target=endless, daemon=True).start()\n")
    talk.call("f")

    talk.channel.close()

    assert gone(talk.pid)


def test_the_kernel_gives_it_few_more_threads_than_its_limit_of_processes_and_it_lives(start):
    """It starts them with small stacks, so that memory is not what ends it."""
    talk = start("import threading, time\ndef f():\n    threading.stack_size(1 << 15)\n    failed = 0\n"
                 "    for _ in range(1000):\n        try:\n"
                 "            threading.Thread(target=time.sleep, args=(30,), daemon=True).start()\n"
                 "        except RuntimeError:\n            failed += 1\n    return failed\n")

    most = LIMITS.processes + 32
    assert talk.call("f") >= 1000 - most
    assert LIMITS.processes <= talk.channel._tree.threads() <= most


def test_another_workers_threads_are_not_counted_with_its_own(start):
    """As many workers of root are nobody as there are gradings at a time."""
    text = ("import threading, time\ndef f():\n    threading.stack_size(1 << 15)\n    for _ in range(30):\n"
            "        threading.Thread(target=time.sleep, args=(30,), daemon=True).start()\n")
    start(text).call("f")
    other = WalledSandbox.strict(("numpy",), ())
    try:
        talk = Talk(other, text)
        talk.load()

        talk.call("f")
    finally:
        other.close()


def test_a_worker_cannot_name_itself_so_that_its_threads_are_miscounted(start):
    """The kernel tells a process's own name above the number of its threads."""
    talk = start("import ctypes, threading, time\ndef f():\n    threading.stack_size(1 << 15)\n"
                 "    ctypes.CDLL(None).prctl(15, b'Threads:\\t1', 0, 0, 0)\n    for _ in range(5):\n"
                 "        threading.Thread(target=time.sleep, args=(30,), daemon=True).start()\n")

    talk.call("f")

    assert psutil.Process(talk.pid).name() == "Threads:\t1"
    assert talk.channel._tree.threads() == 6


@pytest.mark.parametrize("code, says", [
    ("os.fork()", "Operation not permitted"), ("subprocess.run(['true'])", "Operation not permitted"),
    ("asyncio.run(asyncio.sleep(0))", "Operation not permitted"), ("socket.socket()", "Operation not permitted"),
    ("os.system('true') or 'refused'", "refused")])
def test_what_is_not_allowed_says_so(start, code, says):
    talk = start("import asyncio, os, socket, subprocess\ndef f():\n    try:\n"
                 "        return str(bool(" + code + ") and 'refused')\n"
                 "    except OSError as error:\n        return str(error)\n")

    assert says in talk.call("f")


def test_a_forged_end_reaches_nobody(start):
    """The server says {"ended"} on a socket, which a worker does not hold."""
    talk = start("import os\nOPEN = [n for n in range(256) if os.path.exists(f'/proc/self/fd/{n}')]\n"
                 "def sockets():\n"
                 "    return [n for n in OPEN if os.readlink(f'/proc/self/fd/{n}')[:6] == 'socket']\n"
                 "def f():\n    for fd in range(256):\n        if fd not in OPEN:\n            try:\n"
                 "                os.write(fd, b'{\"ended\": 0}')\n                return fd\n"
                 "            except OSError:\n"
                 "                pass\n")

    assert talk.call("sockets") == []
    assert talk.call("f") is None
