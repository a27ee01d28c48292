"""Many submissions in several processes: each is graded once, whatever happens to a process."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import psutil
import pytest

from grader.crew import Crew, Task
from grader.errors import GraderError
from grader.model import Level, Submission
from tests.tiny_course import RIGHT, WRONG, make_course, submission

pytestmark = pytest.mark.skipif(os.name == "nt", reason="it kills processes by signals")


@pytest.fixture
def crew(tmp_path, monkeypatch):
    """Two processes that grade tiny homework."""
    monkeypatch.delenv("GRADER_SECRET", raising=False)
    with Crew(make_course(tmp_path), "tiny", Level.PROCESS, jobs=2) as crew:
        yield crew


class Deadly:
    """In the place of a submission: ends the process that receives it, `times` times; a file counts them."""

    def __init__(self, counter: Path, times: int) -> None:
        self.counter, self.times = counter, times

    def __reduce__(self):
        return _arrive, (str(self.counter), self.times)


def _arrive(counter: str, times: int) -> Submission:
    path = Path(counter)
    if path.stat().st_size < times:
        with path.open("a") as file:
            file.write("x")
        os.kill(os.getpid(), signal.SIGKILL)
    return submission(RIGHT)


def deadly(tmp_path, times):
    counter = tmp_path / f"deaths-{times}"
    counter.touch()
    return Task("deadly", Deadly(counter, times))


def test_each_task_is_done_once_with_its_own_grade(crew):
    tasks = [Task(f"s{i}", submission(WRONG if i % 3 else RIGHT)) for i in range(9)]
    scores = [(done.task.name, done.graded.report.score) for done in crew.grade(tasks)]
    assert sorted(scores) == [(f"s{i}", 0 if i % 3 else 10) for i in range(9)]


def test_tasks_are_asked_for_as_they_are_needed(crew):
    asked = []

    def endless():
        while True:
            asked.append(len(asked))
            yield Task(f"s{len(asked)}", submission(RIGHT))

    working = crew.grade(endless())
    next(working)
    working.close()
    assert len(asked) <= 6


@pytest.mark.parametrize(("times", "score"), [(1, 10), (9, None)])
def test_a_process_that_dies_loses_no_other_task(crew, tmp_path, times, score):
    others = [Task(f"b{i}", submission(RIGHT)) for i in range(4)]
    tasks = [Task("a", submission(RIGHT)), deadly(tmp_path, times), *others]
    ended = {done.task.name: done for done in crew.grade(tasks)}
    assert set(ended) == {"a", "deadly", "b0", "b1", "b2", "b3"}
    assert all(done.graded.report.score == 10 for name, done in ended.items() if name != "deadly")
    assert (ended["deadly"].graded.report.score if ended["deadly"].graded else None) == score


def test_an_error_of_ours_in_one_task_is_told_and_ends_no_other(crew):
    tasks = [Task("odd", submission(RIGHT), {"no_such_option": 1}), Task("fine", submission(RIGHT))]
    ended = {done.task.name: done for done in crew.grade(tasks)}
    assert "no_such_option" in ended["odd"].error and ended["fine"].graded.report.score == 10


def test_no_process_is_left_when_the_work_is_broken_off(tmp_path):
    endless = submission("def double(x):\n    while True: pass\n")
    before = set(psutil.Process().children(recursive=True))
    with Crew(make_course(tmp_path), "tiny", Level.PROCESS, jobs=2) as crew:
        working = crew.grade([Task("quick", submission(RIGHT)), *(Task(f"s{i}", endless) for i in range(3))])
        next(working)
        started = set(psutil.Process().children(recursive=True)) - before
    gone, alive = psutil.wait_procs(
        [p for p in started if "resource_tracker" not in " ".join(_command(p))], timeout=10)
    assert not alive


def _command(process):
    try:
        return process.cmdline()
    except psutil.Error:
        return []


def test_an_assignment_that_cannot_be_read_ends_the_work_with_its_reason(tmp_path):
    course = make_course(tmp_path)
    (tmp_path / "assignments" / "tiny" / "assignment.yaml").write_text("id: tiny")
    with Crew(course, "tiny", Level.PROCESS, jobs=1) as crew, pytest.raises(GraderError, match="title"):
        list(crew.grade([Task("a", submission(RIGHT))]))


def test_processes_that_keep_dying_end_the_work(crew, tmp_path):
    tasks = []
    for number in range(3):
        (tmp_path / str(number)).mkdir()
        tasks.append(deadly(tmp_path / str(number), 9))
    with pytest.raises(GraderError, match="keep ending"):
        list(crew.grade(tasks))
