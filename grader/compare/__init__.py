"""Measure how an answer differs from the expected value, say so, and name the likely mistake.

In: plain values that crossed the wire, and trusted expected values.  Out: Comparison, text, Diagnosis.
Pure: no I/O, no student objects, NumPy alone (torch is never imported).  Start reading at parts.py.
"""

from grader.compare.comparison import Comparison
from grader.compare.diagnose import RULES, diagnose
from grader.compare.gradients import away_from_kinks, numeric_gradient, relative_error
from grader.compare.parts import compare
from grader.compare.tolerance import EXACT, FLOAT32, FLOAT64, GRADIENT, PUBLISHED, Tolerance, published
from grader.compare.words import describe, key_words

__all__ = ["EXACT", "FLOAT32", "FLOAT64", "GRADIENT", "PUBLISHED", "RULES", "Comparison", "Tolerance",
           "away_from_kinks", "compare", "describe", "diagnose", "key_words", "numeric_gradient", "published",
           "relative_error"]
