"""The published schema is the one the code has, and it fits what we write."""

from __future__ import annotations

import math
from pathlib import Path

import msgspec
import pytest
from jsonschema import Draft202012Validator, ValidationError

from grader.model import Curve
from grader.render import to_json
from grader.render.schema import SCHEMAS, calibration_schema, report_schema, schema_text, validation_schema

from . import author_samples, samples

DOCS = Path(__file__).parents[2] / "docs"


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_published_schema_is_in_step(name):
    assert (DOCS / f"{name}.schema.json").read_text(encoding="utf-8") == schema_text(name)


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_schema_is_a_schema(name):
    Draft202012Validator.check_schema(SCHEMAS[name]())


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_type_in_the_schema_is_described(name):
    undescribed = [kind for kind, part in SCHEMAS[name]()["$defs"].items() if not part.get("description")]

    assert undescribed == []


def test_a_validation_is_valid():
    found = author_samples.validation(mutants=(author_samples.mutant(1), author_samples.mutant(2, None)),
                                      problems=("The reference loses points.",))

    Draft202012Validator(validation_schema()).validate(msgspec.json.decode(to_json(found)))


def test_a_calibration_is_valid():
    found = author_samples.calibration(rejections=(author_samples.rejection(),),
                                       tolerances=(author_samples.tolerance(wrong=()),))

    Draft202012Validator(calibration_schema()).validate(msgspec.json.decode(to_json(found)))


@pytest.mark.parametrize("schema, found, change", [
    (validation_schema, author_samples.validation(), {"checks": [{}]}),
    (validation_schema, author_samples.validation(), {"schema": "grader/report/v1"}),
    (calibration_schema, author_samples.calibration(), {"thresholds": [{}]}),
    (calibration_schema, author_samples.calibration(), {"runs": "many"}),
])
def test_a_changed_validation_or_calibration_is_not_valid(schema, found, change):
    plain = msgspec.json.decode(to_json(found)) | change

    with pytest.raises(ValidationError):
        Draft202012Validator(schema()).validate(plain)


def test_a_full_report_is_valid():
    gap = Curve("loss", (0.0, 1.0), (1.0, math.nan))
    pictures = samples.shown(samples.curves(gap), samples.images(), samples.surface(), samples.error_map())
    report = samples.report(*samples.one_of_each(), samples.failed(), pictures=pictures)

    Draft202012Validator(report_schema()).validate(msgspec.json.decode(to_json(report)))


@pytest.mark.parametrize("change", [
    {"schema": "grader/report/v2"}, {"score": "86"}, {"checks": [{}]}, {"level": "none"},
])
def test_a_changed_report_is_not_valid(change):
    plain = msgspec.json.decode(to_json(samples.report())) | change

    with pytest.raises(ValidationError):
        Draft202012Validator(report_schema()).validate(plain)
