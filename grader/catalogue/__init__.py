"""Name a catalogued mistake behind failed checks, with certainty: on the same inputs it gives the same answers.

    rehearsal.py   what each mistake answers in each check that it fails; kept as bytes
    rehearse.py    have every mistake graded once, and keep what came of it
    thin.py        large answers, thinned
    alike.py       are these the mistake's answers?
    naming.py      failed results and their evidence -> results with a diagnosis
"""

from grader.catalogue.naming import named
from grader.catalogue.rehearsal import EXPLAINABLE, Part, Rehearsal
from grader.catalogue.rehearse import rehearsal_for, rehearse

__all__ = ["EXPLAINABLE", "Part", "Rehearsal", "named", "rehearsal_for", "rehearse"]
