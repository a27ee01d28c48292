"""Nothing around a run decides its grade, and a run leaves its surroundings as they were."""

from __future__ import annotations

import os
import sys

import numpy as np
import pytest

from grader.model import Outcome
from tests.tiny_course import CHECKS, check, make_assignment, write

SABOTAGE = "def pytest_collection_modifyitems(items):\n    items.clear()\n"


def outcomes(findings):
    return [r.outcome for r in findings.results]


@pytest.mark.parametrize("option", ["-k nothing", "--deselect test_double.py", "--collect-only", "-x --no-such-option"])
def test_pytest_addopts_has_no_effect(tmp_path, monkeypatch, option):
    monkeypatch.setenv("PYTEST_ADDOPTS", option)

    assert outcomes(check(tmp_path, CHECKS)) == [Outcome.PASSED, Outcome.PASSED]


def test_pytest_plugins_has_no_effect(tmp_path, monkeypatch):
    monkeypatch.setenv("PYTEST_PLUGINS", "no_such_plugin")

    assert outcomes(check(tmp_path, CHECKS)) == [Outcome.PASSED, Outcome.PASSED]


def test_a_conftest_in_the_folder_where_the_command_is_typed_has_no_effect(tmp_path, monkeypatch):
    typed_in = tmp_path / "submission"
    write(typed_in / "conftest.py", SABOTAGE)
    write(typed_in / "pytest.ini", "[pytest]\npython_functions = nothing\n")
    monkeypatch.chdir(typed_in)

    assert outcomes(check(tmp_path / "course", CHECKS)) == [Outcome.PASSED, Outcome.PASSED]


@pytest.mark.parametrize("above", ["course", "course/assignments", "course/assignments/tiny"])
def test_a_conftest_above_the_checks_has_no_effect(tmp_path, above):
    write(tmp_path / above / "conftest.py", SABOTAGE)

    assert outcomes(check(tmp_path / "course", CHECKS)) == [Outcome.PASSED, Outcome.PASSED]


@pytest.mark.parametrize("name, text", [
    ("pytest.ini", "[pytest]\npython_functions = nothing\n"),
    ("tox.ini", "[pytest]\naddopts = -k nothing\n"),
    ("pyproject.toml", "[tool.pytest.ini_options]\naddopts = '-k nothing'\n"),
])
def test_settings_of_pytest_above_the_checks_have_no_effect(tmp_path, name, text):
    write(tmp_path / name, text)

    assert outcomes(check(tmp_path / "course", CHECKS)) == [Outcome.PASSED, Outcome.PASSED]


def test_a_conftest_beside_the_checks_is_theirs(tmp_path):
    assignment = make_assignment(tmp_path)
    write(assignment.checks_folder / "conftest.py", "import pytest\n\n\n@pytest.fixture\ndef three():\n    return 3\n")
    checks = ('@pytest.mark.points(1)\ndef test_one(student, three):\n    """One."""\n'
              '    assert student.double(three) == 6\n')

    assert outcomes(check(tmp_path, checks)) == [Outcome.PASSED]


def test_the_operators_environment_and_import_hooks_are_as_before(tmp_path, monkeypatch):
    monkeypatch.setenv("PYTEST_ADDOPTS", "-v")
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "0")
    before, hooks = surroundings(), list(sys.meta_path)

    check(tmp_path, CHECKS)

    assert surroundings() == before
    assert sys.meta_path == hooks


def surroundings():
    # pytest itself rewrites this one for each step of each test, so also around this test.
    return {name: value for name, value in os.environ.items() if name != "PYTEST_CURRENT_TEST"}


def test_two_courses_with_checks_of_one_name_do_not_mix(tmp_path):
    wrong = CHECKS.replace("reference.double(x)", "reference.double(x) + 1")

    first, second = check(tmp_path / "a", CHECKS), check(tmp_path / "b", wrong)

    assert (outcomes(first), outcomes(second)) == ([Outcome.PASSED] * 2, [Outcome.FAILED] * 2)


def test_numpys_global_generator_is_as_before(tmp_path):
    np.random.seed(3)
    expected = np.random.RandomState(3).normal(size=4)

    check(tmp_path, CHECKS)

    assert np.array_equal(np.random.normal(size=4), expected)


def test_an_error_inside_pytest_is_told_to_the_operator_and_breaks_the_rest(tmp_path):
    def stop(result):
        raise RuntimeError("the listener is gone")

    findings = check(tmp_path, CHECKS, on_result=stop)

    assert Outcome.BROKEN in outcomes(findings)
    assert any("the listener is gone" in fault for fault in findings.faults)
