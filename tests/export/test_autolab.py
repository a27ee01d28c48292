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


@settings(max_examples=60, deadline=None)
@given(hostile)
def test_it_is_one_line_whatever_a_task_is_called(task):
    text = autolab(samples.report(samples.result(task=task))).text

    assert text.isascii() and text.count("\n") == 1 and text.endswith("\n")
    jsonschema.validate(json.loads(text), AUTOLAB)
