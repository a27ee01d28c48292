"""The words about similar submissions that page and terminal share.

In: a Similarity or its parts.  Out: short strings, not escaped.
"""

from __future__ import annotations

from grader.similarity import BINS, Pair, Place, Similarity

NO_PROOF = ("Similarity is no proof of anything. Two people can write the same few lines because the task asks for "
            "them, because a lecture showed them, or because they worked together where that was allowed. A person "
            "who knows the course has to look, and to ask.")
MEASURE = ("A percentage tells how much of one submission's own code, in runs of 12 tokens, is also in the other. "
           "Names, numbers, texts, comments, layout and order make no difference; code of the template and the handout "
           "does not count.")


def percent(share: float) -> str:
    """Write a share as `87 %`; never rounded up to 100 % or down to 0 %."""
    whole = round(100 * share)
    return f"{min(max(whole, 1), 99) if 0 < share < 1 else whole} %"


def verdict(found: Similarity) -> str:
    """Say in one sentence what stands out."""
    if not found.counted:
        return "There is no pair to compare"
    if not found.outliers:
        return f"None of {count(found.counted, 'pair')} stands out"
    stand = "stands" if found.outliers == 1 else "stand"
    return f"{found.outliers:,} of {count(found.counted, 'pair')} {stand} out"


def mark(found: Similarity) -> str:
    """Say where the mark lies and what is ordinary here."""
    return f"outliers begin at {percent(found.mark)}, half of the pairs are at or below {percent(found.median)}"


def distribution(found: Similarity) -> str:
    """Write the distribution as a sentence."""
    width = 100 // BINS
    return "Pairs by percentage: " + "; ".join(
        f"{place * width} to {(place + 1) * width}: {pairs:,}" for place, pairs in enumerate(found.distribution)
        if pairs) + "."


def lines(place: Place) -> str:
    """Write the lines of a place: `line 4`, `lines 4 to 9`."""
    if place.first_line == place.last_line:
        return f"line {place.first_line}"
    return f"lines {place.first_line} to {place.last_line}"


def both(pair: Pair) -> str:
    """Write both percentages of a pair, the first submission's first."""
    return f"{percent(pair.first_share)} / {percent(pair.second_share)}"


def count(number: int, noun: str) -> str:
    """Write `1 pair`, `2 pairs`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
