"""PrairieLearn's results.json."""

from __future__ import annotations

import json

import jsonschema
import pytest
from hypothesis import given, settings

from grader.export import prairielearn
from grader.model import Outcome
from tests.render import samples

from .samples import hostile
from .schemas import PRAIRIELEARN


def results(report) -> dict:
    found = json.loads(prairielearn(report).text)
    jsonschema.validate(found, PRAIRIELEARN)
    return found


def test_the_score_is_a_share_and_tests_have_points():
    found = results(samples.report(samples.result(), samples.failed()))

    assert found["score"] == 0.5
    assert [(test["points"], test["max_points"]) for test in found["tests"]] == [(4.0, 4.0), (0.0, 4.0)]


def test_the_share_is_that_of_the_score_after_the_late_policy():
    found = results(samples.report(samples.result(points=3.0), late=samples.late()))

    assert found["score"] == 0.3 and "becomes 1.2" in found["message"]


def test_the_share_has_no_noise_of_binary_fractions():
    report = samples.report(samples.result(points=74.0, max_points=100.0), late=samples.late(final=29.6))

    assert '"score": 0.296,' in prairielearn(report).text


@pytest.mark.parametrize("outcome", [Outcome.BROKEN, Outcome.AWAITING])
def test_an_open_score_is_not_gradable_and_says_why(outcome):
    found = results(samples.report(samples.result(), samples.result(outcome=outcome, points=None)))

    assert found["gradable"] is False
    assert outcome.name in found["format_errors"][0]


def test_a_report_of_a_check_without_points_is_still_valid():
    assert results(samples.report(samples.result(points=0.0, max_points=0.0)))["score"] == 0.0


def test_a_large_report_is_cut_to_what_is_accepted():
    checks = [samples.failed(id=str(at), message="ü" * 20_000, output="x\n" * 9_000) for at in range(150)]

    exported = prairielearn(samples.report(*checks))

    assert len(exported.text.encode()) <= 1_000_000
    assert len(json.loads(exported.text)["tests"]) == 150


@settings(max_examples=60, deadline=None)
@given(hostile, hostile)
def test_no_text_breaks_the_file(title, message):
    check = samples.failed(title=title, message=message, output=message)

    assert results(samples.report(check, notes=(message,)))["score"] == 0.0
