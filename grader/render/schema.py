"""The JSON schema of a report, for people who read reports with programs of their own.

In: the types of model.py.  Out: a JSON schema (draft 2020-12) as a dict.
After a change to model.py, write docs/report.schema.json again:

    python -m grader.render.schema > docs/report.schema.json
"""

from __future__ import annotations

from typing import Any

import msgspec

from grader.model import REPORT_SCHEMA, Report

# Where a figure may be missing because it is not finite: (type, property).
_GAPS = (("Curve", "x"), ("Curve", "y"), ("Surface", "values"), ("Surface", "points"), ("Provenance", "limits"))


def report_schema() -> dict[str, Any]:
    """Return the schema that every output of `to_json` obeys."""
    schema = msgspec.json.schema(Report)
    for kind, name in _GAPS:
        where = schema["$defs"][kind]["properties"]
        where[name] = _with_null(where[name])
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": REPORT_SCHEMA,
        "title": "Report",
        "description": "One submission's outcomes and score, as grader writes it. A score of null is open: a check "
                       "is BROKEN or AWAITING. A figure that is not finite is written as null.",
        **schema,
    }


def schema_text() -> str:
    """Return the schema as the text of docs/report.schema.json."""
    return msgspec.json.format(msgspec.json.encode(report_schema()), indent=2).decode() + "\n"


def _with_null(part: Any) -> Any:
    """Let every number inside `part` be null as well."""
    if isinstance(part, dict):
        if part.get("type") == "number":
            return {**part, "type": ["number", "null"]}
        return {key: _with_null(value) for key, value in part.items()}
    return [_with_null(item) for item in part] if isinstance(part, list) else part


if __name__ == "__main__":
    print(schema_text(), end="")
