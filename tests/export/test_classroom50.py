"""Classroom 50's result.json."""

from __future__ import annotations

import json

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.errors import OperatorError
from grader.export import classroom50
from grader.export.classroom50 import ENVIRONMENT, whole
from grader.model import Outcome
from tests.render import samples

from .samples import hostile
from .schemas import CLASSROOM50

RUN = {"classroom": "nn", "assignment": "backprop", "submission": "submit/20260301T220000Z-abc1234",
       "commit": "https://code.example/c", "release": "https://code.example/r"}


def result(report) -> dict:
    found = json.loads(classroom50(report, **RUN).text)
    jsonschema.validate(found, CLASSROOM50)
    return found


def test_whole_points_are_written_as_they_are():
    exported = classroom50(samples.report(samples.result(), samples.failed()), **RUN)

    found = json.loads(exported.text)
    assert (found["score"], found["max-score"]) == (4, 8)
    assert [(test["passed"], test["score"], test["max-score"]) for test in found["tests"]] == [
        (True, 4, 4), (False, 0, 4)]
    assert exported.notes == ()


def test_broken_points_are_rounded_down_and_that_is_told():
    exported = classroom50(samples.report(samples.result(outcome=Outcome.PARTIAL, points=3.99)), **RUN)

    assert json.loads(exported.text)["score"] == 3
    assert exported.notes == ("rounded to whole points: 3.99 / 4 is written as 3 / 4",)


def test_the_score_is_the_one_after_the_late_policy():
    report = samples.report(samples.result(points=3.0), late=samples.late(final=2.0))

    assert result(report)["score"] == 2
    assert "2 / 4, 3 before the late policy" in classroom50(report, **RUN).notes[0]


@given(st.integers(0, 2_000), st.integers(0, 2_000))
def test_rounding_gives_nothing_away_and_takes_no_full_mark(points, possible):
    points, possible = min(points, possible) / 100, possible / 100

    score, most = whole(points, possible)

    assert 0 <= score <= most
    assert score <= points or points == possible
    assert (score == most) == (points == possible)


@pytest.mark.parametrize("outcome", [Outcome.BROKEN, Outcome.AWAITING])
def test_an_open_score_makes_no_file(outcome):
    with pytest.raises(OperatorError, match=outcome.name):
        classroom50(samples.report(samples.result(outcome=outcome, points=None)), **RUN)


@pytest.mark.parametrize("name", RUN)
def test_what_the_environment_does_not_tell_is_named_with_its_variable(name):
    with pytest.raises(OperatorError, match=ENVIRONMENT[name]):
        classroom50(samples.report(), **{**RUN, name: ""})


def test_the_review_is_the_commit_where_there_is_none():
    assert result(samples.report())["review"] == RUN["commit"]


def test_the_time_is_utc_whatever_zone_it_was_told_in():
    report = samples.report(provenance=samples.provenance(started="2026-03-02T10:30:00+01:00"))

    assert result(report)["datetime"] == result(samples.report())["datetime"] == "2026-03-02T09:30:00Z"


@settings(max_examples=60, deadline=None)
@given(hostile)
def test_no_title_breaks_the_file(title):
    assert result(samples.report(samples.failed(title=title)))["score"] == 0
