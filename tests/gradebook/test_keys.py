"""A key changes with all that a result depends on, and with nothing else."""

from __future__ import annotations

import pytest

from grader.gradebook import key
from grader.model import Level, SubmissionInfo

FACTS = {"submission": SubmissionInfo("mueller", "backprop.py", "ab" * 32, 1), "assignment": "backprop",
         "assignment_sha256": "cd" * 32, "grader": "0.1.0", "level": Level.STRICT, "scope": "all",
         "secret": "5f3a5f3a", "data": ("MNIST", "make_moons")}


def key_with(**other):
    return key(**{**FACTS, **other})


@pytest.mark.parametrize("other", [
    {"submission": SubmissionInfo("mueller", "backprop.py", "ba" * 32, 1)}, {"assignment": "conv2d"},
    {"assignment_sha256": "dc" * 32}, {"grader": "0.2.0"}, {"level": Level.PROCESS}, {"scope": "public"},
    {"secret": "00000000"}, {"data": ("MNIST",)}, {"budget": "full"}, {"device": "cuda"}],
    ids=lambda other: next(iter(other)))
def test_each_fact_changes_the_key(other):
    assert key_with(**other) != key_with()


def test_the_name_of_a_submission_with_files_does_not_change_the_key():
    assert key_with(submission=SubmissionInfo("copy", "backprop.py", "ab" * 32, 1)) == key_with()


def test_submissions_without_files_are_told_apart_by_name():
    first, second = (key_with(submission=SubmissionInfo(name, None, None)) for name in ("a\udc80", "a\udc81"))

    assert first != second


def test_the_short_budget_on_the_cpu_has_the_key_of_runs_that_named_neither():
    assert key_with(budget="short", device="cpu") == key_with()


def test_the_order_of_data_sets_does_not_change_the_key():
    assert key_with(data=("make_moons", "MNIST")) == key_with()


def test_the_secret_does_not_change_the_key_of_public_checks():
    assert key_with(scope="public", secret="00000000") == key_with(scope="public")


def test_neighbouring_facts_do_not_run_together():
    assert key_with(assignment="a", assignment_sha256="bc") != key_with(assignment="ab", assignment_sha256="c")
