"""The course's signature under its reports: who holds a report can tell that the course made it.

    keys.py        private and public key as lines of text
    signature.py   sign a Report, verify the JSON of one

What a signature proves, and what it does not, stands in docs/ci.md.
"""

from grader.signing.keys import KEY_FILE, VARIABLE, key_for, new_key
from grader.signing.signature import Verdict, signed, verify

__all__ = ["KEY_FILE", "VARIABLE", "Verdict", "key_for", "new_key", "signed", "verify"]
