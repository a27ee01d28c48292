"""The full budget adds checks that train for long; a device is for the checks that ask for it."""

from __future__ import annotations

import pytest

from grader.checker.means import means_for
from grader.checker.run import checks_of, run_checks, without_answers
from grader.checker.session import MOST_FULL_SECONDS, MOST_SECONDS
from grader.errors import AuthorError, OperatorError
from grader.model import Level, Outcome
from grader.training import Means
from tests.tiny_course import CHECKS, FakeChannel, check, make_assignment, submission

LONG = '''

@pytest.mark.full
@pytest.mark.hidden
@pytest.mark.points(5)
def test_long(student):
    """Trained for long."""
    {body}
'''
RIGHT = LONG.format(body="assert student.double(2) == 4")
DECLARED = {"checks": 2, "points": 10, "full": "{checks: 1, points: 5, data: cifar10}"}
FULL = Means("full")


def assignment_with(folder, long=RIGHT, **declared):
    return make_assignment(folder, CHECKS + long, **{**DECLARED, **declared})


def run(assignment, means, connect=lambda limits: FakeChannel({"double": lambda x: x + x})):
    return run_checks(assignment, submission(), connect, b"secret", public_only=False, means=means)


def test_a_full_check_is_not_there_under_the_short_budget(tmp_path):
    found = run(assignment_with(tmp_path), Means())

    assert [result.id for result in found.results] == ["vector", "matrix"]


def test_the_full_budget_adds_its_check_and_its_points(tmp_path):
    found = run(assignment_with(tmp_path), FULL)

    assert [(result.id, result.outcome, result.points) for result in found.results] == [
        ("vector", Outcome.PASSED, 4.0), ("matrix", Outcome.PASSED, 6.0), ("long", Outcome.PASSED, 5.0)]


def test_the_other_checks_meet_the_same_cases_under_both_budgets(tmp_path):
    assignment, asked = assignment_with(tmp_path), []
    for means in (Means(), FULL):
        channels = []

        def connect(limits, channels=channels):
            channels.append(FakeChannel({"double": lambda x: x + x}))
            return channels[-1]
        run(assignment, means, connect)
        asked.append([request.args[0].tolist() for channel in channels for request in channel.asked
                      if request.name == "double" and hasattr(request.args[0], "tolist")])

    assert asked[0] == asked[1] and len(asked[0]) == 2


def test_work_that_cannot_be_read_has_a_result_for_each_check_of_its_budget(tmp_path):
    assignment = assignment_with(tmp_path)

    listed = [result.id for result in without_answers(assignment, "empty", public_only=False, budget="full")]

    assert (listed, checks_of(assignment)) == (["vector", "matrix", "long"], ("vector", "matrix"))


@pytest.mark.parametrize("full", ["{checks: 2, points: 5, data: cifar10}", "{checks: 1, points: 4, data: cifar10}"])
def test_a_section_full_that_does_not_add_up_is_the_authors_to_mend(tmp_path, full):
    assignment = assignment_with(tmp_path, full=full)

    with pytest.raises(AuthorError, match="with its section `full` it declares"):
        run(assignment, FULL)


def test_a_full_check_without_a_section_full_is_the_authors_to_mend(tmp_path):
    assignment = make_assignment(tmp_path, CHECKS + LONG.format(body="student.double(1)"), checks=2, points=10)

    with pytest.raises(AuthorError, match="marked full"):
        run(assignment, FULL)


def test_a_short_check_cannot_need_a_full_one(tmp_path):
    needing = CHECKS.replace("@pytest.mark.hidden", '@pytest.mark.hidden\n@pytest.mark.needs("long")')
    assignment = make_assignment(tmp_path, needing + LONG.format(body="student.double(1)"), **DECLARED)

    with pytest.raises(AuthorError, match="it needs 'long', which is no check"):
        run(assignment, Means())


def test_a_full_check_keeps_no_evidence_so_that_no_mistake_is_rehearsed_on_it(tmp_path):
    found = run(assignment_with(tmp_path), FULL)

    assert set(found.evidence) == {"vector", "matrix"}


@pytest.mark.parametrize(("waited", "short", "full"), [
    (MOST_SECONDS + 1, Outcome.OVER_LIMIT, Outcome.PASSED), (MOST_FULL_SECONDS + 1, Outcome.OVER_LIMIT,
                                                             Outcome.OVER_LIMIT)])
def test_only_a_full_check_may_wait_for_longer_than_ten_minutes(tmp_path, waited, short, full):
    body = f"""student.double(1)
    from grader.checker.current import running
    running.get().waited = {waited}
    assert student.double(2) == 4"""
    outcomes = {result.id: result.outcome for result in run(assignment_with(
        tmp_path, LONG.format(body=body) + LONG.format(body=body).replace("@pytest.mark.full\n", "").replace(
            "test_long", "test_brief"), checks=3, points=15), FULL).results}

    assert (outcomes["brief"], outcomes["long"]) == (short, full)


def test_whoever_listens_hears_of_each_check_before_it_runs(tmp_path):
    heard = []

    run_checks(assignment_with(tmp_path), submission(), lambda limits: FakeChannel({"double": lambda x: x + x}),
               b"secret", public_only=False, means=FULL, on_check=lambda check: heard.append((check.id, check.full)),
               on_result=lambda result: heard.append(result.id))

    assert heard == [("vector", False), "vector", ("matrix", False), "matrix", ("long", True), "long"]


def test_only_workers_of_checks_that_ask_for_the_device_may_use_it(tmp_path):
    started, told = [], CHECKS.replace("test_matrix(", "test_matrix(device, ")

    def connect(*given):
        started.append(given[1:])
        return FakeChannel({"double": lambda x: x + x})
    run(make_assignment(tmp_path, told + LONG.format(body="student.double(1)"), **DECLARED), Means("full", "cuda"),
        connect)

    assert started == [(), ("cuda",), ()]


def test_without_a_device_a_check_that_asks_for_one_is_told_cpu_and_keeps_its_worker(tmp_path):
    channels = []

    found = check(tmp_path, CHECKS.replace("test_matrix(", "test_matrix(device, ").replace(
        "    x = rng.normal(size=(2, 3))", "    assert device == 'cpu'\n    x = rng.normal(size=(2, 3))"),
        channels=channels)

    assert [result.outcome for result in found.results] == [Outcome.PASSED] * 2
    assert len(channels) == 2   # one for public checks, one for hidden ones


@pytest.fixture
def real_data(monkeypatch):
    """real_data("cifar10"): these image sets are there, as far as can be seen without loading one."""
    def real_data(*names):
        sets = tuple(f"{name}: {'real' if name in names else 'shipped'}" for name in ("mnist", "cifar10"))
        monkeypatch.setattr("grader.checker.means.available", lambda: sets)
    return real_data


def test_the_full_budget_is_granted_where_its_data_is(tmp_path, real_data):
    real_data("cifar10")

    assert means_for(assignment_with(tmp_path), Level.STRICT, "full") == FULL


def test_an_assignment_without_a_full_budget_refuses_it_and_names_the_file(tmp_path):
    with pytest.raises(OperatorError, match="tiny has no full budget.*assignment.yaml has no section `full`"):
        means_for(make_assignment(tmp_path), Level.STRICT, "full")


def test_a_bundle_refuses_the_full_budget(tmp_path):
    with pytest.raises(OperatorError, match="A bundle holds the short checks alone"):
        means_for(make_assignment(tmp_path, bundle="true"), Level.STRICT, "full")


def test_missing_data_is_refused_with_the_folders_that_were_looked_at(tmp_path, monkeypatch):
    monkeypatch.setenv("GRADER_DATA", str(tmp_path / "sets"))

    with pytest.raises(OperatorError, match="CIFAR-10") as refused:
        means_for(assignment_with(tmp_path), Level.STRICT, "full")

    assert f"neither in {tmp_path / 'sets'} nor in {tmp_path / 'sets' / 'cifar10'}." in str(refused.value)


def test_missing_data_is_refused_with_the_variable_that_is_not_set(tmp_path, monkeypatch):
    monkeypatch.delenv("GRADER_DATA", raising=False)

    with pytest.raises(OperatorError, match="GRADER_DATA, which names its folder, is not set"):
        means_for(assignment_with(tmp_path), Level.STRICT, "full")


def test_public_checks_alone_have_no_full_budget_where_all_that_it_adds_is_hidden(tmp_path, real_data):
    real_data("cifar10")

    with pytest.raises(OperatorError, match="adds hidden checks alone to tiny"):
        means_for(assignment_with(tmp_path), Level.STRICT, "full", public_only=True)


def test_public_checks_alone_have_the_full_budget_where_it_adds_a_public_one(tmp_path, real_data):
    real_data("cifar10")
    assignment = assignment_with(tmp_path, LONG.format(body="student.double(1)").replace("@pytest.mark.hidden\n", ""))

    assert means_for(assignment, Level.STRICT, "full", public_only=True) == FULL
