"""Rules for what the machine's numbers do: NaN, whole numbers that wrap, too few digits.

In: Case.  Out: Diagnosis, or None.  Pure.
"""

from __future__ import annotations

from typing import Optional

import numpy as np

from grader.compare.case import Case
from grader.model import Diagnosis

_FLOAT32_ERROR = 1e-4  # of the expected size; a sum of a thousand terms in float32 stays below


def not_finite(case: Case) -> Optional[Diagnosis]:
    """NaN or infinity where the expected values are finite."""
    nan, infinite = int(np.isnan(case.actual).sum()), int(np.isinf(case.actual).sum())
    if not nan + infinite or not np.isfinite(case.expected).all():
        return None
    counts = " and ".join(f"{n} {word}" for n, word in ((nan, "NaN"), (infinite, "infinite")) if n)
    evidence = f"Of {case.actual.size} values of {case.name}, {counts}."
    return Diagnosis("a division by zero, a log or root of a number out of range, or an overflow",
                     evidence if case.reveal else f"Some values of {case.name} are not finite.",
                     "Print what goes into each division, log, sqrt and exp; exp overflows above 709, so in a "
                     "softmax subtract each row's largest score first.")


def wrapped(case: Case) -> Optional[Diagnosis]:
    """Whole numbers ran over the range of their type: uint8 holds 0 to 255, and 256 becomes 0."""
    whole = np.isfinite(case.expected).all() and (case.expected == np.rint(case.expected)).all()
    if case.dtype.kind not in "iu" or case.actual.shape != case.expected.shape or not whole:
        return None
    low, span = float(np.iinfo(case.dtype).min), 2.0 ** (8 * case.dtype.itemsize)
    candidate = np.mod(case.expected - low, span) + low
    if np.array_equal(candidate, case.expected) or not np.array_equal(case.actual, candidate):
        return None
    return Diagnosis("whole numbers overflowed",
                     f"{case.subject} is right modulo {span:.0f}, the range of {case.dtype}.",
                     "Convert before computing: x.astype(float).")


def only_float32(case: Case) -> Optional[Diagnosis]:
    """Every value fits float32 exactly and is right to float32's digits."""
    actual, expected = case.actual, case.expected
    if actual.shape != expected.shape or not (np.isfinite(actual).all() and np.isfinite(expected).all()):
        return None
    error, scale = np.abs(actual - expected).max(initial=0.0), np.abs(expected).max(initial=0.0)
    if not 0 < error <= _FLOAT32_ERROR * scale or _fits_float32(expected) or not _fits_float32(actual):
        return None
    return Diagnosis("computed in float32", f"{case.subject} is right to about 7 digits, and holds no more than those.",
                     "Keep float64 throughout: look for astype(np.float32), or for a framework's default type.")


def _fits_float32(values: np.ndarray) -> bool:
    return np.array_equal(values.astype(np.float32).astype(np.float64), values)
