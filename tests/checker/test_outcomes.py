"""Every declared check gets exactly one outcome, and only three ways of ending count."""

from __future__ import annotations

import pytest

from grader.checker.run import run_checks
from grader.errors import AuthorError, GraderError, WorkerEnded
from grader.model import Cause, Ending, Outcome
from grader.wire import AnswerKind
from tests.tiny_course import CHECKS, FakeChannel, Says, check, make_assignment, submission, write

ONE = '''\
@pytest.mark.points(4)
def test_one(student):
    """One."""
    {body}
'''
AND_TWO = '''

@pytest.mark.points(3)
def test_two(student):
    """Two."""
    student.double(1)
'''
NEEDING = AND_TWO.replace("@", '@pytest.mark.needs("one")\n@', 1)


def one(folder, body, names=None, **more):
    """Run one check with this body; returns (its result, findings)."""
    findings = check(folder, ONE.format(body=body), names, **more)
    (result,) = findings.results
    return result, findings


def run(assignment):
    """Run an assignment's checks on a submission whose `double` is wrong and answers."""
    return run_checks(assignment, submission(), lambda limits: FakeChannel({"double": lambda x: x}), b"secret",
                      public_only=False)


def raising(error):
    """Return a function that raises `error`."""
    def double(x):
        raise error
    return double


def test_a_check_that_returns_is_passed_with_all_points(tmp_path):
    result, findings = one(tmp_path, "assert student.double(3) == 6")

    assert (result.outcome, result.points, result.message) == (Outcome.PASSED, 4.0, "")
    assert findings.faults == () and not findings.interrupted


def test_a_verdict_ends_the_check_with_its_outcome_message_and_diagnosis(tmp_path):
    result, _ = one(tmp_path, "student.double(3); fail('Not so.', 'a mistake', 'the evidence', 'the hint')")

    assert (result.outcome, result.points, result.message) == (Outcome.FAILED, 0.0, "Not so.")
    assert (result.diagnosis.mistake, result.diagnosis.hint) == ("a mistake", "the hint")


def test_a_partial_verdict_earns_its_share_of_the_points(tmp_path):
    body = "student.double(3); award(0.75, Threshold(0.5, 1.0, 'by hand'), 'accuracy')"

    result, _ = one(tmp_path, body)

    assert (result.outcome, result.points) == (Outcome.PARTIAL, 2.0)


def test_a_plain_assert_in_the_check_is_failed_with_its_own_words(tmp_path):
    result, findings = one(tmp_path, "assert student.double(3) == 7, 'Six is not seven.'")

    assert (result.outcome, result.points, result.message) == (Outcome.FAILED, 0.0, "Six is not seven.")
    assert findings.faults == ()


def test_a_plain_assert_without_words_still_gives_the_student_a_sentence(tmp_path):
    result, _ = one(tmp_path, "assert student.double(3) == 7")

    assert (result.outcome, result.message) == (Outcome.FAILED, "The answer is not what the task asks for.")


def test_pytest_fail_in_a_helper_of_the_checks_is_failed(tmp_path):
    assignment = make_assignment(tmp_path)
    write(assignment.checks_folder / "conftest.py", "import pytest\n\n\n@pytest.fixture\ndef judge(student):\n"
          "    def judge(x):\n        student.double(x)\n        pytest.fail('Three arrays are asked for.')\n"
          "    return judge\n")
    body = ONE.replace("(student)", "(judge)").format(body="judge(1)")

    (result,) = check(tmp_path, body).results

    assert (result.outcome, result.message) == (Outcome.FAILED, "Three arrays are asked for.")


def test_an_assertion_that_fails_inside_the_reference_is_broken_not_failed(tmp_path):
    body = ONE.replace("(student)", "(student, reference)").format(body="student.double(1); reference.checked()")
    assignment = make_assignment(tmp_path, body)
    write(assignment.reference, "def checked():\n    assert False, 'the reference is wrong'\n")

    findings = run(assignment)

    assert findings.results[0].outcome is Outcome.BROKEN
    assert "the reference is wrong" in findings.faults[0]


def test_student_code_that_raises_is_crashed(tmp_path):
    said = Says(AnswerKind.RAISED, error="ValueError", text="bad shape")

    result, findings = one(tmp_path, "student.double(3)", {"double": raising(said)})

    assert (result.outcome, result.points) == (Outcome.CRASHED, 0.0)
    assert "`double` raised ValueError: bad shape" in result.message
    assert findings.faults == ()


def test_a_worker_that_dies_costs_only_the_check_that_was_running(tmp_path):
    dead = WorkerEnded(Ending(Cause.EXITED, "Your code ended its own process (exit status 3)"))
    channels: list[FakeChannel] = []

    def die_once(x):
        if len(channels) == 1:
            raise dead
        return x

    findings = check(tmp_path, ONE.format(body="student.double(1)") + AND_TWO, {"double": die_once}, channels=channels)

    assert [r.outcome for r in findings.results] == [Outcome.CRASHED, Outcome.PASSED]
    assert findings.results[0].message == "Your code ended its own process (exit status 3) in `double`."
    assert len(channels) == 2 and channels[0].closed


@pytest.mark.parametrize("cause", [Cause.WALL, Cause.CPU, Cause.MEMORY, Cause.OUTPUT, Cause.PROCESSES])
def test_a_worker_that_was_stopped_at_a_limit_is_over_limit(tmp_path, cause):
    result, _ = one(tmp_path, "student.double(3)", {"double": raising(WorkerEnded(Ending(cause, "It was stopped")))})

    assert (result.outcome, result.points) == (Outcome.OVER_LIMIT, 0.0)


def test_a_wrong_answer_of_none_asks_whether_the_return_is_missing(tmp_path):
    result, _ = one(tmp_path, "assert_close(student.double(3.0), 6.0, within=FLOAT64)", {"double": lambda x: None})

    assert (result.outcome, result.diagnosis.mistake) == (Outcome.FAILED, "`double` returned None")


def test_none_before_another_answer_is_not_asked_after(tmp_path):
    body = "student.first(); assert_close(student.double(3.0), 6.0, within=FLOAT64)"
    result, _ = one(tmp_path, body, {"first": lambda: None, "double": lambda x: "text"})

    assert (result.outcome, result.diagnosis) == (Outcome.FAILED, None)


def test_a_missing_function_is_missing(tmp_path):
    result, _ = one(tmp_path, "student.treble(3)")

    assert (result.outcome, result.message) == (Outcome.MISSING, "`treble` is not implemented yet.")


def test_a_missing_method_is_missing(tmp_path):
    class Net:
        pass

    result, _ = one(tmp_path, "student.Net().loss(3)", {"Net": Net})

    assert (result.outcome, result.message) == (Outcome.MISSING, "`loss` is not implemented yet.")


def test_a_check_that_raises_an_exception_of_ours_is_broken_and_only_the_operator_reads_why(tmp_path):
    result, findings = one(tmp_path, "student.double(3); {}['our own slip']")

    assert (result.outcome, result.points) == (Outcome.BROKEN, None)
    assert "our own slip" in findings.faults[0]
    assert "our own slip" not in repr(findings.results)


def test_a_check_that_never_asks_the_submission_is_broken(tmp_path):
    result, findings = one(tmp_path, "assert 1 + 1 == 2")

    assert (result.outcome, result.points) == (Outcome.BROKEN, None)
    assert "never asked" in findings.faults[0]


@pytest.mark.parametrize("body", ["pytest.skip('no')", "pytest.xfail('no')", "pytest.importorskip('no_such_module')",
                                  "student.double(1); pytest.skip('no')"])
def test_a_skip_or_xfail_inside_a_check_is_broken(tmp_path, body):
    result, _ = one(tmp_path, body)

    assert (result.outcome, result.points) == (Outcome.BROKEN, None)


@pytest.mark.parametrize("mark", ["skip", "skipif(True, reason='no')", "xfail", "usefixtures('rng')"])
def test_a_mark_that_is_none_of_ours_is_the_authors_error(tmp_path, mark):
    with pytest.raises(AuthorError, match=f"test_double.py::test_one: unknown mark `{mark.split('(')[0]}`"):
        check(tmp_path, f"@pytest.mark.{mark}\n" + ONE.format(body="student.double(1)"))


def test_a_misspelled_mark_is_the_authors_error_and_names_the_one_that_was_meant(tmp_path):
    with pytest.raises(AuthorError, match="unknown mark `hiden`; did you mean `hidden`?"):
        check(tmp_path, "@pytest.mark.hiden\n" + ONE.format(body="student.double(1)"))


FIXTURE = '''\
@pytest.fixture
def thing():
    {before}
    yield 1
    {after}


@pytest.mark.points(4)
def test_one(student, thing):
    """One."""
    student.double(1)
'''


def test_a_fixture_that_fails_is_broken_even_by_assert(tmp_path):
    (result,) = check(tmp_path, FIXTURE.format(before="assert False", after="pass")).results

    assert (result.outcome, result.points) == (Outcome.BROKEN, None)


def test_a_teardown_that_fails_turns_a_pass_into_broken(tmp_path):
    findings = check(tmp_path, FIXTURE.format(before="pass", after="assert False, 'left a mess'"))

    assert (findings.results[0].outcome, findings.results[0].points) == (Outcome.BROKEN, None)
    assert "left a mess" in findings.faults[0]


def test_a_worker_that_cannot_start_is_broken(tmp_path):
    def connect(limits):
        raise GraderError("no more processes on this machine")

    findings = run_checks(make_assignment(tmp_path), submission(), connect, b"secret", public_only=False)

    assert {r.outcome for r in findings.results} == {Outcome.BROKEN}
    assert "no more processes" in findings.faults[0]


def test_a_value_of_ours_that_the_wire_refuses_is_broken_not_blamed_on_the_student(tmp_path):
    result, findings = one(tmp_path, "student.double(np.array([None]))")

    assert (result.outcome, result.points) == (Outcome.BROKEN, None)
    assert "dtype object" in findings.faults[0]


def test_an_interrupt_leaves_the_rest_broken_and_says_interrupted(tmp_path):
    body = ONE.format(body="student.double(1)") + ONE.replace("one", "stop").format(
        body="student.double(1); raise KeyboardInterrupt") + AND_TWO

    findings = check(tmp_path, body)

    assert [r.outcome for r in findings.results] == [Outcome.PASSED, Outcome.BROKEN, Outcome.BROKEN]
    assert findings.interrupted


def test_a_check_file_that_cannot_be_imported_breaks_the_missing_points_and_the_others_still_run(tmp_path):
    assignment = make_assignment(tmp_path, ONE.format(body="student.double(1)"), tasks="{double: D, other: O}",
                                 checks=3, points=10)
    write(assignment.checks_folder / "test_other.py", "import no_such_module\n")

    findings = run(assignment)

    assert [(r.outcome, r.points, r.max_points) for r in findings.results] == [
        (Outcome.PASSED, 4.0, 4.0), (Outcome.BROKEN, None, 6.0)]
    assert findings.faults[0].endswith("\ntest_other.py:1: ModuleNotFoundError: No module named 'no_such_module'")
    assert not findings.interrupted


def test_a_syntax_error_in_a_check_file_is_told_by_its_line_alone(tmp_path):
    assignment = make_assignment(tmp_path, ONE.format(body="student.double(1)"), tasks="{double: D, other: O}",
                                 checks=3, points=10)
    write(assignment.checks_folder / "test_other.py", "x = 1\ny = = 2\n")

    (fault,) = run(assignment).faults

    assert fault == "test_other.py:2: SyntaxError: invalid syntax: y = = 2"


@pytest.mark.parametrize(("text", "told"), [
    ("x = 1\ny = = 2\n", "conftest.py:2: SyntaxError: invalid syntax: y = = 2"),
    ("import no_such_module\n", "conftest.py:1: ModuleNotFoundError: No module")])
def test_a_conftest_that_cannot_be_read_is_the_authors_error_with_its_line(tmp_path, text, told):
    assignment = make_assignment(tmp_path)
    write(assignment.checks_folder / "conftest.py", text)

    with pytest.raises(AuthorError, match=f"checks: the checks cannot be read.  {told}"):
        run(assignment)


def test_a_fault_ends_with_the_line_of_the_course_that_it_comes_from(tmp_path):
    body = ONE.replace("(student)", "(student, reference)").format(body="student.double(1); reference.double([{}])")
    assignment = make_assignment(tmp_path, body)

    (fault,) = run(assignment).faults

    assert fault.splitlines()[-1].startswith("reference/tiny/tiny.py:9: TypeError: unsupported operand")


@pytest.mark.parametrize(("declared", "remedy"), [
    ({"checks": 3}, "Write checks: 2, or look for a function without `test_`"),
    ({"points": 11}, "Write points: 10, or"), ({"checks": 1}, "Write checks: 2, or look for a check that is there")])
def test_checks_that_do_not_add_up_to_what_is_declared_are_the_authors_error(tmp_path, declared, remedy):
    assignment = make_assignment(tmp_path, CHECKS, **declared)

    with pytest.raises(AuthorError, match=f"assignment.yaml: it declares .* checks/ holds 2 with 10.  {remedy}"):
        run(assignment)


@pytest.mark.parametrize("checks, told", [
    ('@pytest.mark.points(1)\ndef test_one(student):\n    student.double(1)\n', "no docstring"),
    ('@pytest.mark.points(0.125)\ndef test_one(student):\n    """One."""\n', "0.125 points.  Write hundredths"),
    ('def test_one(student):\n    """One."""\n', "no points"),
    ('@pytest.mark.points(0)\ndef test_one(student):\n    """One."""\n', "no points"),
    ('@pytest.mark.parametrize("x", [1])\n@pytest.mark.points(1)\ndef test_one(student, x):\n    """One."""\n',
     "cannot be parametrized"),
])
def test_a_check_without_points_or_rubric_line_is_the_authors_error(tmp_path, checks, told):
    assignment = make_assignment(tmp_path, checks)

    with pytest.raises(AuthorError, match=f"test_double.py::test_one.*{told}"):
        run(assignment)


def test_a_check_file_that_belongs_to_no_task_is_the_authors_error(tmp_path):
    assignment = make_assignment(tmp_path, CHECKS, tasks="{other: Other}")

    with pytest.raises(AuthorError, match="'double' is no task of assignment.yaml"):
        run(assignment)


def test_two_checks_of_one_name_are_the_authors_error(tmp_path):
    assignment = make_assignment(tmp_path, ONE.format(body="student.double(1)"), tasks="{double: D, other: O}",
                                 checks=2, points=8)
    write(assignment.checks_folder / "test_other.py", "import pytest\n\n\n" + ONE.format(body="student.double(1)"))

    with pytest.raises(AuthorError, match="two checks are called 'one'"):
        run(assignment)


def test_a_check_whose_need_did_not_pass_is_skipped_without_points(tmp_path):
    body = ONE.format(body="student.treble(1)") + NEEDING

    first, second = check(tmp_path, body).results

    assert (first.outcome, second.outcome, second.points) == (Outcome.MISSING, Outcome.SKIPPED, 0.0)
    assert '"One."' in second.message


def test_a_check_whose_need_passed_is_run(tmp_path):
    body = ONE.format(body="student.double(1)") + NEEDING

    outcomes = [r.outcome for r in check(tmp_path, body).results]

    assert outcomes == [Outcome.PASSED, Outcome.PASSED]


def test_a_need_that_no_earlier_check_meets_is_the_authors_error(tmp_path):
    with pytest.raises(AuthorError, match="test_one: it needs 'nothing'"):
        check(tmp_path, '@pytest.mark.needs("nothing")\n' + ONE.format(body="student.double(1)"))


def test_a_worker_that_could_not_be_made_ready_answers_nothing(tmp_path):
    loads = []

    def load():
        loads.append(1)
        if len(loads) == 1:
            raise RuntimeError("our own fault")
        return {"left_out": [], "magics": 0, "stand_ins": []}

    findings = check(tmp_path, ONE.format(body="student.double(1)") + AND_TWO, {"<load>": load})

    assert [r.outcome for r in findings.results] == [Outcome.BROKEN, Outcome.PASSED]
    assert len(loads) == 2


def test_answers_that_keep_their_limits_one_by_one_and_not_together_end_the_check_over_limit(tmp_path, monkeypatch):
    clock = iter(range(0, 10**6, 250))
    monkeypatch.setattr("grader.checker.session.time.monotonic", lambda: next(clock))

    result, findings = one(tmp_path, "for i in range(1000): student.double(i)")

    assert result.outcome is Outcome.OVER_LIMIT and findings.faults == ()
    assert result.message == "Your code took more than 600 s for the calls of this check together."
