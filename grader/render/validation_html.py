"""A Validation as one web page for the authors of an assignment; page.py tells what every page keeps to.

In: a Validation.  Out: a complete HTML document.
What it says: templates/validation.html.
"""

from __future__ import annotations

from grader.render import validation_words, words
from grader.render.page import fill
from grader.validation import CataloguedMistake, CheckPower, Validation

# Sign and class of a cell -> its meaning.  The sign stands beside the colour: a cell is not told by colour alone.
CELLS = {
    "caught": ("●", "caught, and named as itself"),
    "other": ("◐", "caught, and named as another mistake"),
    "unnamed": ("○", "caught, not named"),
    "kept": ("✗", "not caught, though the catalogue says so"),
    "lost": ("!", "caught, though the catalogue does not say so"),
    "skipped": ("–", "skipped: what it needs did not pass"),
    "passed": ("·", "not caught"),
}


def validation_to_html(found: Validation) -> str:
    """Return the validation as a self-contained HTML page."""
    return fill(
        "validation.html",
        found=found,
        matrix=[(check, [_cell(check, mistake) for mistake in found.mistakes]) for check in found.checks],
        cells=CELLS,
        unexplained=validation_words.by_function(validation_words.unexplained(found)),
        folded=_folded(found),
        say=validation_words,
        words=words,
    )


def _folded(found: Validation) -> list[tuple[str, str, list]]:
    """The mutants that ask nothing of the author: (in words, what the third column tells, groups)."""
    killed = [mutant for mutant in found.mutants or () if mutant.killed_by is not None]
    equivalent = validation_words.equivalent(found)
    return [(f"{len(equivalent)} as right as the reference, as mistakes.py says", "equivalent",
             validation_words.by_function(equivalent)),
            (f"{len(killed)} that a check caught", "killed_by", validation_words.by_function(killed))]


def _cell(check: CheckPower, mistake: CataloguedMistake) -> str:
    """What became of a mistake in a check: a key of CELLS."""
    if check.id in mistake.wrongly_kept:
        return "kept"
    if check.id in mistake.wrongly_lost:
        return "lost"
    if check.id in mistake.named:
        return "caught"
    if check.id not in mistake.lost:
        return "skipped" if check.id in mistake.skipped else "passed"
    return "other" if mistake.named_as.get(check.id) else "unnamed"
