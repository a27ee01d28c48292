"""A Calibration as one web page for the authors of an assignment; page.py tells what every page keeps to.

In: a Calibration.  Out: a complete HTML document, a picture for each threshold inside it.
What it says: templates/calibration.html and calibration_words.py.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from grader.render import calibration_words, words
from grader.render.distributions import beyond, distributions, marks
from grader.render.page import fill
from grader.render.pictures import draw_marked

if TYPE_CHECKING:  # its statistics take a second to load, and a student's check does not need them
    from grader.calibration.result import Calibration


def calibration_to_html(found: Calibration) -> str:
    """Return the calibration as a self-contained HTML page."""
    return fill(
        "calibration.html",
        found=found,
        thresholds=[(one, draw_marked(distributions(one), marks(one)), beyond(one)) for one in found.thresholds],
        say=calibration_words,
        words=words,
    )
