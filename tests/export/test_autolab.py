"""Autolab's last line."""

from __future__ import annotations

import json

import jsonschema
from hypothesis import given, settings

from grader.export import autolab
from grader.model import Outcome
from tests.render import samples

from .samples import hostile
from .schemas import AUTOLAB


def test_each_task_has_the_sum_of_its_points():
    checks = [samples.result(id="a", task="forward"), samples.result(id="b", task="forward", points=1.5),
              samples.failed(id="c", task="backward")]

    exported = autolab(samples.report(*checks), problems={"backward": "Backward pass"})

    assert exported.text == '{"scores": {"forward": 5.5, "Backward pass": 0.0}}\n'


def test_a_task_with_an_open_check_has_no_score_and_is_told():
    checks = [samples.result(id="a", task="forward"),
              samples.result(id="b", task="backward", outcome=Outcome.BROKEN, points=None)]

    exported = autolab(samples.report(*checks))

    assert json.loads(exported.text) == {"scores": {"forward": 4.0}}
    assert exported.notes == ("backward: a check is open; no score is written",)


def test_each_task_bears_its_share_of_what_lateness_costs():
    checks = [samples.result(id=task, task=task, points=points) for task, points in
              [("a", 1.0), ("b", 1.0), ("c", 1.0), ("d", 0.0)]]

    exported = autolab(samples.report(*checks, late=samples.late(final=1.0)))

    scores = json.loads(exported.text)["scores"]
    assert scores == {"a": 0.33, "b": 0.34, "c": 0.33, "d": 0.0} and round(sum(scores.values()), 2) == 1.0
    assert "after the late policy" in exported.notes[0]


def test_an_open_score_that_is_late_has_no_points_at_all():
    checks = [samples.result(id="a", task="forward"),
              samples.result(id="b", task="backward", outcome=Outcome.AWAITING, points=None)]

    exported = autolab(samples.report(*checks, late=samples.late(final=None)))

    assert json.loads(exported.text) == {"scores": {}} and "still open" in exported.notes[0]


@settings(max_examples=60, deadline=None)
@given(hostile)
def test_it_is_one_line_whatever_a_task_is_called(task):
    text = autolab(samples.report(samples.result(task=task))).text

    assert text.isascii() and text.count("\n") == 1 and text.endswith("\n")
    jsonschema.validate(json.loads(text), AUTOLAB)
