"""A report survives JSON; what is no report is refused with a reason."""

from __future__ import annotations

import math

import msgspec
import pytest

from grader.errors import OperatorError
from grader.model import Curve, Outcome
from grader.render import from_json, to_json

from . import author_samples, samples


def test_a_report_comes_back_equal():
    report = samples.report(*samples.one_of_each(), samples.failed(), warnings=("w",), notes=("n",),
                            pictures=samples.shown(samples.curves(), samples.images(), samples.surface(),
                                                   samples.error_map()))

    assert from_json(to_json(report)) == report


def test_json_is_indented_by_two_spaces_and_ends_with_a_newline():
    text = to_json(samples.report())

    assert text.startswith('{\n  "schema": "grader/report/v1",\n') and text.endswith("}\n")


def test_letters_are_written_as_they_are():
    assert "Müller" in to_json(samples.report(samples.failed(message="Müller")))


def test_a_lone_surrogate_in_any_text_still_gives_utf8():
    report = samples.report(samples.failed(message="a\ud800", output="\udfff"),
                            provenance=samples.provenance(versions={"\ud801": "1"}))

    back = from_json(to_json(report).encode("utf-8").decode("utf-8"))

    assert back.checks[0].message == "a\ufffd" and back.checks[0].output == "\ufffd"


def test_terminal_escapes_are_kept_but_written_as_escapes():
    text = to_json(samples.report(samples.failed(message="\x1b[31m")))

    assert "\x1b" not in text
    assert from_json(text).checks[0].message == "\x1b[31m"


def test_an_open_score_is_null():
    report = samples.report(samples.result(outcome=Outcome.BROKEN, points=None))

    assert msgspec.json.decode(to_json(report))["score"] is None


def test_figures_that_are_not_finite_become_null_and_then_gaps():
    line = Curve("loss", (0.0, 1.0, 2.0), (1.0, math.nan, math.inf))
    report = samples.report(pictures=samples.shown(samples.curves(line)),
                            provenance=samples.provenance(limits={"wall": math.inf}))

    back = from_json(to_json(report))

    first, *others = back.pictures[0].picture.curves[0].y
    assert first == 1.0 and all(math.isnan(value) for value in others)
    assert back.provenance.limits == {"wall": math.inf}


@pytest.mark.parametrize("text", ["", "no JSON", "[]", "{}", "null", '{"pictures": 3}', '"\ud800"'])
def test_what_is_no_report_is_refused(text):
    with pytest.raises(OperatorError, match="not a grader/report/v1 report"):
        from_json(text)


def test_a_report_of_another_version_is_refused():
    with pytest.raises(OperatorError, match="schema"):
        from_json(to_json(samples.report()).replace("report/v1", "report/v2"))


def test_an_unknown_outcome_is_refused():
    with pytest.raises(OperatorError, match="outcome"):
        from_json(to_json(samples.report()).replace('"passed"', '"excellent"'))


def test_a_workflow_command_is_written_so_that_no_log_obeys_it():
    there_and_back = to_json(samples.report(samples.result(output="##[error]x\n##vso[x]y")))

    assert "##" not in there_and_back
    assert from_json(there_and_back).checks[0].output == "##[error]x\n##vso[x]y"


@pytest.mark.parametrize("noun", [author_samples.validation(mutants=(author_samples.mutant(1),)),
                                  author_samples.calibration(rejections=(author_samples.rejection(),))],
                         ids=lambda noun: type(noun).__name__)
def test_a_validation_and_a_calibration_come_back_equal(noun):
    assert msgspec.json.decode(to_json(noun), type=type(noun)) == noun
