"""Data and nets of the trainings in train_loop go to the device that is asked for.

`cpu:0` is a second name of the CPU in PyTorch: what is moved there takes the way to a GPU, on any machine.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.assignment import load_assignment
from grader.checker.run import run_checks
from grader.course import find_course
from grader.intake import read_submission
from grader.model import Outcome
from grader.sandbox.process import ProcessSandbox
from grader.training import Means
from grader.wire import Handle, Request, decode

ROOT = Path(__file__).resolve().parents[2]
TRAINED = ("learns_digits", "batch_norm_helps")


class Overheard:
    """A worker whose requests are written down."""

    def __init__(self, channel, heard):
        self.channel, self.heard = channel, heard

    def ask(self, body, *limits):
        """Pass one request on."""
        self.heard.append(Request.read(decode(body)))
        return self.channel.ask(body, *limits)

    def __getattr__(self, name):
        return getattr(self.channel, name)


def graded(only):
    """Return how these checks end for the reference on `cpu:0`, and what its workers were asked."""
    course, heard = find_course(ROOT), []
    assignment = load_assignment(course, "train_loop")
    submission = read_submission(assignment.reference, "train_loop.py")
    sandbox = ProcessSandbox(assignment.settings.libraries, ())
    found = run_checks(assignment, submission, lambda *given: Overheard(sandbox.connect(submission, *given), heard),
                       course.secret.key, public_only=False, only=only, means=Means(device="cpu:0"))
    assert found.faults == ()
    return {result.id: result.outcome for result in found.results}, heard


@pytest.mark.slow
def test_what_is_judged_by_accuracy_is_trained_on_the_device():
    outcomes, heard = graded(TRAINED)
    sets = [request.args for request in heard if request.name == "torch.utils.data.TensorDataset"]
    nets = [request for request in heard if request.name == "torch.nn.Sequential"]
    moved = [request.args for request in heard if request.name == "to"]

    assert outcomes == dict.fromkeys(TRAINED, Outcome.PASSED)
    assert all(type(part) is Handle for args in sets for part in args)   # none was sent as it was
    assert moved == [("cpu:0",)] * (2 * len(sets) + len(nets)) and nets


@pytest.mark.slow
def test_what_is_judged_by_parameters_stays_on_the_cpu():
    outcomes, heard = graded(("adam",))

    assert outcomes == {"adam": Outcome.PASSED}
    assert not [request for request in heard if request.name == "to"]
