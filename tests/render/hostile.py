"""Texts that try to become more than text, and what every page must hold whoever wrote the texts in it."""

from __future__ import annotations

import re

from .page import Page

HOSTILE = ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{{7*7}}", "{% raw %}", "</style><b>",
           "'><svg/onload=x>", "`<script>`", "<!--", "\x1b[31mred\x1b[0m", "a\u202eb", "\ud800"]
ALLOWED = set("""html head meta title style body header main section article div span p h1 h2 h3 ul li strong code
                 table caption thead tbody tr th td a details summary pre figure figcaption dl dt dd footer
                 img svg g path rect line circle text image""".split())


def holds_only_text(html: str) -> None:
    """Fail when the page has an element, a handler or a character that no template of ours writes."""
    page = Page(html)

    assert {tag for tag, _ in page.elements} <= ALLOWED
    assert not [name for _, attributes in page.elements for name in attributes if name.startswith("on")]
    assert page.balanced
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff]", html)
