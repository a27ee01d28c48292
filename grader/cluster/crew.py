"""Hand out the work of a batch to the members of a Dask cluster, and collect what comes of it.

In: tasks, in any number.  Out: each with what came of it, as it is done; the same as crew.Crew, on other machines.

Each member has one submission at a time, and is asked by its address: when it is lost, that one submission is to blame
or to pity, and no other.  It is done again once; a submission that loses a second member is told so.  Whoever joins
later gets a desk and work as well.
"""

from __future__ import annotations

import contextlib
import itertools
import json
import logging
import secrets
import time
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from distributed import CancelledError, Client, KilledWorker, Security, wait
from distributed import TimeoutError as TooSlow
from distributed.client import Future

from grader.assignment import load_assignment
from grader.cluster.kit import packed
from grader.cluster.member import Told, Work, close_desk, grade_here, open_desk
from grader.course import Course
from grader.crew import Done, Task
from grader.errors import OperatorError
from grader.intake import read_submission
from grader.model import Level
from grader.training import SHORT, Means

_LOOK_SECONDS = 1.0       # between two looks at who is there
_CONNECT_SECONDS = 10
_COLLECT_SECONDS = 60     # for a result that is ready to arrive
_PATIENCE_SECONDS = 60.0  # with a cluster that has nobody
_TASK_SECONDS = 7200.0    # every wall of a submission together is lower
_LOSSES = 2
_LOGGERS = ("distributed", "distributed.client")


@dataclass(frozen=True)
class _Errand:
    """What a member has in hand: a task, or, where there is none, its desk to set up."""

    address: str
    task: Task | None = None
    losses: int = 0


class ClusterCrew:
    """The Dask workers of a cluster, grading for one assignment.  A context: at its end their desks are closed."""

    def __init__(self, course: Course, assignment_id: str, level: Level, address: str,
                 task_seconds: float = _TASK_SECONDS, means: Means = SHORT) -> None:
        """`address` is the scheduler's, as in tls://host:8786, or the path of the file that it writes.

        A member that has one submission for longer than `task_seconds` is given up.
        Raises OperatorError (unknown assignment) and AuthorError (the assignment is wrong)."""
        self._kit = packed(secrets.token_hex(8), course, assignment_id, level, means)
        self._file = load_assignment(course, assignment_id).settings.file
        self._address, self._task_seconds = address, task_seconds
        self._flying: dict[Future, _Errand] = {}
        self._waiting: deque[tuple[Task, int]] = deque()  # what was lost before, or one that is next, with its losses
        self._members: set[str] = set()
        self._known: set[str] = set()                     # members, those refused, and those that are asked
        self._seen = time.monotonic()                     # when a member was there
        self._number = itertools.count()

    def __enter__(self) -> ClusterCrew:
        """Connect, and set up a desk at each member that is there.

        Raises OperatorError when there is none, or when one of them must not grade: level, course, libraries, data.
        """
        self._client = _connected(self._address)
        try:
            while self._flying or not self._members:
                with self._told_when_lost():
                    self._look_around()
                    for _errand, told in self._come_back():
                        if isinstance(told, str) and told:
                            raise OperatorError(told)
        except BaseException:
            self._leave()
            raise
        return self

    def __exit__(self, *_error: object) -> None:
        self._leave()

    def grade(self, tasks: Iterable[Task]) -> Iterator[Done]:
        """Yield each task's Done in the order in which they end.  Raises OperatorError when the cluster is lost."""
        tasks = iter(tasks)
        while self._has_next(tasks) or any(errand.task for errand in self._flying.values()):
            self._hand_out(tasks)
            with self._told_when_lost():
                lost, ended = self._look_around(), self._come_back()
            yield from filter(None, [self._again(errand) for errand in lost])
            yield from filter(None, [self._done(errand, told) for errand, told in ended])

    # --- who is there ---

    def _look_around(self) -> list[_Errand]:
        """Ask those who are new to set up a desk; return the errands of those who are gone."""
        if self._client.status != "running":
            raise self._lost()
        there = set(self._client.nthreads())
        for address in there - self._known:
            self._send(_Errand(address), open_desk, self._kit)
        self._members &= there
        self._known = there
        if self._members or self._flying:
            self._seen = time.monotonic()
        elif time.monotonic() - self._seen > _PATIENCE_SECONDS:
            raise OperatorError(f"No Dask worker is left in the cluster at {self._address}, or none has come.  What "
                                "was told as graded is kept; start workers, and the same command goes on from there.")
        gone = {future: errand for future, errand in self._flying.items() if errand.address not in there}
        for future in gone:
            del self._flying[future]
            future.cancel()
        return list(gone.values())

    def _again(self, errand: _Errand) -> Done | None:
        """Put back what a lost member had in hand, or say that it is the second one."""
        if errand.task is None:
            return None
        if errand.losses + 1 < _LOSSES:
            self._waiting.append((errand.task, errand.losses + 1))
            return None
        return Done(errand.task, None, "The Dask workers that graded this ended twice without a word.")

    # --- to and fro ---

    def _has_next(self, tasks: Iterator[Task]) -> bool:
        """True when there is work to give; what is asked for to know that waits here, one task at most."""
        if not self._waiting and (task := next(tasks, None)) is not None:
            self._waiting.append((task, 0))
        return bool(self._waiting)

    def _hand_out(self, tasks: Iterator[Task]) -> None:
        """Give each member that has nothing in hand the next task."""
        for address in self._members - {errand.address for errand in self._flying.values()}:
            if not self._has_next(tasks):
                return
            task, losses = self._waiting.popleft()
            self._send(_Errand(address, task, losses), grade_here, self._kit.run, self._work(task))

    def _work(self, task: Task) -> Work:
        work = read_submission(task.work, self._file) if isinstance(task.work, Path) else task.work
        return Work(work, task.options, task.figures, self._task_seconds)

    def _send(self, errand: _Errand, function: Any, *arguments: Any) -> None:
        # A name of ours: Dask's would be made from the content, and shown to whoever sees its dashboard.
        name = f"grader-{self._kit.run}-{next(self._number)}"
        with self._told_when_lost():
            future = self._client.submit(function, *arguments, key=name, workers=[errand.address], pure=False)
        self._flying[future] = errand

    def _come_back(self) -> list[tuple[_Errand, Told | str]]:
        """Return what has ended within a moment, with the answers; desks that were set up are members then."""
        if not self._flying:
            time.sleep(_LOOK_SECONDS)
            return []
        with self._client.as_current(), contextlib.suppress(TooSlow):
            ended, _ = wait(list(self._flying), timeout=_LOOK_SECONDS, return_when="FIRST_COMPLETED")
            return [(errand := self._flying.pop(future), self._told(errand, future)) for future in ended]
        return []

    def _told(self, errand: _Errand, future: Future) -> Told | str:
        told = _answer(errand, future)
        if told == "":
            self._members.add(errand.address)
        elif isinstance(told, Told) and not told.has_desk:  # at the next look it is asked to set up another
            self._members.discard(errand.address)
            self._known.discard(errand.address)
        return told

    def _done(self, errand: _Errand, told: Told | str) -> Done | None:
        if isinstance(told, str):
            if told:
                logging.getLogger(__name__).warning("%s", told)  # the others go on without it
            return None
        return Done(errand.task, told.graded, told.error) if told.has_desk else self._again(errand)

    @contextmanager
    def _told_when_lost(self) -> Iterator[None]:
        try:
            yield
        except (CancelledError, OSError, TooSlow) as error:
            raise self._lost() from error

    def _lost(self) -> OperatorError:
        return OperatorError(f"The connection to the Dask scheduler at {self._address} is lost.  What was told as "
                             "graded is kept; the same command goes on from there.")

    def _leave(self) -> None:
        """Take back what is not begun, have the desks closed, and go; a scheduler that is gone makes no trouble."""
        with contextlib.suppress(Exception):
            if self._client.status == "running":
                self._client.cancel(list(self._flying))
                self._client.run(close_desk, self._kit.run, workers=list(self._members), on_error="ignore")
        self._flying.clear()
        with contextlib.suppress(Exception):
            self._client.close(_CONNECT_SECONDS)


def _answer(errand: _Errand, future: Future) -> Told | str:
    """Return what the member says, or what its end amounts to.  Raises CancelledError when the scheduler is gone."""
    try:
        return future.result(_COLLECT_SECONDS)
    except CancelledError:
        raise
    except (KilledWorker, TooSlow):  # it died, and what came in its place has its address but no desk
        return Told(has_desk=False)
    except Exception as error:       # it does not even know what it is asked
        told = f"{type(error).__name__}: {error}"
        return Told(error=told) if errand.task else f"The Dask worker {errand.address} cannot grade here: {told}"


def _connected(address: str) -> Client:
    for name in _LOGGERS:
        logging.getLogger(name).setLevel(logging.CRITICAL)  # what they log comes as an error of ours, in one line
    try:
        scheduler = json.loads(Path(address).read_bytes())["address"] if Path(address).is_file() else address
        if scheduler.startswith("tls://") and not Security().get_connection_args("client").get("ssl_context"):
            raise ValueError("no certificate is configured for Dask here")  # it would wait for nothing
        return Client(scheduler, timeout=_CONNECT_SECONDS, set_as_default=False, name="grader")
    except Exception as error:  # among them: a name that is none, a port that is closed, a certificate that is missing
        raise OperatorError(f"No Dask scheduler answers at {address}: {error}\n  Name it as in --cluster "
                            "tls://host:8786; docs/clusters.md says how to start one.") from error
