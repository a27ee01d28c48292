"""Two texts side by side, with what they have in common marked and numbered alike.

In: a Pair, its number on the page, and both texts, which are students'.  Out: Markup for each side.
Trust: every stretch is cleaned and escaped here, since marks of ours stand between them; a side is cut at LONGEST.
"""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from grader.render.clean import clean
from grader.similarity import Pair, Place

LONGEST = 60_000        # characters of one side: beyond it lies no homework, and fifty pairs must stay one page
TONES = 4               # colours that alternate; the number beside them is what tells


def sides(pair: Pair, number: int, first_text: str, second_text: str) -> tuple[Markup, Markup]:
    """Return both texts, escaped; a mark leads to its counterpart on the other side."""
    return (_side(first_text, [part.first for part in pair.parts], f"p{number}a", f"p{number}b"),
            _side(second_text, [part.second for part in pair.parts], f"p{number}b", f"p{number}a"))


def _side(text: str, places: list[Place], here: str, there: str) -> Markup:
    return Markup("").join(_pieces(text, sorted(enumerate(places, start=1), key=lambda one: one[1].start), here, there))


def _pieces(text: str, places: list[tuple[int, Place]], here: str, there: str) -> Iterator[Markup]:
    at = 0
    for number, place in places:
        if place.end > LONGEST:
            break
        yield _escaped(text[at:place.start])
        yield _MARK.format(number % TONES, f"{here}-{number}", f"{there}-{number}", number,
                           _escaped(text[place.start:place.end]))
        at = place.end
    yield _escaped(text[at:LONGEST])
    if len(text) > LONGEST:
        yield Markup("\n<em>[{} more characters are not shown]</em>").format(f"{len(text) - LONGEST:,}")


def _escaped(text: str) -> Markup:
    return Markup("{}").format(clean(text, limit=2 * LONGEST, lines=2 * LONGEST))


_MARK = Markup('<mark class="tone-{}" id="{}"><a href="#{}" class="number">{}</a>{}</mark>')
