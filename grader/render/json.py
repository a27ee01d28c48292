"""A Report, a Validation, a Calibration or an Overview as JSON; a Report also back.

In: the noun, or JSON text of a Report from a file.  Out: JSON text, or a Report.
Text from students is kept as it came, except that lone surrogates, which UTF-8 cannot hold, become U+FFFD.
JSON has no word for figures that are not finite: they are written as null; `from_json` reads those of a picture
as NaN (a gap) and those of a limit as infinity (no limit).  docs/*.schema.json say the same.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, Union

import msgspec

from grader.errors import OperatorError
from grader.model import Report
from grader.overview import Overview
from grader.render.clean import encodable
from grader.validation import Validation

if TYPE_CHECKING:  # its statistics take a second to load, and a student's check does not need them
    from grader.calibration.result import Calibration


def to_json(noun: Union[Report, Validation, Calibration, Overview]) -> str:
    """Return the noun as JSON text, indented by two spaces, valid UTF-8, with a newline at the end."""
    plain = _writable(msgspec.to_builtins(noun))
    text = msgspec.json.format(msgspec.json.encode(plain), indent=2).decode()
    # "##[" in a log is a command to some CI services wherever it stands; in JSON a "#" can be written otherwise.
    return text.replace("##", "#\\u0023") + "\n"


def from_json(text: str) -> Report:
    """Return the Report that `to_json` wrote.

    Raises OperatorError when the text is not JSON or not a report of this version.
    """
    try:
        return msgspec.convert(_readable(msgspec.json.decode(text)), Report)
    except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
        raise OperatorError(f"This is not a grader/report/v1 report: {error}. "
                            "Give the JSON file that grader wrote for one submission.") from error


def _writable(value: Any) -> Any:
    if isinstance(value, str):
        return encodable(value)
    if isinstance(value, dict):
        return {_writable(key): _writable(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_writable(item) for item in value]
    return value


def _readable(plain: Any) -> Any:
    """Give the nulls of pictures and limits back their figures; leave all else to validation."""
    if not isinstance(plain, dict):
        return plain
    plain["pictures"] = _without_null(plain.get("pictures"), math.nan)
    provenance = plain.get("provenance")
    if isinstance(provenance, dict) and isinstance(provenance.get("limits"), dict):
        provenance["limits"] = _without_null(provenance["limits"], math.inf)
    return plain


def _without_null(value: Any, instead: float) -> Any:
    if isinstance(value, dict):
        return {key: _without_null(item, instead) for key, item in value.items()}
    if isinstance(value, list):
        return [_without_null(item, instead) for item in value]
    return instead if value is None else value
