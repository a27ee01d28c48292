"""The JSON schemas of what we write, for people who read it with programs of their own.

In: the types of model.py, validation.py and calibration/result.py.  Out: JSON schemas (draft 2020-12) as dicts.
After a change to one of them, write its file again:

    python -m grader.render.schema report > docs/report.schema.json
    python -m grader.render.schema validation > docs/validation.schema.json
    python -m grader.render.schema calibration > docs/calibration.schema.json
"""

from __future__ import annotations

import sys
from typing import Any

import msgspec

from grader.calibration.result import CALIBRATION_SCHEMA, Calibration
from grader.model import REPORT_SCHEMA, Report
from grader.validation import VALIDATION_SCHEMA, Validation

# Where a figure of a report may be missing because it is not finite: (type, property).
_GAPS = (("Curve", "x"), ("Curve", "y"), ("Surface", "values"), ("Surface", "points"), ("Provenance", "limits"))


def report_schema() -> dict[str, Any]:
    """Return the schema that `to_json` of every Report obeys."""
    schema = _schema(Report, REPORT_SCHEMA, "One submission's outcomes and score, as grader writes it. A score of null "
                     "is open: a check is BROKEN or AWAITING. A figure that is not finite is written as null.")
    for kind, name in _GAPS:
        where = schema["$defs"][kind]["properties"]
        where[name] = _with_null(where[name])
    return schema


def validation_schema() -> dict[str, Any]:
    """Return the schema that `to_json` of every Validation obeys."""
    return _schema(Validation, VALIDATION_SCHEMA, "An assignment's checks, graded themselves, as `grader validate` "
                   "writes it. A score of null is open: a check is BROKEN or AWAITING.")


def calibration_schema() -> dict[str, Any]:
    """Return the schema that `to_json` of every Calibration obeys."""
    return _schema(Calibration, CALIBRATION_SCHEMA, "An assignment's thresholds and tolerances, held against many "
                   "runs, as `grader calibrate` writes it.")


SCHEMAS = {"report": report_schema, "validation": validation_schema, "calibration": calibration_schema}


def schema_text(name: str = "report") -> str:
    """Return a schema of SCHEMAS as the text of docs/<name>.schema.json."""
    return msgspec.json.format(msgspec.json.encode(SCHEMAS[name]()), indent=2).decode() + "\n"


def _schema(noun: type, id: str, description: str) -> dict[str, Any]:
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": id, "title": noun.__name__,
            "description": description, **msgspec.json.schema(noun)}


def _with_null(part: Any) -> Any:
    """Let every number inside `part` be null as well."""
    if isinstance(part, dict):
        if part.get("type") == "number":
            return {**part, "type": ["number", "null"]}
        return {key: _with_null(value) for key, value in part.items()}
    return [_with_null(item) for item in part] if isinstance(part, list) else part


if __name__ == "__main__":
    print(schema_text(*sys.argv[1:]), end="")
