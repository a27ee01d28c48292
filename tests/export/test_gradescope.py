"""Gradescope's results.json."""

from __future__ import annotations

import json

import jsonschema
import pytest
from hypothesis import given, settings

from grader.errors import OperatorError
from grader.export import gradescope
from grader.export.gradescope import not_graded
from grader.model import Outcome, Visibility
from tests.render import samples

from .samples import hostile
from .schemas import GRADESCOPE


def hidden(**more):
    return samples.failed(**{"id": "secret", "visibility": Visibility.HIDDEN, "title": "a hidden check", **more})


def results(report, **options) -> dict:
    found = json.loads(gradescope(report, **options).text)
    jsonschema.validate(found, GRADESCOPE)
    return found


def test_the_tests_scores_sum_up_to_the_total():
    partial = samples.result(id="p", outcome=Outcome.PARTIAL, points=1.35)

    found = results(samples.report(samples.result(), partial, samples.failed()))

    assert sum(test["score"] for test in found["tests"]) == found["score"] == 5.35
    assert [test["status"] for test in found["tests"]] == ["passed", "failed", "failed"]
    assert [test["max_score"] for test in found["tests"]] == [4.0, 4.0, 4.0]


@pytest.mark.parametrize("outcome", [Outcome.BROKEN, Outcome.AWAITING])
def test_an_open_score_is_no_score_anywhere_and_the_first_test_says_why(outcome):
    report = samples.report(samples.result(), samples.result(id="b", outcome=outcome, points=None))

    found = results(report)

    assert "score" not in found and not any("score" in test for test in found["tests"])
    assert found["tests"][0]["name"] == "No score yet"
    assert outcome.name in found["tests"][0]["output"]
    assert gradescope(report).notes


def test_the_total_is_the_score_after_the_late_policy_and_the_operator_is_warned():
    report = samples.report(samples.result(points=3.0), late=samples.late())

    found = results(report)

    assert (found["score"], found["extra_data"]["score"], found["extra_data"]["raw_score"]) == (1.2, 1.2, 3.0)
    assert "2 days late: graded out of 1.6: 3 of 4 becomes 1.2." in found["output"]
    assert gradescope(report).notes == (
        "mueller.py: the score after the late policy is written, 1.2 / 4, 3 before the late policy; a late policy of "
        "the course system's own would take points twice",)


def test_while_hidden_checks_are_not_shown_lateness_is_told_without_the_total():
    found = results(samples.report(samples.result(points=3.0), hidden(), late=samples.late()))

    assert "2 days late." in found["output"] and "becomes" not in found["output"]


@pytest.mark.parametrize("when", ["visible", "after_due_date", "after_published", "hidden"])
def test_hidden_checks_are_shown_when_it_is_said_and_public_ones_always(when):
    found = results(samples.report(samples.result(), hidden()), hidden=when)

    assert [test["visibility"] for test in found["tests"]] == ["visible", when]


def test_before_hidden_checks_are_shown_no_visible_text_counts_them():
    found = results(samples.report(samples.result(), hidden()))

    assert found["output"] == "public checks: 1 passed"
    assert "secret" not in found["output"]


def test_what_weakens_a_report_is_told_to_the_operator_and_not_to_students():
    report = samples.report(warnings=("Isolation: process.",))

    found = results(report)
    assert "Isolation" not in found["output"] + "".join(test["output"] for test in found["tests"])
    assert found["extra_data"]["warnings"] == ["Isolation: process."]
    assert gradescope(report).notes == ("Isolation: process.",)


def test_another_word_for_hidden_checks_is_refused():
    with pytest.raises(OperatorError, match="visible, after_due_date, after_published, hidden"):
        gradescope(samples.report(), hidden="never")


def test_a_failed_test_tells_message_diagnosis_hint_and_what_was_printed():
    output = results(samples.report(samples.failed(output="x is 3")))["tests"][0]["output"]

    assert output == ("FAILED  0/4\n15 of 15 values differ (shape 5x3).\n"
                      "Likely: the bias is not added (every row is off by the same vector).\n"
                      "Try: With x all zeros, every row of the result should equal b.\n\n"
                      "Your code printed:\nx is 3")


def test_the_extra_data_name_our_schema_and_what_was_graded():
    extra = results(samples.report())["extra_data"]

    assert (extra["schema"], extra["level"], extra["submission_sha256"]) == (
        "grader/report/v1", "contained", "ab" * 32)


def test_tests_are_numbered_by_task():
    checks = [samples.result(id=name, task=task) for name, task in (("a", "one"), ("b", "one"), ("c", "two"))]

    assert [test["number"] for test in results(samples.report(*checks))["tests"]] == ["1.1", "1.2", "2.1"]


def test_what_was_not_graded_has_no_score():
    found = json.loads(not_graded("The container is too weak."))

    jsonschema.validate(found, GRADESCOPE)
    assert "score" not in found and "score" not in found["tests"][0]


@settings(max_examples=60, deadline=None)
@given(hostile, hostile)
def test_no_text_breaks_the_file(title, message):
    check = samples.failed(title=title, message=message, output=message)

    text = gradescope(samples.report(check, notes=(message,))).text

    jsonschema.validate(json.loads(text.encode("utf-8")), GRADESCOPE)
    assert json.loads(text)["tests"][0]["score"] == 0.0
    assert "##[" not in text
