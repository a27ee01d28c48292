"""GitLab gets each remark with the fields that it asks for, and knows the same one again."""

from __future__ import annotations

import json

import jsonschema

from grader.ci.code_quality import code_quality
from tests.ci.test_github import remark

# GitLab's documentation, "Code Quality report format".
SCHEMA = {"type": "array", "items": {
    "type": "object", "required": ["description", "check_name", "fingerprint", "severity", "location"],
    "properties": {
        "description": {"type": "string"}, "check_name": {"type": "string"}, "fingerprint": {"type": "string"},
        "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
        "location": {"type": "object", "required": ["path", "lines"], "properties": {
            "path": {"type": "string", "pattern": r"^[^/.]"},
            "lines": {"type": "object", "required": ["begin"],
                      "properties": {"begin": {"type": "integer", "minimum": 1}}}}}}}}


def issues(*found):
    return json.loads(code_quality(found))


def test_the_report_has_the_fields_that_gitlab_asks_for():
    told = issues(remark(), remark(check="two", severity="warning", line=None))

    jsonschema.validate(told, SCHEMA)
    assert [(issue["severity"], issue["location"]["lines"]["begin"]) for issue in told] == [("major", 3), ("minor", 1)]


def test_a_remark_that_moved_is_the_same_issue_and_another_check_is_another():
    here, moved, other = issues(remark(), remark(line=40, text="Else."), remark(check="two"))

    assert here["fingerprint"] == moved["fingerprint"] != other["fingerprint"]


def test_a_remark_without_a_place_is_left_to_the_junit_report():
    assert issues(remark(path=None, line=None)) == []
