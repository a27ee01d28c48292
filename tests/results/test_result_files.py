"""The fixture `results`: JSON is read here, a pickle only in a worker that nobody else is asked in."""

from __future__ import annotations

import os
import pickle

import numpy as np
import pytest

from grader.checker.run import run_checks
from grader.grade import Desk
from grader.model import Outcome, Submission, SubmittedFile
from grader.sandbox import best_level
from grader.wire import LIBRARY, Op
from tests.tiny_course import RIGHT, FakeChannel, make_assignment, make_course

CHECKS = '''\
from grader.results import doubt_fields


@pytest.mark.points(4)
def test_read(results):
    """The result file is read."""
    fields = results.load("r")
    assert results.names() == ("r",)
    assert fields.get("name") == "mlp_1"
    assert not doubt_fields(fields, ["loss_curve"])


@pytest.mark.points(3)
def test_code(student):
    """The code is right, whatever the file is."""
    assert student.double(2) == 4


@pytest.mark.points(2)
def test_again(results):
    """The result file is read again."""
    assert not doubt_fields(results.load("r"), [], ["test_acc"])
'''
FIELDS = {"name": "mlp_1", "loss_curve": [2.3, 1.5], "test_acc": 0.5}
JSON = b'{"name": "mlp_1", "loss_curve": [2.3, 1.5], "test_acc": 0.5}'


class Library(FakeChannel):
    """A worker whose library functions are among its names."""

    def _find(self, request):
        return self.names[request.name] if request.on == LIBRARY else super()._find(request)


class Runs:
    """Runs code when it is unpickled."""

    def __init__(self, code):
        self.code = code

    def __reduce__(self):
        return exec, (self.code,)


def submission(**files):
    """Return a right submission with these files beside it: r_json is r.json."""
    named = {name.replace("_", "."): data for name, data in files.items()}
    return Submission("alice", "tiny.py", tuple(SubmittedFile(path, data) for path, data in
                                                {"tiny.py": RIGHT.encode(), **named}.items()))


@pytest.fixture
def found(tmp_path):
    """found(submission): what the checks find, and the channels, without any process."""
    def found(submitted, loads=None):
        channels = []

        def connect(_limits):
            channels.append(Library({"double": lambda x: 2 * x, "pickle.loads": loads}, len(channels) + 1))
            return channels[-1]

        findings = run_checks(make_assignment(tmp_path, CHECKS), submitted, connect, b"secret", public_only=False)
        return findings, channels
    return found


@pytest.fixture
def graded(tmp_path):
    """graded(submission): its report, at the best level that there is."""
    course = make_course(tmp_path, CHECKS)

    def graded(submitted):
        with Desk(course, "tiny", best_level()) as desk:
            done = desk.grade_submission(submitted)
        assert done.faults == ()
        return done.report
    return graded


def outcomes(report):
    return {check.id: check.outcome for check in report.checks}


def test_json_is_read_without_asking_the_worker(found):
    findings, channels = found(submission(r_json=JSON))

    assert [result.outcome for result in findings.results] == [Outcome.PASSED] * 3
    assert [request.op for channel in channels for request in channel.asked if request.op is not Op.LOAD] == [Op.CALL]


def test_what_one_check_does_to_a_file_s_fields_no_other_one_sees(tmp_path):
    checks = CHECKS.replace('    assert results.names()', """    results.load("r")["loss_curve"][:] = 9.0
    results.load("r")["runs"].clear()
    assert results.load("r")["loss_curve"].tolist() == [2.3, 1.5] and results.load("r")["runs"] == [{"lr": 1}]
    assert results.names()""")
    data = JSON.replace(b'{', b'{"runs": [{"lr": 1}], ', 1)

    findings = run_checks(make_assignment(tmp_path, checks), submission(r_json=data),
                          lambda _limits: Library({"double": lambda x: 2 * x}, 1), b"secret", public_only=False)

    assert [result.outcome for result in findings.results] == [Outcome.PASSED] * 3, findings.results[0].message


def test_a_missing_file_is_missing_in_each_check_that_reads_it(found):
    findings, _ = found(submission())

    assert [result.outcome for result in findings.results] == [Outcome.MISSING, Outcome.PASSED, Outcome.MISSING]
    assert "r.json or r.pkl" in findings.results[0].message


def test_a_file_that_cannot_be_read_fails_in_words(found):
    findings, _ = found(submission(r_json=b'{"loss_curve": [NaN]}'))

    assert findings.results[0].outcome is Outcome.FAILED
    assert findings.results[0].message.startswith("r.json holds NaN in line 1")


def test_two_files_of_one_name_give_a_note(found):
    findings, _ = found(submission(r_json=JSON, r_pkl=pickle.dumps(None)))

    assert findings.notes == ("r.json counts, and not r.pkl.",)


def test_a_pickle_is_opened_once_in_a_worker_that_is_asked_nothing_else(found):
    findings, channels = found(submission(r_pkl=b"the bytes"), loads=lambda data: {**FIELDS, "data": data})

    asked = [[request.name for request in channel.asked if request.op is not Op.LOAD] for channel in channels]
    assert [result.outcome for result in findings.results] == [Outcome.PASSED] * 3
    assert asked == [["pickle.loads"], ["double"]]
    assert channels[0].closed


def test_a_pickle_is_never_opened_in_this_process(found):
    hostile = pickle.dumps(Runs("import os; os.environ['GRADER_ESCAPED'] = 'a result file'"))

    found(submission(r_pkl=hostile), loads=lambda data: FIELDS)

    assert "GRADER_ESCAPED" not in os.environ


def test_numpy_in_a_pickle_is_as_good_as_lists_in_json(graded):
    fields = {**FIELDS, "loss_curve": np.array([2.3, 1.5]), "test_acc": np.float64(0.5)}

    report = graded(submission(r_pkl=pickle.dumps(fields)))

    assert report.score == report.max_score


@pytest.mark.parametrize(("code", "outcome"), [
    ("import os; os.system('touch there'); os._exit(0)", Outcome.CRASHED),
    ("import sys; sys.exit('bye')", Outcome.CRASHED),
    ("1 / 0", Outcome.CRASHED),
    ("while True: pass", Outcome.OVER_LIMIT),
    ("[bytearray(2 ** 26) for _ in range(100)]", Outcome.OVER_LIMIT),
    ("import builtins; builtins.len = None", Outcome.CRASHED),
    ("import pickle, sys; pickle.loads = None; sys.modules['tiny'].double = lambda x: -x", Outcome.FAILED),
])
def test_a_hostile_pickle_costs_only_the_checks_that_read_it(graded, code, outcome):
    ended = outcomes(graded(submission(r_pkl=pickle.dumps(Runs(code)))))

    assert ended == {"read": outcome, "code": Outcome.PASSED, "again": outcome}


@pytest.mark.parametrize("data", [b"", b"no pickle", pickle.dumps([1, 2]), pickle.dumps({1: 2}), pickle.dumps(open),
                                  pickle.dumps({"loss_curve": [object()]}), pickle.dumps({"name": b"\xff" * 100})])
def test_a_pickle_of_another_kind_passes_nothing_and_breaks_nothing(graded, data):
    ended = outcomes(graded(submission(r_pkl=data)))

    assert ended["code"] is Outcome.PASSED
    assert {ended["read"], ended["again"]} <= {Outcome.FAILED, Outcome.CRASHED}
