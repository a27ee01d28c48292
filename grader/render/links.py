"""Addresses inside the class page: reports beside it, and views of its own table.

In: a report's address relative to the page, and words.  Out: Markup and fragments, percent-encoded (RFC 3986) and
escaped.
Trust: an address may hold a student's words; one that leaves reports/ is shown as text and not as a link.
"""

from __future__ import annotations

from markupsafe import Markup

from grader.render.clean import clean_line

ROOT = "reports"
_PLAIN = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")


def report_link(address: str, words: str) -> Markup:
    """Return `words`, cleaned, as a link to the report at `address`, or without a link where that leaves reports/."""
    parts = address.split("/")
    if parts[0] != ROOT or len(parts) < 2 or {"", ".", ".."} & set(parts):
        return Markup("{}").format(clean_line(words))
    return Markup('<a href="{}">{}</a>').format("/".join(map(quoted, parts)), clean_line(words))


def view(**state: str) -> str:
    """Return the fragment that shows a view of the table: `view(check="linear")` is `#check=linear`."""
    return "#" + "&".join(f"{key}={quoted(value)}" for key, value in state.items())


def quoted(text: str) -> str:
    """Percent-encode everything but letters, digits and `-._~`; a lone surrogate, which has no code, becomes `?`."""
    return "".join(chr(byte) if byte in _PLAIN else f"%{byte:02X}" for byte in text.encode("utf-8", "replace"))
