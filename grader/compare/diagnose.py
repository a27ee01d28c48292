"""Name the likely mistake behind a failed comparison, by general shapes of error.

In: the answer and the expected value.  Out: Diagnosis, or None when no explanation fits.
Pure; no student object ever reaches this file, and no answer makes it raise.  An assignment's own catalogue of
mistakes comes first and is certain; this is tried where none of those matches.

To teach it a mistake: write a rule (Case -> Diagnosis or None) in the rules file where it belongs, name it in RULES,
and give it a case that fires and one that must not in tests/compare/.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Optional

import numpy as np

from grader.compare import rules_layout, rules_number, rules_scale
from grader.compare.case import Case
from grader.compare.values import MAX_NUMBERS, NotNumbers, numbers
from grader.model import Diagnosis

Rule = Callable[[Case], Optional[Diagnosis]]

# The first that fits is told: the certain ones first, the widest last.
RULES: tuple[Rule, ...] = (
    rules_number.not_finite,
    rules_scale.all_zeros,
    rules_scale.constant_factor,
    rules_scale.term_off,
    rules_layout.transposed,
    rules_layout.flipped,
    rules_layout.broadcast,
    rules_layout.reshaped,
    rules_layout.cut_short,
    rules_number.wrapped,
    rules_scale.same_offset,
    rules_layout.shifted,
    rules_number.only_float32,
)

_NONE: Mapping[str, Any] = MappingProxyType({})


def diagnose(actual: Any, expected: Any, *, name: str = "the result", factors: Mapping[str, float] = _NONE,
             terms: Mapping[str, Any] = _NONE, reveal: bool = True) -> Optional[Diagnosis]:
    """The mistake that turns `expected` into `actual`, or None.

    actual, expected: real arrays or numbers of any shape; for anything else there is no diagnosis.
    name: what the value is called ("DB").  factors: counts that may come in once too often ({"N": 100}).
    terms: parts of the sum that may be missing ({"the regularisation term 2*reg*W1": 2 * reg * w1}); one that does
    not broadcast to the expected shape is left out.  reveal=False (a hidden check) keeps every figure out of the
    evidence: a count could be chosen to tell the case.  Call it after a failed comparison: equal values have none.
    """
    with np.errstate(all="ignore"):  # hostile answers overflow; every rule then says no
        case = _case(actual, expected, name, factors, terms, reveal)
        found = (rule(case) for rule in RULES) if case else ()
        return next((diagnosis for diagnosis in found if diagnosis), None)


def _case(actual: Any, expected: Any, name: str, factors: Mapping[str, float],
          terms: Mapping[str, Any], reveal: bool) -> Optional[Case]:
    given, right = _real(actual), _real(expected)
    if given is None or right is None:
        return None
    return Case(given.astype(np.float64), right.astype(np.float64), given.dtype, _is_short(given) or _is_short(right),
                name, factors, _fitting(terms, right.shape), reveal)


def _real(value: Any) -> Optional[np.ndarray]:
    try:
        array = numbers(value)
    except NotNumbers:
        return None
    # No homework returns so many; as float64, and again in each rule, they would fill our memory.
    return array if array.dtype.kind in "iuf" and array.size <= MAX_NUMBERS else None


def _is_short(array: np.ndarray) -> bool:
    return array.dtype.kind == "f" and array.dtype.itemsize < 8


def _fitting(terms: Mapping[str, Any], shape: tuple[int, ...]) -> dict[str, np.ndarray]:
    arrays = {label: _real(term) for label, term in terms.items()}
    return {label: np.broadcast_to(term, shape).astype(np.float64) for label, term in arrays.items()
            if term is not None and _broadcasts(term.shape, shape)}


def _broadcasts(shape: tuple[int, ...], onto: tuple[int, ...]) -> bool:
    return len(shape) <= len(onto) and all(n in (1, m) for n, m in zip(shape[::-1], onto[::-1]))
