"""Remarks as GitLab's code quality report, which a merge request shows beside its lines.

In: remarks.  Out: JSON, the fields of GitLab's documentation "Code Quality", section "Code Quality report format".
A remark without a place has none there: GitLab cannot show it, and the JUnit report has it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from typing import Any

from grader.ci.remarks import Remark

_SEVERITIES = {"error": "major", "warning": "minor"}


def code_quality(found: Sequence[Remark]) -> str:
    """Return the remarks as a JSON list, in ASCII, with a newline at the end."""
    return json.dumps([_issue(remark) for remark in found if remark.path], indent=2) + "\n"


def _issue(remark: Remark) -> dict[str, Any]:
    # The same check in the same file is the same issue, wherever the line has moved to.
    fingerprint = hashlib.sha256(f"{remark.check}\0{remark.path}".encode("utf-8", "replace")).hexdigest()
    return {"description": f"{remark.title}\n{remark.text}", "check_name": remark.check, "fingerprint": fingerprint,
            "severity": _SEVERITIES[remark.severity],
            "location": {"path": remark.path, "lines": {"begin": remark.line or 1}}}
