"""The published schema is the one the code has, and it fits what we write."""

from __future__ import annotations

import math
from pathlib import Path

import msgspec
import pytest
from jsonschema import Draft202012Validator, ValidationError

from grader.model import Curve
from grader.render import to_json
from grader.render.schema import report_schema, schema_text

from . import samples

PUBLISHED = Path(__file__).parents[2] / "docs" / "report.schema.json"


def test_the_published_schema_is_in_step():
    assert PUBLISHED.read_text(encoding="utf-8") == schema_text()


def test_the_schema_is_a_schema():
    Draft202012Validator.check_schema(report_schema())


def test_every_type_in_the_schema_is_described():
    undescribed = [name for name, part in report_schema()["$defs"].items() if not part.get("description")]

    assert undescribed == []


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
