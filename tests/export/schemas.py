"""JSON schemas of the services' results, written from their documents: what may be there, and nothing else."""

from __future__ import annotations


def _closed(required: list[str], **properties) -> dict:
    return {"type": "object", "additionalProperties": False, "required": required, "properties": properties}


_TEXT, _NUMBER, _ANY = {"type": "string"}, {"type": "number"}, {"type": "object"}
_WHOLE, _WORD = {"type": "integer", "minimum": 0}, {"type": "string", "minLength": 1}
_VISIBILITY = {"enum": ["hidden", "after_due_date", "after_published", "visible"]}
_FORMAT = {"enum": ["text", "html", "simple_format", "md", "ansi"]}

# gradescope-autograders documentation, "Autograder Specifications", with the fields for formats that came later.
GRADESCOPE = _closed(
    ["tests"], score=_NUMBER, execution_time=_NUMBER, output=_TEXT, output_format=_FORMAT, test_output_format=_FORMAT,
    test_name_format=_FORMAT, visibility=_VISIBILITY, stdout_visibility=_VISIBILITY, extra_data=_ANY,
    leaderboard={"type": "array"},
    tests={"type": "array", "items": _closed(
        ["name"], score=_NUMBER, max_score=_NUMBER, status={"enum": ["passed", "failed"]}, name=_TEXT,
        name_format=_FORMAT, number=_TEXT, output=_TEXT, output_format=_FORMAT, tags={"type": "array", "items": _TEXT},
        visibility=_VISIBILITY, extra_data=_ANY)})

# Classroom 50, "Advanced Autograding": what an autograder writes, before the runner adds its own fields.
CLASSROOM50 = _closed(
    ["schema", "classroom", "assignment", "submission", "commit", "release", "review", "datetime", "score", "max-score",
     "tests"],
    schema={"const": "classroom50/result/v1"}, classroom=_WORD, assignment=_WORD,
    submission={"type": "string", "pattern": "^submit/"}, commit=_WORD, release=_WORD, review=_WORD,
    datetime={"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$"}, score=_WHOLE,
    **{"max-score": _WHOLE}, tests={"type": "array", "items": _closed(
        ["test-name", "passed", "score", "max-score"], passed={"type": "boolean"}, score=_WHOLE,
        **{"test-name": _WORD, "max-score": _WHOLE})})

# PrairieLearn, "External Grading": a score is needed unless the submission is not gradable.
PRAIRIELEARN = {
    **_closed([], gradable={"type": "boolean"}, score={"type": "number", "minimum": 0, "maximum": 1}, message=_TEXT,
              output=_TEXT, images={"type": "array"}, format_errors={"type": "array", "items": _TEXT},
              tests={"type": "array", "items": _closed(
                  ["name"], name=_TEXT, description=_TEXT, points=_NUMBER, max_points=_NUMBER, message=_TEXT,
                  output=_TEXT, images={"type": "array"})}),
    "if": {"properties": {"gradable": {"const": False}}, "required": ["gradable"]},
    "then": {"not": {"required": ["score"]}}, "else": {"required": ["score"]}}

AUTOLAB = _closed(["scores"], scores={"type": "object", "additionalProperties": _NUMBER})
