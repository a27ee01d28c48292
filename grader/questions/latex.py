r"""LaTeX's commands that have parts: fractions, roots, and words in another type.

In: a formula as somebody typed it.  Out: the same with plain brackets in their place.  Pure, and total: a command
without its parts becomes a name, and grammar.py tells its writer.  What has no parts, as \cdot, is spelling.py's.

    \frac{x^{2}}{2}, \dfrac{1}{2}, \frac12, \frac1\gamma     ((x^{2})/(2)), ((1)/(2)), ((1)/(2)), ((1)/(\gamma))
    \sqrt{x}, \sqrt2, \sqrt[3]{x}                            sqrt(x), sqrt(2), ((x)^(1/(3)))
    w_{\text{new}}, \operatorname{ceil}(x)                   w_{ new }, ceil (x)
"""

from __future__ import annotations

import re

_WITH_PARTS = re.compile(r"\\(?:[dtc]?(frac)|sqrt)(?![A-Za-z])")
_WORDS = re.compile(r"\\(?:text|operatorname|math(?:rm|it|bf|sf))\s*\{([^{}]*)\}")
_ONE = re.compile(r"\\[A-Za-z]+|\S")                              # what \frac takes without braces: \frac12 is 1/2
_WHOLE = re.compile(r"\\[A-Za-z]+|[A-Za-z]\w*|\d+(?:\.\d+)?|\S")  # what a root's sign stands before: √12, √x_1
_PAIRS = {"{": "}", "(": ")", "[": "]"}


def without_words(text: str) -> str:
    r"""Return `text` with the words alone of \text{...}, \mathrm{...} and the like, blanks around them."""
    return _WORDS.sub(r" \1 ", text)


def without_parts(text: str) -> str:
    """Return `text` with divisions and calls of sqrt in the place of fractions and roots."""
    # From the last one back: what stands in its parts has none any more.
    while found := list(_WITH_PARTS.finditer(text)):
        last = found[-1]
        plain, rest = (_fraction if last[1] else _root)(text[last.end():])
        text = f"{text[:last.start()]}{plain}{rest}"
    return text


def _fraction(text: str) -> tuple[str, str]:
    above, rest = _part(text, "{", _ONE)
    below, rest = _part(rest, "{", _ONE)
    return (f"(({above})/({below}))", rest) if above and below else (" frac ", text)


def _root(text: str) -> tuple[str, str]:
    degree, rest = _part(text, "[") if text.lstrip().startswith("[") else ("", text)
    inside, rest = _part(rest, "{(", _WHOLE)
    if not inside:
        return " sqrt ", text
    return (f"(({inside})^(1/({degree})))" if degree else f" sqrt({inside})"), rest


def _part(text: str, brackets: str, bare: re.Pattern[str] = _ONE) -> tuple[str, str]:
    """Return the part that `text` begins with, without its brackets, and what comes behind it; "" without one."""
    text = text.lstrip()
    if text and text[0] in brackets:
        return _bracketed(text, _PAIRS[text[0]])
    found = bare.match(text)
    return (found[0], text[found.end():]) if found else ("", "")


def _bracketed(text: str, closing: str) -> tuple[str, str]:
    depth = 0
    for at, sign in enumerate(text):
        depth += (sign == text[0]) - (sign == closing)
        if depth == 0:
            return text[1:at].strip(), text[at + 1:]
    return "", text
