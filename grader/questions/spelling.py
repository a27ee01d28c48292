"""The many spellings of a formula -> the one that the grammar knows.

In: a formula as somebody typed it.  Out: text in which Unicode signs, LaTeX and subscripts are plain.  Pure.

    −, ·, ×, ÷, ², \\cdot, ⌈x⌉, \\lceil                      -, *, /, ^2, ceil(x)
    γ, \\gamma                                             gamma
    w_{k+1}, w_(k+1), w_{k}                                w_k1, w_k1, w_k
    \\frac{a}{b}, \\tfrac12, \\sqrt{x}, √x                   ((a)/(b)), ((1)/(2)), sqrt(x)
    $x$, \\(x\\), \\left( x \\right), \\bigl( x \\bigr)         x, ( x )
    g = (a - b) / c                                        (a - b) / c

To teach it a spelling: a pair in _SIGNS or _REWRITES, a command with parts in grader/questions/latex.py, and a case in
tests/questions/test_spelling.py.
"""

from __future__ import annotations

import re
import unicodedata

from grader.questions.latex import without_parts, without_words

_GREEK = ("alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma tau upsilon "
          "phi chi psi omega").split()
_LETTERS = dict(zip("αβγδεζηθικλμνξοπρστυφχψω", _GREEK)) | {"ϵ": "epsilon", "ϑ": "theta", "ϕ": "phi", "ς": "sigma"}
_POWERS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻", "0123456789+-")
_SIGNS = str.maketrans({
    **dict.fromkeys("−–—‐‑", "-"), **dict.fromkeys("×·⋅∗•∙", "*"), **dict.fromkeys("÷∕⁄", "/"),
    "⌈": " ceil(", "⌉": ")", "⌊": " floor(", "⌋": ")", "√": r" \sqrt ",
    **{letter: f" {name} " for letter, name in _LETTERS.items()}})
_REWRITES = tuple((re.compile(pattern), plain) for pattern, plain in (
    (r"\\(?:left|right|[bB]igg?[lmr]?|displaystyle|textstyle)(?![A-Za-z])|[$`]", ""),
    (r"\\(?:[,;:!\s()\[\]]|q?quad(?![A-Za-z]))", " "), (r"\\([{}])", r"\1"),
    (r"\\(?:cdot|times|ast)(?![A-Za-z])", "*"), (r"\\div(?![A-Za-z])", "/"),
    (r"\\lceil(?![A-Za-z])", " ceil("), (r"\\lfloor(?![A-Za-z])", " floor("), (r"\\r(?:ceil|floor)(?![A-Za-z])", ")"),
    (r"\\([A-Za-z]+)", r" \1"),
    (r"\s*_\s+(?=\w)", "_"),
))
_SUBSCRIPT = re.compile(r"\s*_\s*(?:\{([^{}]*)\}|\(([^()]*)\))")
_SUPERSCRIPTS = re.compile("[⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_NAMED = re.compile(r"^[^=<>()+*/^-]{1,40}=(?=[^=]+$)")


def plain_spelling(text: str) -> str:
    """Return `text` in the spelling of the grammar; what has no other spelling stays as it is."""
    text = _SUPERSCRIPTS.sub(lambda found: f"^({found[0].translate(_POWERS)})", text)
    text = unicodedata.normalize("NFKC", text.translate(_SIGNS))
    text = without_words(text)
    while (flat := _SUBSCRIPT.sub(_subscript, text)) != text:   # the innermost first
        text = flat
    text = without_parts(text)
    for pattern, plain in _REWRITES:
        text = pattern.sub(plain, text)
    text = _NAMED.sub("", text.replace("{", "(").replace("}", ")").replace("[", "(").replace("]", ")"))
    return " ".join(text.split())


def _subscript(found: re.Match[str]) -> str:
    """Return _{k+1} as _k1, and _{k-1} as _km1: one name each."""
    inside = (found[1] or found[2] or "").replace("-", "m")
    return "_" + re.sub(r"\W", "", inside)


def symbol_of(name: str, symbols: tuple[str, ...]) -> tuple[str, ...]:
    """Return the declared symbols that `name` stands for, one after another for `EN`; none where it cannot be told.

    A symbol is found under its own spelling, without underscores, or in other capitals where only one fits.
    """
    def bare(text: str) -> str:
        return plain_spelling(text).replace("_", "")

    for same in (lambda symbol: symbol == name, lambda symbol: bare(symbol) == bare(name),
                 lambda symbol: bare(symbol).casefold() == bare(name).casefold()):
        fitting = [symbol for symbol in symbols if same(symbol)]
        if fitting:
            return tuple(fitting) if len(fitting) == 1 else ()
    return _side_by_side(name, symbols)


def _side_by_side(name: str, symbols: tuple[str, ...]) -> tuple[str, ...]:
    """Return E, N for EN: the longest symbol that fits, from the left."""
    found = []
    while name:
        symbol = max((symbol for symbol in symbols if name.startswith(symbol)), key=len, default="")
        if not symbol:
            return ()
        found.append(symbol)
        name = name[len(symbol):]
    return tuple(found)
