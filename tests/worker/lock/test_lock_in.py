"""grader/worker/lock/lock_in.py: what a real process that has locked itself in can still do, and what it cannot."""

from __future__ import annotations

import os
import platform

import pytest

from grader.model import Level
from tests.walls import open_to_all, require
from tests.worker.lock.locked import attempt

# Numbers of calls that no library wraps, on x86_64 and aarch64.
_RAW = {"io_uring_setup": (425, 425), "bpf": (321, 280), "userfaultfd": (323, 282), "perf_event_open": (298, 241),
        "add_key": (248, 217), "keyctl": (250, 219), "pidfd_open": (434, 434), "pidfd_send_signal": (424, 424),
        "pidfd_getfd": (438, 438), "name_to_handle_at": (303, 264), "open_by_handle_at": (304, 265),
        "memfd_secret": (447, 447), "seccomp": (317, 277), "landlock_create_ruleset": (444, 444), "setns": (308, 268),
        "process_madvise": (440, 440), "execveat": (322, 281), "tkill": (200, 130), "timer_create": (222, 107),
        "rt_sigqueueinfo": (129, 138), "io_setup": (206, 0), "inotify_init1": (294, 26), "fanotify_init": (300, 262),
        "open_tree": (428, 428), "move_mount": (429, 429), "fsopen": (430, 430), "quotactl": (179, 60),
        "personality": (135, 92), "ioprio_set": (251, 30), "kcmp": (312, 272), "mlock2": (325, 284)}
_PROCESSES = {
    "fork": "os.fork()", "vfork": "raw(libc.vfork())", "posix_spawn": "os.posix_spawn('/bin/true', ['true'], {})",
    "exec": "os.execv('/bin/true', ['true'])", "exec of Python": "os.execv(sys.executable, ['python'])",
    "clone for a process": "raw(libc.syscall(CLONE, 17, 0, 0, 0, 0))"}
_SOCKETS = {f"socket of family {family}": f"socket.socket({family}, {kind})" for family, kind in (
    (1, 1), (1, 2), (2, 1), (2, 2), (2, 3), (10, 1), (10, 2), (16, 3), (17, 3), (38, 5), (40, 1), (44, 3))}
_MEMORY = {
    "memfd_create": "os.memfd_create('x')", "shmget": "raw(libc.shmget(0, 4096, 0o1600))",
    "mlockall": "raw(libc.mlockall(1))",
    "mlock": "raw(libc.mlock(spot, 4096))", "mq_open": "raw(libc.mq_open(b'/x', 0o102, 0o600, None))",
    "memory that no limit counts, in shm": "open('/dev/shm/of-a-test', 'w')",
    "room on the disk that no size shows": "raw(libc.fallocate(os.open('k', os.O_CREAT | os.O_RDWR), 1, 0, 1 << 30))"}
_OTHERS = {
    "ptrace": "raw(libc.ptrace(16, os.getppid(), 0, 0))", "ptrace_traceme": "raw(libc.ptrace(0, 0, 0, 0))",
    "process_vm_readv": "raw(libc.process_vm_readv(os.getppid(), spot, 1, spot, 1, 0))",
    "process_vm_writev": "raw(libc.process_vm_writev(os.getppid(), spot, 1, spot, 1, 0))",
    "signal to the parent": "os.kill(os.getppid(), 0)", "signal to the first process": "os.kill(1, 0)",
    "signal to all": "os.kill(-1, 0)", "signal to its group": "os.kill(0, 0)", "killpg": "os.killpg(os.getppid(), 0)",
    "own limits up": "resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 30, 1 << 30))",
    "own limits down": "resource.setrlimit(resource.RLIMIT_FSIZE, (1, 1))",
    "limits of the parent": "resource.prlimit(os.getppid(), resource.RLIMIT_CPU, (1, 1))",
    "limits of the parent read": "resource.prlimit(os.getppid(), resource.RLIMIT_CPU)",
    "owner of a descriptor's signals": "fcntl.fcntl(1, 8, os.getppid())",
    "to outlive the parent": "raw(libc.prctl(1, 0, 0, 0, 0))", "to be dumped": "raw(libc.prctl(4, 1, 0, 0, 0))",
    "priority": "os.setpriority(os.PRIO_PROCESS, os.getppid(), 5)",
    "another processor set for the parent": "os.sched_setaffinity(os.getppid(), {0})",
    "scheduler": "os.sched_setscheduler(0, os.SCHED_IDLE, os.sched_param(0))",
    "push into the terminal": "fcntl.ioctl(1, 0x5412, b'x')"}
_SYSTEM = {
    "unshare": "raw(libc.unshare(0x10000000))", "mount": "raw(libc.mount(b'none', b'.', b'tmpfs', 0, None))",
    "umount": "raw(libc.umount2(b'/proc', 0))", "chroot": "os.chroot('.')", "setuid": "os.setuid(0)",
    "setgroups": "os.setgroups([0])", "setresuid": "os.setresuid(0, 0, 0)", "capset": "raw(libc.capset(spot, spot))",
    "hostname": "socket.sethostname('x')", **{
        name: f"raw(libc.syscall({numbers[platform.machine() == 'aarch64']}, spot, spot, 0, 0, 0))"
        for name, numbers in _RAW.items()}}
_REFUSED = {**_PROCESSES, **_SOCKETS, **_MEMORY, **_OTHERS, **_SYSTEM}
_FILES = {
    "read a course": "open({course!r}).read()", "read passwd": "open('/etc/passwd').read()",
    "read by a link's other name": "open('/proc/self/root' + {course!r}).read()",
    "read by going up": "open(os.path.relpath({course!r})).read()",
    "read through O_PATH": "open(os.open({course!r}, os.O_PATH)).read()",
    "read own environment": "open('/proc/self/environ').read()", "read own memory": "open('/proc/self/mem', 'rb')",
    "read a process's account": "open('/proc/1/status').read()", "read the mounts": "open('/proc/self/mounts').read()",
    "read the machine": "open('/sys/kernel/uevent_seqnum').read()", "list /": "os.listdir('/')",
    "list processes": "os.listdir('/proc')", "list the course": "os.listdir(os.path.dirname({course!r}))",
    "write outside": "open({course!r}, 'w')", "append outside": "open({course!r}, 'a')",
    "create outside": "open({course!r} + '.new', 'w')", "mkdir outside": "os.mkdir({course!r} + '.d')",
    "mkdir beside": "os.mkdir('../beside')", "create beside": "open('../beside', 'w')",
    "rename scratch": "os.rename('../scratch', '../other')", "remove scratch": "os.rmdir('../scratch')",
    "remove outside": "os.remove({course!r})", "rename away": "os.rename({course!r}, 'mine')",
    "rename over": "(open('mine', 'w'), os.rename('mine', {course!r}))",
    "truncate outside": "os.truncate({course!r}, 0)",
    "symlink": "os.symlink('/', 'link')", "link": "os.link({course!r}, 'link')", "fifo": "os.mkfifo('pipe')",
    "device": "os.mknod('device', 0o020600, os.makedev(1, 3))", "socket file": "os.mknod('socket', 0o140600)",
    "chmod outside": "os.chmod({course!r}, 0o777)", "utime outside": "os.utime({course!r}, (1, 1))",
    "chown outside": "os.chown({course!r}, os.getuid(), -1)",
    "xattr outside": "os.setxattr({course!r}, 'user.x', b'1')",
    "write a device": "open('/dev/zero', 'wb')", "write into Python": "open(np.__file__, 'a')"}
_WORKS = {
    "threads": "(kept := [], [t.start() or t.join() for t in "
               "[threading.Thread(target=kept.append, args=(i,)) for i in (1, 2)]])[0]",
    "numpy": "float(np.linalg.norm(np.ones((50, 50)) @ np.ones((50, 50))))",
    "a file": "(open('a.txt', 'w').write('hello'), open('a.txt').read())", "folders": "os.makedirs('checkpoints/one')",
    "a list of its own": "sorted(os.listdir('checkpoints'))", "rename": "os.rename('a.txt', 'checkpoints/b.txt')",
    "remove": "(os.remove('checkpoints/b.txt'), os.rmdir('checkpoints/one'))",
    "nowhere": "open(os.devnull, 'w').write('x')",
    "reserve": "os.posix_fallocate(os.open('r', os.O_CREAT | os.O_RDWR), 0, 4096)",
    "print": "print('printed', file=sys.stderr)", "time": "(time.sleep(0.001), time.time() > 0)[1]",
    "random": "len(os.urandom(8)) + 0 * random.random()", "own signals": "os.kill(os.getpid(), 0)",
    "own limits": "resource.getrlimit(resource.RLIMIT_FSIZE)", "where": "os.getcwd() == SCRATCH",
    "environment": "dict(os.environ)", "a name for a thread": "raw(libc.prctl(15, b'mine', 0, 0, 0))",
    "anonymous memory": "len(mmap.mmap(-1, 4096))", "a pipe": "os.write(os.pipe()[1], b'x')"}
_VALUES = {
    "threads": "[1, 2]", "numpy": "2500.0", "a file": "(5, 'hello')", "folders": "None", "a list of its own": "['one']",
    "rename": "None", "remove": "(None, None)", "nowhere": "1", "reserve": "None", "print": "None", "time": "True",
    "random": "8.0", "own signals": "None", "own limits": "(1048576, 1048576)", "where": "True",
    "environment": "{'LANG': 'C.UTF-8', 'ORDERED': 'yes'}", "a name for a thread": "0", "anonymous memory": "4096",
    "a pipe": "1"}
_CLONE = "220" if platform.machine() == "aarch64" else "56"


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """A file that everybody may read and write, in a folder that everybody may change: permissions forbid nothing."""
    folder = tmp_path_factory.mktemp("course")
    open_to_all(folder)
    file = folder / "hidden.txt"
    file.write_text("a hidden case")
    file.chmod(0o666)
    return file


@pytest.fixture(scope="module")
def ended(course, tmp_path_factory):
    """How each attempt ended, all of them made in one locked-in process."""
    require(Level.STRICT)
    scratch = tmp_path_factory.mktemp("locked") / "scratch"
    scratch.mkdir()
    scratch.parent.chmod(0o777)
    attempts = {**_WORKS, **_REFUSED, **{name: code.format(course=str(course)) for name, code in _FILES.items()}}
    return attempt(scratch, {name: code.replace("CLONE", _CLONE).replace("SCRATCH", repr(str(scratch)))
                             for name, code in attempts.items()})


@pytest.mark.parametrize("name", _WORKS)
def test_everyday_work_is_done_behind_the_lock(ended, name):
    assert ended[name] == _VALUES[name]


@pytest.mark.parametrize("name", _REFUSED)
def test_what_reaches_beyond_the_process_is_refused(ended, name):
    """Python's `resource` says ValueError where the kernel says EPERM."""
    assert ended[name].split(" ")[-1] in ("EPERM", "EACCES", "ENOTTY", "ENOTSUP", "ValueError"), ended[name]


@pytest.mark.parametrize("name", _FILES)
def test_no_file_outside_can_be_reached(ended, name):
    assert ended[name].split(" ")[-1] in ("EPERM", "EACCES", "EBADF", "EXDEV"), ended[name]


def test_the_course_is_as_it_was(ended, course):
    assert course.read_text() == "a hidden case"
    assert os.listdir(course.parent) == ["hidden.txt"]
    assert course.stat().st_mode & 0o777 == 0o666


@pytest.mark.parametrize("version", [3, 4, 5, 6])
def test_files_are_out_of_reach_with_the_rules_of_older_kernels_too(course, tmp_path, version):
    """An older kernel is given fewer rules; this one keeps the files closed with those alone."""
    require(Level.STRICT)
    tmp_path.chmod(0o777)
    wanted = ("read a course", "truncate outside", "create outside", "rename away", "list /")
    scratch = tmp_path / "scratch"
    scratch.mkdir()

    ended = attempt(scratch, {"works": "open('a', 'w').write('x')", **{
        name: _FILES[name].format(course=str(course)) for name in wanted}}, version=version)

    assert ended.pop("works") == "1"
    assert {how.split(" ")[0] for how in ended.values()} <= {"PermissionError", "OSError"}
