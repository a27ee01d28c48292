"""Disarm text that may come from a student, before it is printed, put in a page, or read by a CI service as its log.

In: any str.  Out: a str without terminal escapes, control characters, text-direction tricks, workflow commands or
lone surrogates, of bounded length.  HTML escaping is not done here: the templates and `pictures/svg.py` escape what
they place.
"""

from __future__ import annotations

import re

MOST_CHARACTERS = 10_000
MOST_LINES = 200

# ECMA-48: ESC or one C1 byte opens a sequence.  A string sequence (window title, link) counts only when it is
# closed on its own line: an unclosed one would swallow what we wrote behind it.
_STRING = r"(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x80-\x9f\n]*(?:\x07|\x1b\\|\x9c)"
_CONTROL_SEQUENCE = r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]"
_SHORT = r"\x1b[ -/]*[0-~]"
_ESCAPES = re.compile("|".join((_STRING, _CONTROL_SEQUENCE, _SHORT)))

_NEW_LINES = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_DIRECTIONS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
# Characters that show nothing, and so can make two names look alike.  Joiners stay: several scripts need them.
_INVISIBLE = re.compile("[\u200b\u2060-\u2064\u206a-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]")
# A line of a log that begins so is obeyed by GitHub Actions (::) and Azure Pipelines (##), however it is indented;
# wrapping may put any word at the beginning of a line.
_COMMANDS = re.compile(r"(?<!\S):(?=:\w)|#(?=#(?:vso)?\[)")
_SURROGATES = re.compile("[\ud800-\udfff]")


def clean(text: str, limit: int = MOST_CHARACTERS, lines: int = MOST_LINES) -> str:
    """Return `text` without anything that could steer a terminal or a page, bounded in length.

    At most `limit` characters and `lines` lines are kept; a cut is told at the end, in words, on top of them.
    Newlines and tabs stay; other ends of line become newlines; a lone surrogate becomes U+FFFD.
    """
    text = _NEW_LINES.sub("\n", _ESCAPES.sub("", text))
    for unwanted in (_CONTROLS, _DIRECTIONS, _INVISIBLE):
        text = unwanted.sub("", text)
    text = _COMMANDS.sub(lambda mark: mark.group() + " ", text)
    return _shorten(encodable(text), limit, lines)


def clean_line(text: str, limit: int = 200) -> str:
    """Return `text` cleaned and on one line: for names and titles, which must not look like lines of ours."""
    text = " ".join(clean(text, limit=max(limit * 4, MOST_CHARACTERS)).split())
    return text if len(text) <= limit else text[:limit - 1] + "…"


def encodable(text: str) -> str:
    """Return `text` with each lone surrogate replaced by U+FFFD, so that it can be written as UTF-8."""
    return _SURROGATES.sub("\ufffd", text)


def _shorten(text: str, limit: int, lines: int) -> str:
    kept = "\n".join(text.split("\n")[:lines])[:limit]
    if kept == text:
        return text
    return f"{kept}\n[cut here: {len(text) - len(kept):,} more characters]"
