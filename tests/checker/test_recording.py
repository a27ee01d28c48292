"""A recorded reference answers as the reference did, the same question on another machine too, and nothing else."""

from __future__ import annotations

import types
from dataclasses import dataclass

import numpy as np
import pytest

from grader.checker import withheld
from grader.checker.recording import Recorder, Replay, Unrecorded, reference_of, source
from grader.errors import AuthorError


class Net:
    """An object of the reference."""

    def __init__(self, size):
        self.w = np.ones(size)

    def scores(self, x):
        return x * self.w

    def train(self):
        self.w = self.w + 1


@dataclass
class Case:
    """What checks hand around."""

    x: np.ndarray
    name: str


MODULE = types.SimpleNamespace(double=lambda x: 2 * x, Net=Net, RATE=0.5)


def replayed(folder, ask):
    """Let `ask(reference)` ask the module, and then what was kept; return both answers."""
    recorder = Recorder()
    first = ask(reference_of(recorder, MODULE))
    for suffix, body in zip((".npz", ".json"), recorder.to_files()):
        (folder / f"expected{suffix}").write_bytes(body)
    return first, ask(reference_of(Replay(folder / "expected"), None))


def trained(reference):
    net = reference.Net(2)
    net.train()
    return net.scores(np.arange(2.0))


def given(reference):
    net = reference.Net(2)
    net.w = np.array([3.0, 4.0])
    return net.scores(np.ones(2))


@pytest.mark.parametrize("ask", [
    lambda reference: reference.double(np.arange(3.0)), lambda reference: reference.RATE,
    lambda reference: reference.double(x=2), lambda reference: reference.Net(3).w, trained, given])
def test_the_same_question_has_the_same_answer(tmp_path, ask):
    first, again = replayed(tmp_path, ask)

    np.testing.assert_array_equal(again, first)
    assert type(again) is type(first)


def test_a_net_that_was_trained_is_another_one(tmp_path):
    first, again = replayed(tmp_path, lambda reference: [trained(reference), reference.Net(2).scores(np.arange(2.0))])

    np.testing.assert_array_equal(again, first)
    assert not np.array_equal(first[0], first[1])


def test_a_question_that_differs_by_rounding_is_the_same(tmp_path):
    off = iter([0.0, 1e-15])

    first, again = replayed(tmp_path, lambda reference: reference.double(np.linspace(1, 2, 50) * (1 + next(off))))

    np.testing.assert_array_equal(again, first)


@pytest.mark.parametrize(("one", "other"), [
    (np.ones(3), np.ones(4)), (np.ones(3), np.array([1, 1, 1.001])), (np.ones(3), np.ones(3, np.float32)),
    (np.arange(3), np.arange(1, 4)), (1, 2), ("a", "b"), (1.0, 1.1), (np.array([1.0, np.nan]), np.array([1.0, 0.0])),
    (Case(np.ones(2), "a"), Case(np.ones(2), "b")),
])
def test_another_question_has_no_answer(tmp_path, one, other):
    asked = iter([one, other])

    with pytest.raises(Unrecorded, match="holds no answer to `asked`"):
        replayed(tmp_path, lambda reference: reference._now.answer("asked", next(asked), lambda: 1))


def test_a_withheld_helper_is_called_in_a_course_and_told_in_a_bundle(tmp_path):
    calls = []

    @withheld
    def helper(reference, case):
        """Return what is expected."""
        calls.append(case)
        return reference.double(case.x)

    def ask(reference):
        token = source.set(reference._now)
        try:
            return helper(reference, Case(np.ones(2), "ones"))
        finally:
            source.reset(token)

    first, again = replayed(tmp_path, ask)

    assert first.tolist() == again.tolist() == helper(MODULE, Case(np.ones(2), "ones")).tolist() == [2, 2]
    assert len(calls) == 2  # not in the bundle


def test_a_question_with_an_object_of_no_known_kind_is_the_authors_to_mend():
    with pytest.raises(AuthorError, match="asks `reference.double` with an argument of type object"):
        reference_of(Recorder(), MODULE).double(object())


def test_files_that_cannot_be_read_say_so(tmp_path):
    with pytest.raises(AuthorError, match="Unpack the bundle again"):
        Replay(tmp_path / "expected")
