"""The course's two keys: made, read, and refused where they are none.

In: lines of text.  Out: bytes.  Keys are "ed25519-private:" or "ed25519:" and 32 bytes in base64 (Ed25519 is RFC 8032).
The private key is read from GRADER_SIGNING_KEY, which holds the line itself, or from the untracked file
.grader-signing-key in the course's folder.  A text that is no key is never repeated: it may be one in the wrong place.
"""

from __future__ import annotations

import base64
import hashlib
import os
from pathlib import Path
from typing import Any

from grader.errors import OperatorError
from grader.model import Level

VARIABLE = "GRADER_SIGNING_KEY"
KEY_FILE = ".grader-signing-key"
PUBLIC, PRIVATE = "ed25519:", "ed25519-private:"


def new_key() -> tuple[str, str]:
    """Return a new private key and its public one, each as a line of text."""
    key = ed25519().Ed25519PrivateKey.generate()
    return _line(PRIVATE, key.private_bytes_raw()), _line(PUBLIC, key.public_key().public_bytes_raw())


def key_for(course_folder: Path, level: Level) -> str:
    """Return the course's private key, to sign a report of this level; call it before student code runs.

    It is taken out of the environment on the way, so that no process which starts later inherits it.
    Raises OperatorError when there is none, and for a level at which student code could read it.
    """
    if level is Level.PROCESS:
        raise OperatorError("At level process student code can read the key, so nothing is signed there.  Grade at "
                            "strict or contained, or leave out --sign.")
    given = os.environ.pop(VARIABLE, "").strip()
    file = course_folder / KEY_FILE
    try:
        given = given or file.read_text(encoding="utf-8").strip()
    except (OSError, ValueError):
        pass
    if not given:
        raise OperatorError(f"There is no key to sign with.  Make one with `grader keygen`, and put it into {VARIABLE} "
                            f"or into {file}.")
    key_bytes(given, PRIVATE)
    return given


def key_bytes(line: str, kind: str) -> bytes:
    """Return the 32 bytes of a key of this kind, PUBLIC or PRIVATE; raises OperatorError."""
    text = line.strip()
    try:
        key = base64.b64decode(text.removeprefix(kind), validate=True) if text.startswith(kind) else b""
    except ValueError:
        key = b""
    if len(key) != 32:
        what = "a private key" if kind == PRIVATE else "a public key"
        raise OperatorError(f"This is not {what}: it begins with {kind} and holds 32 bytes in base64, as `grader "
                            "keygen` writes it.")
    return key


def fingerprint(public: bytes) -> str:
    """Return sixteen letters by which people tell public keys apart."""
    return hashlib.sha256(public).hexdigest()[:16]


def ed25519() -> Any:
    """Return the module of `cryptography` that signs: an extra, imported only where it is needed."""
    try:
        from cryptography.hazmat.primitives.asymmetric import ed25519
    except ImportError as error:
        raise OperatorError(f"Signatures need the package cryptography ({error}).  Install it: "
                            "pip install 'grader[signing]'") from error
    return ed25519


def _line(kind: str, key: bytes) -> str:
    return kind + base64.b64encode(key).decode()
