"""Public checks run first and show what they found; a hidden check tells nothing that could carry its case."""

from __future__ import annotations

import re

import numpy as np
import pytest

from grader.errors import WorkerEnded
from grader.model import Cause, Ending, Outcome, Visibility
from grader.wire import AnswerKind, Op, SourceLine, WireError
from tests.tiny_course import CHECKS, FakeChannel, Says, check

HIDDEN_FIRST = '''\
@pytest.mark.hidden
@pytest.mark.points(1)
def test_unseen(student):
    """Unseen."""
    student.double(41)


@pytest.mark.points(1)
def test_seen(student):
    """Seen."""
    student.double(1)
'''
HIDDEN = HIDDEN_FIRST.partition("\n\n\n")[0] + "\n"
SECRET = "41.5 is the hidden input"


def hidden_message(folder, error):
    """Return what the student reads when student code answers a hidden check with `error`."""
    def double(x):
        raise error
    (result,) = check(folder, HIDDEN, {"double": double}).results
    return result.message + repr(result.diagnosis) + result.output


def test_public_checks_run_first_and_hidden_ones_get_a_fresh_worker(tmp_path):
    channels: list[FakeChannel] = []

    check(tmp_path, HIDDEN_FIRST, channels=channels)

    calls = [[request.args for request in channel.asked if request.op is Op.CALL] for channel in channels]
    assert calls == [[(1,)], [(41,)]]
    assert all(channel.closed for channel in channels)


def test_results_come_in_the_files_order_of_running_and_each_is_told_as_it_ends(tmp_path):
    told = []

    findings = check(tmp_path, CHECKS, on_result=told.append)

    assert [r.id for r in told] == ["vector", "matrix"]
    assert sorted(told, key=repr) == sorted(findings.results, key=repr)


def test_public_only_leaves_hidden_checks_out(tmp_path):
    findings = check(tmp_path, CHECKS, public_only=True)

    assert [r.visibility for r in findings.results] == [Visibility.PUBLIC]


def test_what_student_code_prints_is_kept_for_public_checks_only(tmp_path):
    channels: list[FakeChannel] = []

    def double(x):
        channels[-1].output += f"got {x}"
        return x

    results = {r.id: r for r in check(tmp_path, HIDDEN_FIRST, {"double": double}, channels=channels).results}

    assert (results["seen"].output, results["unseen"].output) == ("got 1", "")


def test_what_was_printed_before_a_process_died_is_kept_in_a_public_check(tmp_path):
    channels: list[FakeChannel] = []

    def double(x):
        channels[-1].output += "last words"
        raise WorkerEnded(Ending(Cause.EXITED, "Gone"))

    results = {r.id: r for r in check(tmp_path, HIDDEN_FIRST, {"double": double}, channels=channels).results}

    assert (results["seen"].output, results["unseen"].output) == ("last words", "")


@pytest.mark.parametrize("fields", [
    {"error": "ValueError", "text": SECRET},
    {"error": SECRET, "text": ""},
    {"error": "ValueError", "lines": (SourceLine("tiny.py", 2, SECRET, SECRET),)},
    {"error": "ValueError", "lines": (SourceLine(SECRET, 2, "f", "x"),)},
    {"error": "SystemExit", "text": SECRET, "lines": (SourceLine("tiny.py", 2, SECRET, SECRET),)},
    {"error": "RecursionError", "text": SECRET, "lines": (SourceLine("tiny.py", 2, SECRET, SECRET),)},
    {"error": "NameError", "text": f"'xrange' {SECRET}"},
])
def test_an_exception_in_a_hidden_check_repeats_no_text_of_the_submission(tmp_path, fields):
    said = hidden_message(tmp_path, Says(AnswerKind.RAISED, **fields))

    assert "41" not in said


@pytest.mark.parametrize("kind", [AnswerKind.RAISED, AnswerKind.MISSING])
def test_no_line_number_is_told_in_a_hidden_check(tmp_path, kind):
    """A file of a thousand lines could say ten bits of a hidden case with each."""
    lines = (SourceLine("tiny.py", 415, "double", "x"),)

    assert "415" not in hidden_message(tmp_path, Says(kind, error="ValueError", lines=lines))


@pytest.mark.parametrize(("error", "told"), [("ValueError", "ValueError"), ("EncodingWarning", "an exception")])
def test_only_common_exceptions_are_named_in_a_hidden_check(tmp_path, error, told):
    assert f"raised {told}." in hidden_message(tmp_path, Says(AnswerKind.RAISED, error=error))


@pytest.mark.parametrize("kind", [AnswerKind.REFUSED, AnswerKind.NOT_ALLOWED, AnswerKind.MISSING])
def test_other_answers_in_a_hidden_check_repeat_no_text_of_the_submission(tmp_path, kind):
    assert "41" not in hidden_message(tmp_path, Says(kind, text=SECRET))


@pytest.mark.parametrize("error", [
    WorkerEnded(Ending(Cause.EXITED, "Your code ended its own process (exit status 41)")),
    WorkerEnded(Ending(Cause.GARBLED, "Your code's process answered with a message that claims 41 bytes")),
    WireError("a message that claims 41 bytes"),
])
def test_how_a_process_ended_in_a_hidden_check_carries_no_figure_of_its_choice(tmp_path, error):
    assert "41" not in hidden_message(tmp_path, error)


def test_a_limit_that_was_hit_is_told_in_a_hidden_check_too(tmp_path):
    said = hidden_message(tmp_path, WorkerEnded(Ending(Cause.CPU, "Your code was stopped after 5 s of processor time")))

    assert said.startswith("Your code was stopped after 5 s of processor time in `double`.")


def test_a_wrong_value_in_a_hidden_check_tells_neither_expected_nor_input(tmp_path):
    body = CHECKS.partition("@pytest.mark.hidden")[2]

    (result,) = check(tmp_path, "@pytest.mark.hidden" + body, {"double": lambda x: x}).results

    assert result.outcome is Outcome.FAILED
    assert re.search(r"(expected|yours|input) *-?\d", result.message) is None


def test_how_the_file_was_read_is_noted_from_the_first_worker_only(tmp_path):
    channels: list[FakeChannel] = []

    def load():
        # A later worker could tell in this way what an earlier one was asked.
        return {"left_out": [[1, f"worker {len(channels)}", "ValueError", ""]], "magics": 0, "stand_ins": []}

    findings = check(tmp_path, HIDDEN_FIRST, {"<load>": load}, channels=channels)

    assert len(channels) == 2
    assert findings.notes == ("Line 1 was left out: worker 1  (ValueError)",)


def test_a_file_that_a_later_worker_cannot_read_repeats_no_text(tmp_path):
    channels: list[FakeChannel] = []

    def load():
        if len(channels) > 1:
            raise Says(AnswerKind.RAISED, error="SyntaxError", text=SECRET)
        return {"left_out": [], "magics": 0, "stand_ins": []}

    findings = check(tmp_path, HIDDEN_FIRST, {"<load>": load}, channels=channels)

    outcomes = {r.id: r.outcome for r in findings.results}
    assert outcomes == {"seen": Outcome.PASSED, "unseen": Outcome.CRASHED}
    assert "41" not in repr(findings)


@pytest.mark.parametrize("answer", [[1.0] * 413, tuple([1.0] * 413), {str(i): i for i in range(413)},
                                    np.append(np.ones(412), np.nan), np.full((413, 2), np.inf)])
def test_an_answer_of_a_chosen_length_in_a_hidden_check_is_not_measured_aloud(tmp_path, answer):
    for expected in ("np.ones(3)", "(np.ones(3), np.ones(3))", "'text'", "1.0"):
        body = HIDDEN.replace("student.double(41)", f"assert_close(student.double(1), {expected}, within=FLOAT64)")

        (result,) = check(tmp_path, body, {"double": lambda x: answer}).results

        assert result.outcome is Outcome.FAILED
        assert "41" not in result.message + repr(result.diagnosis)


@pytest.mark.parametrize(("hidden", "evidence"), [(False, "divided by 417 (N)."), (True, "divided by N.")])
def test_the_diagnosis_in_a_hidden_check_names_a_count_without_its_figure(tmp_path, hidden, evidence):
    body = HIDDEN if hidden else HIDDEN.removeprefix("@pytest.mark.hidden\n")
    body = body.replace("student.double(41)", 'assert_close(student.double(1), np.arange(5.0), within=FLOAT64, '
                                              'factors={"N": 417})')

    (result,) = check(tmp_path, body, {"double": lambda x: np.arange(5.0) / 417}).results

    assert result.diagnosis.mistake == "averaged twice over the batch"
    assert result.diagnosis.evidence.endswith(evidence)
