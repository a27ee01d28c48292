"""One submission is graded from its files to its report, with real worker processes."""

from __future__ import annotations

import msgspec
import numpy as np
import pytest

from grader.catalogue import Rehearsal
from grader.errors import OperatorError
from grader.grade import Desk, grade
from grader.model import Level, Outcome
from grader.render import to_html, to_json, to_text
from grader.sandbox import best_level
from grader.training import Means
from tests.tiny_course import CHECKS, DEMONSTRATION, RIGHT, WRONG, make_course, write

THREE = CHECKS + '''

@pytest.mark.points(2)
def test_again(student):
    """`again` answers."""
    assert student.again() == 1
'''


@pytest.fixture(autouse=True)
def no_settings_of_the_operator(monkeypatch):
    """The operator's own variables must not decide these tests."""
    monkeypatch.delenv("GRADER_SECRET", raising=False)
    monkeypatch.delenv("GRADER_COURSE", raising=False)


@pytest.fixture
def graded(tmp_path):
    """graded(source, checks): grade a tiny.py with this source."""
    def graded(source, checks=CHECKS, **more):
        course = make_course(tmp_path / "course", checks)
        return grade(course, "tiny", write(tmp_path / "alice" / "tiny.py", source), Level.PROCESS, **more)
    return graded


def outcomes(graded):
    return {result.id: result.outcome for result in graded.report.checks}


def test_a_right_submission_earns_everything(graded):
    report = graded(RIGHT).report

    assert (report.score, report.max_score, report.level, report.scope) == (10.0, 10.0, Level.PROCESS, "all")
    assert report.submission.file == "tiny.py" and report.provenance.worker_cpu_seconds > 0


def test_a_wrong_submission_earns_nothing(graded):
    assert graded(WRONG).report.score == 0.0


def test_the_public_scope_runs_and_counts_public_checks_only(graded):
    report = graded(RIGHT, public_only=True).report

    assert (report.score, report.max_score, report.scope, report.warnings) == (4.0, 4.0, "public", ())


@pytest.mark.parametrize("source, outcome", [
    ("def double(x):\n    raise ValueError('no')\n", Outcome.CRASHED),
    ("def double(x):\n    raise NotImplementedError()\n", Outcome.MISSING),
    ("import os\n\ndef double(x):\n    os._exit(0)\n", Outcome.CRASHED),
    ("def double(x):\n    return object\n", Outcome.FAILED),
    ("", Outcome.MISSING),
    ("def double(x:\n", Outcome.CRASHED),
    ("import os\nos._exit(0)\n", Outcome.CRASHED),
])
def test_each_way_of_not_answering_has_its_outcome_and_no_points(graded, source, outcome):
    result = graded(source)

    assert set(outcomes(result).values()) == {outcome}
    assert (result.report.score, result.faults) == (0.0, ())


@pytest.mark.slow
def test_a_hang_costs_the_check_that_was_running_and_is_told_by_its_limit(graded):
    result = graded("def double(x):\n    while x.ndim == 1:\n        pass\n    return 2 * x\n")

    assert outcomes(result) == {"vector": Outcome.OVER_LIMIT, "matrix": Outcome.PASSED}
    assert "2 s of processor time" in result.report.checks[0].message
    assert result.report.provenance.worker_cpu_seconds > 2


def test_a_process_that_dies_costs_only_the_check_that_was_running(graded):
    source = RIGHT + "\n\ndef again():\n    import os\n    os._exit(7)\n"

    result = graded(source, THREE)

    assert outcomes(result) == {"vector": Outcome.PASSED, "again": Outcome.CRASHED, "matrix": Outcome.PASSED}


def test_what_student_code_prints_is_in_the_public_checks_result_only(graded):
    report = graded("def double(x):\n    print('shape', x.shape)\n    return 2 * x\n").report

    assert {r.id: r.output for r in report.checks} == {"vector": "shape (5,)\n", "matrix": ""}


def test_a_broken_check_leaves_the_score_open_and_its_traceback_out_of_the_report(graded):
    broken = THREE.replace("assert student.again() == 1", "raise KeyError('a slip of ours')")

    result = graded(RIGHT, broken)

    assert (result.report.score, outcomes(result)["again"]) == (None, Outcome.BROKEN)
    assert "a slip of ours" in "".join(result.faults)
    texts = to_json(result.report) + to_html(result.report) + to_text(result.report, colour=False, verbose=True)
    assert "a slip of ours" not in texts and "Traceback" not in texts


def test_a_path_with_nothing_to_grade_gives_a_report_in_which_every_check_is_missing(tmp_path):
    report = grade(make_course(tmp_path), "tiny", tmp_path / "nobody", Level.PROCESS).report

    assert {r.outcome for r in report.checks} == {Outcome.MISSING}
    assert (report.score, report.max_score, report.submission.file, report.submission.sha256) == (0.0, 10.0, None, None)
    assert report.checks[0].message == "There is no file or folder nobody."


def test_neither_the_secret_nor_a_seed_is_in_the_report(graded, monkeypatch):
    monkeypatch.setenv("GRADER_SECRET", "the course's own secret 4711")

    report = graded(RIGHT).report

    text = to_json(report)
    assert "4711" not in text and DEMONSTRATION not in text
    assert "the course's secret with fingerprint" in report.provenance.seeds
    assert not any("Demonstration" in warning for warning in report.warnings)


def test_the_demonstration_secret_is_warned_of_and_not_repeated(graded):
    report = graded(RIGHT).report

    assert any(warning.startswith("Demonstration secret") for warning in report.warnings)
    assert DEMONSTRATION not in to_json(report)


def test_two_runs_give_the_same_report_but_for_times(graded):
    def timeless(report):
        plain = msgspec.to_builtins(report)
        for result in plain["checks"]:
            result["seconds"] = 0
        plain["provenance"].update(started="", seconds=0, worker_cpu_seconds=0)
        return plain

    assert timeless(graded(WRONG).report) == timeless(graded(WRONG).report)


def test_the_submissions_digest_follows_its_content(graded):
    first, second = graded(RIGHT).report, graded(WRONG).report

    assert first.submission.sha256 != second.submission.sha256
    assert first.provenance.assignment_sha256 == second.provenance.assignment_sha256


def test_numpys_global_generator_is_as_before(graded):
    np.random.seed(3)
    expected = np.random.RandomState(3).normal(size=4)

    graded(RIGHT)

    assert np.array_equal(np.random.normal(size=4), expected)


def test_a_conftest_and_a_pytest_ini_in_the_submission_change_nothing(tmp_path):
    course = make_course(tmp_path / "course")
    write(tmp_path / "alice" / "tiny.py", WRONG)
    write(tmp_path / "alice" / "pytest.ini", "[pytest]\naddopts = --collect-only\n")
    write(tmp_path / "alice" / "conftest.py", "def pytest_runtest_makereport(item, call):\n    raise SystemExit(0)\n")

    report = grade(course, "tiny", tmp_path / "alice", Level.PROCESS).report

    assert {r.outcome for r in report.checks} == {Outcome.FAILED}


def test_a_level_that_is_not_there_is_refused_and_no_weaker_one_is_taken(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))  # bubblewrap is nowhere

    with pytest.raises(OperatorError, match=f"--level {best_level().value}"):
        grade(make_course(tmp_path), "tiny", write(tmp_path / "tiny.py", RIGHT), Level.STRICT)


LIMITED = '''
@pytest.mark.points(50)
@pytest.mark.limits(memory_mb=200)
def test_little(student):
    """Little memory."""
    student.double(1)


@pytest.mark.points(50)
def test_much(student):
    """Much memory."""
    student.double(1)
'''
HUNGRY = "import numpy as np\ndef double(x):\n    return float(np.ones(40_000_000).sum())\n"


def test_a_check_can_have_limits_of_its_own(tmp_path):
    course = make_course(tmp_path / "course", LIMITED)

    report = grade(course, "tiny", write(tmp_path / "tiny.py", HUNGRY), Level.PROCESS).report

    assert [(check.id, check.outcome.name) for check in report.checks] == [("little", "OVER_LIMIT"), ("much", "PASSED")]
    assert "used more than 200 MiB of memory in `double`" in report.checks[0].message


@pytest.mark.parametrize("source, rehearsed", [("def double(x:\n", False), (WRONG, True)])
def test_mistakes_are_rehearsed_for_a_wrong_answer_and_not_for_a_file_that_cannot_be_read(
        tmp_path, monkeypatch, source, rehearsed):
    asked = []
    monkeypatch.setattr("grader.grade.rehearsal_for", lambda *given: asked.append(given) or Rehearsal(()))

    grade(make_course(tmp_path), "tiny", write(tmp_path / "tiny.py", source), Level.PROCESS)

    assert bool(asked) == rehearsed


def test_a_full_check_that_fails_has_no_mistake_rehearsed(tmp_path, monkeypatch):
    asked = []
    monkeypatch.setattr("grader.grade.rehearsal_for", lambda *given: asked.append(given) or Rehearsal(()))
    checks = CHECKS + THREE.removeprefix(CHECKS).replace("@pytest", "@pytest.mark.full\n@pytest", 1)
    course = make_course(tmp_path, checks, checks=2, points=10, full="{checks: 1, points: 2, data: mnist}")
    source = RIGHT + "\n\ndef again():\n    return 2\n"

    report = grade(course, "tiny", write(tmp_path / "tiny.py", source), Level.PROCESS, means=Means("full")).report

    assert {check.id: check.points for check in report.checks} == {"vector": 4, "again": 0, "matrix": 6}
    assert asked == []


def test_a_report_tells_the_budget_the_device_and_how_it_was_chosen(graded):
    report = graded(RIGHT, means=Means(note="Device: cpu, which --device auto chose.")).report

    assert (report.provenance.budget, report.provenance.device) == ("short", "cpu")
    assert report.notes == ("Device: cpu, which --device auto chose.",)
    text = to_text(report, colour=False, verbose=True)
    assert "Budget: short" in text and "Device: cpu" in text


def test_the_public_checks_of_a_task_are_listed(tmp_path):
    with Desk(make_course(tmp_path), "tiny", Level.PROCESS) as desk:
        assert desk.public_checks(("double",)) == ("vector",)


def test_a_task_without_public_checks_is_refused_with_those_that_have_some(tmp_path):
    with Desk(make_course(tmp_path), "tiny", Level.PROCESS) as desk:
        with pytest.raises(OperatorError, match="no task `tripling` with public checks; there are: double"):
            desk.public_checks(("tripling",))
