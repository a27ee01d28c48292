"""Values as JSON text that any service can read.

In: plain values whose texts may hold lone surrogates.  Out: valid UTF-8 JSON, without anything a log would obey.
"""

from __future__ import annotations

import json
from typing import Any

from grader.render.clean import encodable


def json_text(value: Any) -> str:
    """Return `value` as JSON, indented by two spaces, with a newline at the end; raises ValueError for NaN."""
    return _harmless(json.dumps(value, indent=2, ensure_ascii=False, allow_nan=False)) + "\n"


def json_line(value: Any) -> str:
    """Return `value` as JSON in ASCII on one line, with a newline at the end; raises ValueError for NaN."""
    return _harmless(json.dumps(value, allow_nan=False)) + "\n"


def _harmless(text: str) -> str:
    # "##[" is a command to some CI services wherever it stands; in JSON a "#" can be written otherwise.
    return encodable(text).replace("##", "#\\u0023")
