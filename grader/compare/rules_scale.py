"""Rules for an answer of the right form and the wrong size: a factor, a term, an offset, zeros.

In: Case.  Out: Diagnosis, or None.  Pure.  Two explanations that both fit are none: with N = 2, "halved" and
"averaged twice" look alike, and neither is told.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Optional

import numpy as np

from grader.compare.case import Case
from grader.model import Diagnosis


def all_zeros(case: Case) -> Optional[Diagnosis]:
    """Every value is 0 where not every one should be."""
    if case.actual.shape != case.expected.shape or case.actual.any() or not case.expected.any():
        return None
    return Diagnosis("the result is all zeros", f"Every value of {case.name} is 0, and the expected ones are not.",
                     "Check that the computed array is the one that is returned, and that no mask removes everything.")


def constant_factor(case: Case) -> Optional[Diagnosis]:
    """The answer is the expected value times one of the check's factors, its inverse, 2, 1/2 or -1."""
    return _only(found for factor, found in _factors(case) if case.explained_by(factor * case.expected))


def _factors(case: Case) -> Iterator[tuple[float, Diagnosis]]:
    for label, factor in case.factors.items():
        if math.isfinite(factor) and factor > 0:
            yield 1 / factor, _divided(case, label, factor)
            yield factor, _multiplied(case, label, factor)
    yield 0.5, Diagnosis("halved", f"{case.subject} is half of the expected value.")
    yield 2.0, Diagnosis("doubled", f"{case.subject} is twice the expected value.")
    yield -1.0, Diagnosis("sign flipped", f"{case.subject} is the expected value times -1.",
                          "Follow the minus sign through each step of the derivative.")


def _divided(case: Case, label: str, factor: float) -> Diagnosis:
    evidence = f"{case.subject} is the expected value divided by {_figure(case, label, factor)}."
    if _is_batch(label):
        return Diagnosis("averaged twice over the batch", evidence,
                         "Divide by the number of examples once: a mean after a division by it divides again.")
    return Diagnosis(f"divided by {label} once too often", evidence)


def _multiplied(case: Case, label: str, factor: float) -> Diagnosis:
    evidence = f"{case.subject} is the expected value times {_figure(case, label, factor)}."
    if _is_batch(label):
        return Diagnosis("summed where the mean was asked", evidence, "Divide the sum by the number of examples, once.")
    return Diagnosis(f"multiplied by {label} once too often, or not divided by it", evidence)


def _figure(case: Case, label: str, factor: float) -> str:
    return f"{factor:g} ({label})" if case.reveal else label


def _is_batch(label: str) -> bool:
    return label == "N" or "batch" in label


def term_off(case: Case) -> Optional[Diagnosis]:
    """One of the check's terms is missing, doubled, halved, or has the wrong sign."""
    return _only(found for part, found in _terms(case) if case.explained_by(case.expected + part))


def _terms(case: Case) -> Iterator[tuple[np.ndarray, Diagnosis]]:
    for label, term in case.terms.items():
        yield -term, Diagnosis(f"{label} is missing", f"{case.subject} plus {label} is the expected value.")
        yield term, Diagnosis(f"{label} is doubled", f"{case.subject} minus {label} is the expected value.")
        yield -term / 2, Diagnosis(f"{label} is halved", f"{case.subject} plus half of {label} is the expected value.")
        yield -2 * term, Diagnosis(f"{label} has the wrong sign",
                                   f"{case.subject} plus twice {label} is the expected value.")


def same_offset(case: Case) -> Optional[Diagnosis]:
    """Every value is off by one number, or every row by one vector: a bias."""
    actual, expected = case.actual, case.expected
    if actual.shape != expected.shape or expected.size < 3:
        return None
    if case.explained_by(expected + (actual - expected).flat[0]):
        return Diagnosis("a constant is missing or added", "Every value is off by the same number.")
    rows = (actual - expected).reshape(-1, expected.shape[-1])
    if len(rows) < 2 or not case.explained_by(expected + rows[0]):
        return None
    return Diagnosis("the bias is not added, or not the right one", "Every row is off by the same vector.",
                     "With the input all zeros, every row of the result should equal the bias.")


def _only(found: Iterator[Diagnosis]) -> Optional[Diagnosis]:
    candidates = list(found)
    return candidates[0] if len(candidates) == 1 else None
