"""A batch on a Dask cluster of real processes: the same results as at home, whatever happens to one of them."""

from __future__ import annotations

import contextlib
import itertools
import os
import re
import shutil
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import psutil
import pytest

distributed = pytest.importorskip("distributed", reason="the extra `cluster` is not installed")

from grader.batch import make_plan, run_batch  # noqa: E402  only after the line above
from grader.cluster import ClusterCrew  # noqa: E402
from grader.cluster import crew as crew_file  # noqa: E402
from grader.cluster.kit import packed, unpacked  # noqa: E402
from grader.crew import Task  # noqa: E402
from grader.errors import OperatorError  # noqa: E402
from grader.gradebook import open_gradebook  # noqa: E402
from grader.model import Level  # noqa: E402
from tests.tiny_course import RIGHT, WRONG, make_course, submission, write  # noqa: E402
from tests.walls import require  # noqa: E402

pytestmark = [pytest.mark.slow, pytest.mark.skipif(os.name == "nt", reason="it kills processes by signals")]

ROOT = Path(__file__).resolve().parents[1]
SLOW = "import time\n\n\ndef double(x):\n    time.sleep(0.2)\n    return x + x\n"
MARKED = "def double(x):\n    return -1\n"
# A check of the course, so trusted code in the Dask worker itself, that does something to it when it meets MARKED.
CHECK = '''\
def met_marked(path, times):
    import os, pathlib, signal, time
    counter = pathlib.Path(path)
    if counter.stat().st_size < times:
        with counter.open("a") as file:
            file.write("x")
        {does}


@pytest.mark.points(10)
def test_double(student):
    """`double` doubles a number."""
    if student.double(1) == -1:
        met_marked({counter!r}, {times})
    assert student.double(4) == 8
'''
DIES, HANGS = "os.kill(os.getpid(), signal.SIGKILL)", "time.sleep(600)"


def local_cluster(members: int, **environment: str):
    """Start a scheduler here and Dask workers as processes, each with its nanny."""
    return distributed.LocalCluster(n_workers=members, threads_per_worker=1, processes=True,
                                    dashboard_address="127.0.0.1:0", env=environment)


@pytest.fixture(scope="module")
def shared_cluster():
    """Two Dask workers for all tests that leave two behind."""
    with local_cluster(2) as cluster:
        yield cluster


@pytest.fixture
def cluster(shared_cluster):
    """The shared cluster, with both Dask workers there again."""
    if not _has_both(shared_cluster, 15):  # on a busy machine a nanny may give its worker up: take new ones
        shared_cluster.scale(0)
        shared_cluster.scale(2)
        assert _has_both(shared_cluster, 90), "a Dask worker that was killed has not come back"
    return shared_cluster


def _has_both(cluster, seconds: float) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if len(cluster.scheduler.workers) == 2 and all(nanny.pid for nanny in cluster.workers.values()):
            return True
        time.sleep(0.1)
    return False


@pytest.fixture(autouse=True)
def no_secret(monkeypatch):
    """The demonstration secret everywhere."""
    monkeypatch.delenv("GRADER_SECRET", raising=False)


def scores(crew, tasks) -> dict[str, float | None]:
    """Each task's score; None where an error came instead."""
    return {done.task.name: done.graded.report.score if done.graded else None for done in crew.grade(tasks)}


def process_of(cluster, number: int) -> int:
    return list(cluster.workers.values())[number].pid


def kept(book) -> dict[str, list]:
    """What the gradebook holds of each submission: its checks' outcomes and points."""
    return {one.name: [(check.id, check.outcome, check.points) for check in book.report(one.id).checks]
            for one in book.current("tiny")}


def test_a_batch_that_loses_a_member_ends_with_the_gradebook_of_one_at_home(cluster, tmp_path):
    course = make_course(tmp_path / "course")
    for i, source in enumerate([RIGHT, SLOW, WRONG, "def double(x): raise OSError\n", SLOW, "1 +", SLOW, RIGHT]):
        write(tmp_path / "handed_in" / f"s{i}" / "tiny.py", source)
    home = grader_batch(tmp_path, "--jobs", "2")
    with open_gradebook(tmp_path / "out") as book:
        at_home = kept(book)
    plan = make_plan(course, "tiny", tmp_path / "handed_in", Level.PROCESS)
    deaths = [process_of(cluster, 0)]

    def kill_one(_event):
        if deaths:
            os.kill(deaths.pop(), signal.SIGKILL)

    with open_gradebook(tmp_path / "away") as book:
        tally = run_batch(plan, book, tmp_path / "away", cluster=cluster.scheduler_address, on_event=kill_one)
        away = kept(book)

    assert home.returncode == 0, home.stderr
    assert not deaths and (tally.graded, tally.broken) == (8, 0)
    assert len(away) == 8 and away == at_home


@pytest.mark.parametrize(("does", "times", "score"), [(DIES, 1, 0), (DIES, 9, None), (HANGS, 1, 0)])
def test_a_submission_that_loses_its_member_is_done_again_once_and_no_other_suffers(
        cluster, tmp_path, does, times, score):
    counter = tmp_path / "counter"
    counter.touch()
    course = make_course(tmp_path, CHECK.format(does=does, counter=str(counter), times=times))
    tasks = [Task("marked", submission(MARKED)), *(Task(f"b{i}", submission(RIGHT)) for i in range(4))]

    with ClusterCrew(course, "tiny", Level.PROCESS, cluster.scheduler_address, task_seconds=8) as crew:
        ended = scores(crew, tasks)

    assert ended == {"marked": score, "b0": 10, "b1": 10, "b2": 10, "b3": 10}
    assert counter.stat().st_size == min(times, 2)


def test_submissions_are_graded_one_after_another_behind_a_strict_wall(cluster, tmp_path):
    require(Level.STRICT)
    with ClusterCrew(make_course(tmp_path), "tiny", Level.STRICT, cluster.scheduler_address) as crew:
        ended = list(crew.grade([Task(f"s{i}", submission(WRONG if i % 3 else RIGHT)) for i in range(7)]))

    assert {(done.task.name, done.graded.report.score, done.graded.report.level) for done in ended} == {
        (f"s{i}", 0 if i % 3 else 10, Level.STRICT) for i in range(7)}


def test_tasks_are_asked_for_as_they_are_needed(cluster, tmp_path):
    asked = []

    def endless():
        while True:
            asked.append(len(asked))
            yield Task(f"s{len(asked)}", submission(RIGHT))

    with ClusterCrew(make_course(tmp_path), "tiny", Level.PROCESS, cluster.scheduler_address) as crew:
        working = crew.grade(endless())
        next(working)
        working.close()

    assert len(asked) <= 6


def test_an_error_of_ours_in_one_task_is_told_and_ends_no_other(cluster, tmp_path):
    tasks = [Task("odd", submission(RIGHT), {"no_such_option": 1}), Task("fine", submission(RIGHT))]

    with ClusterCrew(make_course(tmp_path), "tiny", Level.PROCESS, cluster.scheduler_address) as crew:
        ended = {done.task.name: done for done in crew.grade(tasks)}

    assert "no_such_option" in ended["odd"].error and ended["fine"].graded.report.score == 10


def test_nothing_of_a_batch_is_left_at_the_members_when_it_is_broken_off(cluster, tmp_path):
    address = cluster.scheduler_address
    with ClusterCrew(make_course(tmp_path), "tiny", Level.PROCESS, address) as crew:
        working = crew.grade([Task(f"s{i}", submission(SLOW)) for i in range(9)])
        next(working)
        during = left_at(cluster)

    deadline = time.monotonic() + 20
    while left_at(cluster) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert during and left_at(cluster) == []


def left_at(cluster) -> list:
    """The assignment's files at the members, and the processes that they have started."""
    found: list = []
    for nanny in cluster.workers.values():
        found += Path(nanny.local_directory).rglob("grader-*")
        with contextlib.suppress(psutil.NoSuchProcess):
            found += psutil.Process(nanny.pid).children(recursive=True)
    return found


@pytest.mark.parametrize(("environment", "told"), [
    ({"PATH": os.devnull}, "`strict` is not available here: .*(bubblewrap|Linux)"),
    ({"GRADER_DATA": "real"}, "mnist real there, shipped here"),
])
def test_a_member_that_must_not_grade_is_refused_by_name_before_anything_is_graded(
        tmp_path, monkeypatch, environment, told):
    monkeypatch.delenv("GRADER_DATA", raising=False)
    (tmp_path / "real" / "MNIST" / "raw").mkdir(parents=True)
    if "GRADER_DATA" in environment:
        environment = {"GRADER_DATA": str(tmp_path / "real")}
    with local_cluster(1, **environment) as cluster:
        crew = ClusterCrew(make_course(tmp_path), "tiny", Level.STRICT, cluster.scheduler_address)

        with pytest.raises(OperatorError, match=f"Dask worker 0 .tcp://.* cannot grade here: (.|\n)*{told}"):
            crew.__enter__()


def test_a_member_that_comes_later_and_must_not_grade_gets_no_work_and_ends_nothing(tmp_path, caplog):
    (tmp_path / "real" / "MNIST" / "raw").mkdir(parents=True)
    with local_cluster(1) as cluster:
        with ClusterCrew(make_course(tmp_path), "tiny", Level.PROCESS, cluster.scheduler_address) as crew:
            command = ["worker", cluster.scheduler_address, "--nthreads", "1"]
            with dask(*command, folder=tmp_path, GRADER_DATA=str(tmp_path / "real")):
                tasks = (Task(f"s{i}", submission(RIGHT)) for i in itertools.takewhile(
                    lambda i: i < 3 or "cannot grade here" not in caplog.text, range(200)))
                ended = scores(crew, tasks)

    assert "mnist real there" in caplog.text and set(ended.values()) == {10}


def test_the_documented_certificates_and_commands_grade_a_class(tmp_path):
    if shutil.which("openssl") is None:
        pytest.skip("openssl, which makes the certificates, is not installed")
    text = (ROOT / "docs" / "clusters.md").read_text(encoding="utf-8")
    (making,) = [block for block in blocks(text, "sh") if "openssl" in block]
    (settings,) = [block for block in blocks(text, "yaml") if "ca-file" in block]
    subprocess.run(["sh", "-ec", making], cwd=tmp_path, check=True, capture_output=True)
    write(tmp_path / "dask.yaml", settings.replace("/etc/dask", str(tmp_path)))
    make_course(tmp_path / "course")
    write(tmp_path / "handed_in" / "alice" / "tiny.py", RIGHT)
    secured = {"DASK_CONFIG": str(tmp_path / "dask.yaml")}
    where = str(tmp_path / "scheduler.json")

    with dask("scheduler", "--protocol", "tls", "--host", "127.0.0.1", "--port", "0", "--no-dashboard",
              "--scheduler-file", where, folder=tmp_path, **secured):
        with dask("worker", "--scheduler-file", where, "--nthreads", "1", "--nworkers", "1", "--no-dashboard",
                  folder=tmp_path, **secured):
            wait_for(Path(where))
            outsider, member = [grader_batch(tmp_path, "--cluster", where, **more) for more in ({}, secured)]

    assert outsider.returncode == 2 and "no certificate is configured" in outsider.stderr
    assert "1 graded, 0 unchanged, 0 lost points, 0 open (awaiting people), 0 broken" in member.stdout, member.stderr


def grader_batch(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess:
    """Run the command in a process of its own on the course and the submissions in `folder`."""
    return subprocess.run(
        [sys.executable, "-m", "grader", "batch", "tiny", str(folder / "handed_in"), "--level", "process",
         "--out", str(folder / "out"), *arguments], cwd=folder / "course", text=True, capture_output=True,
        env={**os.environ, **environment}, timeout=120)


def wait_for(path: Path) -> None:
    deadline = time.monotonic() + 30
    while not path.is_file() and time.monotonic() < deadline:
        time.sleep(0.1)


@contextlib.contextmanager
def dask(*arguments: str, folder: Path, **environment: str) -> Iterator[None]:
    """A process of Dask's own command line, ended with all that it has started."""
    with open(folder / f"{arguments[0]}.log", "wb") as log:
        process = psutil.Popen([sys.executable, "-m", "dask", *arguments], cwd=folder, stdout=log, stderr=log,
                               env={**os.environ, **environment})
    try:
        yield
    finally:
        family = [process, *process.children(recursive=True)]
        process.terminate()
        for one in psutil.wait_procs(family, timeout=10)[1]:
            one.kill()


def blocks(text: str, language: str) -> list[str]:
    return [textwrap.dedent(block) for block in re.findall(rf"^ *```{language}\n(.*?)^ *```$", text,
                                                           re.MULTILINE | re.DOTALL)]


def test_when_the_scheduler_is_lost_what_was_graded_stays_and_the_operator_is_told(tmp_path):
    graded = []
    with local_cluster(1) as cluster:
        with ClusterCrew(make_course(tmp_path), "tiny", Level.PROCESS, cluster.scheduler_address) as crew:
            with pytest.raises(OperatorError, match="connection to the Dask scheduler .* is lost"):
                for done in crew.grade([Task(f"s{i}", submission(RIGHT)) for i in range(5)]):
                    graded.append(done.graded.report.score)
                    cluster.close()

    assert graded == [10]


def test_an_address_where_no_scheduler_is_gives_an_error_that_says_so(tmp_path, monkeypatch):
    monkeypatch.setattr(crew_file, "_CONNECT_SECONDS", 1)

    with pytest.raises(OperatorError, match="No Dask scheduler answers at tcp://127.0.0.1:9"):
        ClusterCrew(make_course(tmp_path), "tiny", Level.PROCESS, "tcp://127.0.0.1:9").__enter__()


def test_without_the_extra_the_operator_is_told_what_to_install(tmp_path, monkeypatch):
    write(tmp_path / "handed_in" / "s0" / "tiny.py", RIGHT)
    plan = make_plan(make_course(tmp_path / "course"), "tiny", tmp_path / "handed_in", Level.PROCESS)
    monkeypatch.setitem(sys.modules, "grader.cluster", None)  # as if importing it had found no Dask

    with open_gradebook(tmp_path / "out") as book:
        with pytest.raises(OperatorError, match=r"pip install 'grader\[cluster\]'"):
            run_batch(plan, book, tmp_path / "out", cluster="tcp://127.0.0.1:9")


def test_a_cluster_that_nobody_comes_to_is_given_up(tmp_path, monkeypatch):
    monkeypatch.setattr(crew_file, "_PATIENCE_SECONDS", 1)
    with local_cluster(0) as cluster:
        crew = ClusterCrew(make_course(tmp_path), "tiny", Level.PROCESS, cluster.scheduler_address)

        with pytest.raises(OperatorError, match="No Dask worker"):
            crew.__enter__()


def test_the_files_of_an_assignment_are_the_same_where_they_are_unpacked(tmp_path):
    course = make_course(tmp_path / "here")

    there = unpacked(packed("run", course, "tiny", Level.PROCESS), tmp_path / "there")

    assert packed("run", there, "tiny", Level.PROCESS).files == packed("run", course, "tiny", Level.PROCESS).files


def test_another_assignment_under_the_same_name_is_refused_with_both_digests(tmp_path):
    kit = packed("run", make_course(tmp_path / "here"), "tiny", Level.PROCESS)
    name = "assignments/tiny/checks/test_double.py"
    other = replace(kit, files={**kit.files, name: kit.files[name] + b"# edited\n"})

    with pytest.raises(OperatorError, match=f"have the digest [0-9a-f]{{12}}, .* {kit.sha256[:12]}"):
        unpacked(other, tmp_path / "there")
