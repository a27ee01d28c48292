"""Numbers, in the spellings that people use, with a unit where one is asked for.

In: a text, a Question of kind `number`.  Out: the number in the question's unit, a Verdict.  Pure.
A wrong number is not told to be too high or too low: asked often enough, that would be the answer.
"""

from __future__ import annotations

import math
import re
import unicodedata

from grader.questions.kinds import Number, Question
from grader.questions.verdict import NotReadable, Verdict

_LONGEST = 100
_SPELLING = "a point stands before decimals, and thousands are written 12,345 or 12345"
_FIGURE = r"[+-]?(?:\d{1,3}(?:[,' _]\d{3})+(?!\d)|\d+)?(?:\.\d*)?(?:[eE][+-]?\d{1,4})?"
_UNIT = r"(?![.,]\s*\d)[^\d\s].*"
_TEXT = re.compile(rf"[=≈~]?\s*(?P<above>{_FIGURE})\s*(?:/\s*(?P<below>{_FIGURE}))?\s*(?P<unit>{_UNIT})?")
_TIMES_TEN = re.compile(r"(?<=[\d.])\s*[*x×·]\s*10\s*(?:\^|\*\*)\s*[({]?\s*([+-]?\d{1,4})\s*[)}]?")


def read(text: str, question: Question) -> float:
    """Return the number in the question's own unit; raises NotReadable."""
    plain = unicodedata.normalize("NFKC", text.replace("−", "-").replace("–", "-")).strip()
    found = _TEXT.fullmatch(_TIMES_TEN.sub(r"e\1", plain)) if len(plain) <= _LONGEST else None
    above = _figure(found["above"]) if found else math.nan
    below = _figure(found["below"]) if found and found["below"] else 1.0
    value = above / below if below else math.nan
    if math.isfinite(value):
        value *= _factor((found["unit"] or "").strip(" .()[]"), question.number)
    if not math.isfinite(value):       # a unit, too, can take it past what a float holds
        hint = f"; {_SPELLING}" if re.search(r"\d[.,]\d", plain) else ""
        raise NotReadable(f"`{' '.join(text.split())[:40]}` is not a number{hint}")
    return value


def judged(value: float, question: Question) -> Verdict:
    """Return 1 or 0 as the share of the points; raises nothing."""
    number = question.number
    allowed = max(number.within, number.relative * abs(number.answer))
    # A float's own rounding is no mistake: 0.1 + 0.2 is 0.3.
    right = abs(value - number.answer) <= allowed + 1e-12 * max(abs(number.answer), abs(value))
    return Verdict(1.0) if right else Verdict(0.0, f"{value:.10g} is not what was asked for.{_hint(value, allowed)}")


def _hint(value: float, allowed: float) -> str:
    """Return how thousands are written, for a fraction that may have been meant as some, as 98.666 may."""
    # The right answer must not tell: a fraction is answered so wherever an exact number is asked for.
    return f"  If thousands are meant: {_SPELLING}." if not allowed and 1 <= abs(value) < 1000 and value % 1 else ""


def _figure(text: str) -> float:
    try:
        return float(re.sub("[,' _]", "", text))
    except ValueError:     # no digit at all
        return math.nan


def _factor(unit: str, number: Number) -> float:
    """Return how many of the question's unit one of `unit` is; raises NotReadable for one that is not known."""
    known = {number.unit: 1.0, **number.units} if number.unit else {}
    if not unit:
        return 1.0
    for plain in (str, str.casefold, lambda name: name.casefold().rstrip("s")):   # Mb is not MB, where both are known
        if fitting := [factor for name, factor in known.items() if plain(name) == plain(unit)]:
            return fitting[0]
    if not known:
        raise NotReadable(f"it has the unit `{unit[:40]}`; write the number alone")
    raise NotReadable(f"the unit `{unit[:40]}` is not known; write {' or '.join(known)}")
