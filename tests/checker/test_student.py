"""Names and objects on the other side behave like Python's, and end the check with a Verdict where they cannot."""

from __future__ import annotations

from contextlib import contextmanager

import numpy as np
import pytest

from grader.checker import Remote, Verdict
from grader.checker.current import Running, running
from grader.checker.session import Session
from grader.checker.student import Student, Worker
from grader.errors import WorkerEnded
from grader.model import Cause, Check, Ending, Limits, Outcome, Visibility
from grader.wire import AnswerKind, Op
from tests.tiny_course import FakeChannel, Says


class Net:
    """An object that stays in the worker."""

    size = 4

    def loss(self, x):
        """Return a plain value."""
        return x + self.size


@contextmanager
def public_check():
    """Be inside a public check."""
    token = running.set(Running(Check("one", "double", "One.", Visibility.PUBLIC, 1.0)))
    try:
        yield
    finally:
        running.reset(token)


@pytest.fixture
def channels():
    """The channels that were started, in order."""
    return []


@pytest.fixture
def session(channels):
    """A session whose workers answer `names`."""
    names = {"Net": Net, "sum_of": lambda a, b: 10 * a + b, "four": 4, "double": lambda x: 2 * x}

    def connect(limits):
        channels.append(FakeChannel(names))
        return channels[-1]

    made = Session(connect, "tiny.py", "tiny", ("torch",), Limits(),
                   lambda worker, handle: Remote(made, worker, handle))
    with public_check():
        yield made


def die(channel):
    """Let `channel` end at its next question."""
    def ask(body, cpu_seconds, wall_seconds):
        raise WorkerEnded(Ending(Cause.EXITED, "Gone"))
    channel.ask = ask


def test_a_call_brings_back_the_plain_value(session):
    assert np.array_equal(Student(session).double(np.arange(3)), [0, 2, 4])


def test_an_object_comes_back_as_a_remote_whose_methods_can_be_called(session):
    net = Student(session).Net()

    assert isinstance(net, Remote)
    assert net.loss(1) == 5


def test_published_calls_by_keyword_where_the_student_kept_the_names(session, channels):
    assert Student(session).sum_of.published(b=2, a=1) == 12
    assert channels[0].asked[-1].kwargs == {"a": 1, "b": 2}


def test_published_calls_by_position_where_the_student_chose_other_names(session, channels):
    assert Student(session).sum_of.published(first=1, second=2) == 12
    assert channels[0].asked[-1].args == (1, 2)


def test_exists_tells_whether_a_name_is_there(session):
    assert Student(session).double.exists()
    assert not Student(session).treble.exists()


def test_kept_leaves_a_plain_value_in_the_worker_and_fetch_brings_it(session):
    kept = Student(session).double.kept(3)

    assert isinstance(kept, Remote)
    assert Worker(session).fetch(kept) == 6


def test_keep_and_fetch_show_what_became_of_an_argument(session):
    kept = Worker(session).keep(np.arange(3))

    assert np.array_equal(Worker(session).fetch(kept), np.arange(3))


def test_attributes_and_globals_can_be_read(session):
    student, worker = Student(session), Worker(session)

    assert worker.get(student, "four") == 4
    assert worker.get(student.Net(), "size") == 4


def test_a_remote_of_a_dead_worker_gives_a_verdict(session, channels):
    student = Student(session)
    net = student.Net()
    die(channels[0])
    with pytest.raises(Verdict):
        student.double(1)

    with pytest.raises(Verdict, match="an object that this check needs with it") as verdict:
        net.loss(1)

    assert verdict.value.outcome is Outcome.CRASHED
    assert len(channels) == 2


def test_a_remote_of_a_dead_worker_gives_a_verdict_as_an_argument_too(session):
    student = Student(session)
    net = student.Net()
    session.restart()

    with pytest.raises(Verdict, match="an object that this check needs with it"):
        student.double(net)


def test_a_worker_that_answers_with_a_plain_value_for_a_kept_one_gives_a_verdict(session, channels):
    student = Student(session)
    student.double(1)
    channels[0]._keep = None  # as student code that took the worker over might
    channels[0]._value = lambda request: 7

    with pytest.raises(Verdict, match="gave a wrong answer"):
        student.double.kept(1)


def test_parameters_that_are_no_names_give_a_verdict(session, channels):
    student = Student(session)
    student.double(1)
    channels[0]._value = lambda request: [1, 2]

    with pytest.raises(Verdict, match="could not be looked at"):
        student.double.parameters()


def test_an_answer_that_is_not_in_the_language_of_the_wire_gives_a_verdict_and_ends_the_worker(session, channels):
    student = Student(session)
    student.double(1)
    channels[0].ask = lambda *request: b"nonsense"

    with pytest.raises(Verdict) as verdict:
        student.double(1)

    assert verdict.value.outcome is Outcome.CRASHED
    assert channels[0].closed


def test_a_file_that_cannot_be_read_is_read_once_and_every_question_is_told(session, channels):
    def load(*_request):
        raise Says(AnswerKind.RAISED, error="SyntaxError", text="invalid syntax")

    student = Student(session)
    session._connect = lambda limits: channels.append(FakeChannel({"<load>": load})) or channels[-1]

    told = []
    for _ in range(3):
        with pytest.raises(Verdict) as verdict:
            student.double(1)
        told.append((verdict.value.message, verdict.value.unread))

    assert len(channels) == 1 and channels[0].closed
    assert [request.op for request in channels[0].asked] == [Op.LOAD]
    assert told == [("tiny.py could not be read by Python: SyntaxError: invalid syntax", True)] * 3


def test_a_file_that_was_read_before_is_tried_once_more(session, channels):
    student = Student(session)
    student.double(1)
    fails = iter([True, False, True, True])

    def connect(limits):
        channels.append(FakeChannel({"double": lambda x: 2 * x}))
        if next(fails):
            die(channels[-1])
        return channels[-1]

    session._connect = connect
    told = []
    for _ in range(5):
        session.restart()
        try:
            told.append(student.double(1))
        except Verdict as verdict:
            told.append(verdict.unread)

    assert told == [False, 2, False, False, False]
    assert len(channels) == 5  # one before, four of these: the last question was answered without another try


def test_limited_changes_the_limits_of_the_calls_inside_only(session, channels):
    student, worker = Student(session), Worker(session)
    student.double(1)
    seen, ask = [], channels[0].ask
    channels[0].ask = lambda body, cpu, wall: seen.append(cpu) or ask(body, cpu, wall)

    with worker.limited(90):
        student.double(1)
    student.double(1)

    assert seen == [90, Limits().cpu_seconds]


def test_processor_seconds_of_ended_workers_are_counted(session):
    Student(session).double(1)
    session.restart()
    Student(session).double(1)

    assert session.cpu_seconds() == 0.5


def test_a_check_that_sends_an_object_of_its_own_is_told_so(session):
    with pytest.raises(TypeError, match="plain values and Remotes can be sent"):
        Student(session).double(object())
