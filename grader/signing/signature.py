"""Sign a report with the course's private key, and verify one with its public key.

In: a Report, or the JSON text of one, and a key.  Out: the Report with its Signature, or a verdict in words.
The signature covers the report's JSON without its field `signature`, written in one way only: names sorted, no blanks,
ASCII.  It is made over the document itself, so that a field which a later version adds is covered as well.
Trust: a report to verify may be forged in any way.
"""

from __future__ import annotations

import base64
import json
from enum import Enum
from typing import Any

import msgspec

from grader.errors import OperatorError
from grader.model import Report, Signature
from grader.render import to_json
from grader.signing.keys import PRIVATE, PUBLIC, ed25519, fingerprint, key_bytes

_PURPOSE = b"grader report signature v1\n"  # so that no other use of the key can be taken for this one
_MOST_CHARACTERS = 64 * 2**20
_MOST_SIGNATURE = 1_000


class Verdict(str, Enum):
    """What verifying found."""

    VALID = "valid"
    INVALID = "invalid"
    UNSIGNED = "unsigned"


def signed(report: Report, private: str) -> Report:
    """Return `report` with its signature; raises OperatorError for a text that is no private key."""
    key = ed25519().Ed25519PrivateKey.from_private_bytes(key_bytes(private, PRIVATE))
    public = key.public_key().public_bytes_raw()
    value = base64.b64encode(key.sign(_covered(_document(to_json(report))))).decode()
    return msgspec.structs.replace(report, signature=Signature("ed25519", fingerprint(public), value))


def verify(text: str, public: str) -> tuple[Verdict, str]:
    """Return what holds for the report with this JSON text, and one sentence that says why.

    Raises OperatorError for a text that is no report at all, or no public key.
    """
    key = key_bytes(public, PUBLIC)
    document = _document(text)
    signature = document.get("signature")
    if signature is None:
        return Verdict.UNSIGNED, "The report is not signed."
    if not _well_formed(signature):
        return Verdict.INVALID, "Its signature is not of a form that this version writes."
    if signature["key"] != fingerprint(key):
        return Verdict.INVALID, f"It says that it was signed with another key, not with {fingerprint(key)}."
    if not _holds(key, signature["value"], _covered(document)):
        return Verdict.INVALID, "The signature does not belong to this text: one of the two was changed."
    return Verdict.VALID, f"Signed with the key {fingerprint(key)}, and not changed since."


def _document(text: str) -> dict[str, Any]:
    """Return the JSON object; one that two readers could read differently is refused."""
    if len(text) > _MOST_CHARACTERS:
        raise OperatorError("This is no report of grader: it is too large.")
    try:
        found = json.loads(text, object_pairs_hook=_without_twins, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise OperatorError(f"This is no report of grader: {str(error)[:200]}.  Give the JSON file that grader wrote."
                            ) from None
    if type(found) is not dict or not str(found.get("schema", "")).startswith("grader/report/"):
        raise OperatorError("This is no report of grader.  Give the JSON file that grader wrote.")
    return found


def _without_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name occurs twice")
    return found


def _no_number(name: str) -> Any:
    raise ValueError(f"{name} is no JSON")


def _covered(document: dict[str, Any]) -> bytes:
    rest = {name: value for name, value in document.items() if name != "signature"}
    return _PURPOSE + json.dumps(rest, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode("ascii")


def _well_formed(signature: Any) -> bool:
    return (type(signature) is dict and set(signature) == {"algorithm", "key", "value"}
            and all(type(part) is str and len(part) < _MOST_SIGNATURE for part in signature.values())
            and signature["algorithm"] == "ed25519")


def _holds(key: bytes, value: str, covered: bytes) -> bool:
    from cryptography.exceptions import InvalidSignature

    try:
        ed25519().Ed25519PublicKey.from_public_bytes(key).verify(base64.b64decode(value, validate=True), covered)
    except (InvalidSignature, ValueError):
        return False
    return True
