"""The assertions that end a check: equal to the expected value, or a figure that earns a share.

In: what the submission answered (a plain value of any kind) and what was expected.  Out: nothing, or a Verdict with
message and diagnosis.  No answer, however strange, makes these raise anything else.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from grader.checker.current import is_hidden, running
from grader.checker.evidence import Failing, Figure, Margin
from grader.checker.student import Remote
from grader.checker.verdict import Verdict
from grader.compare import Comparison, Tolerance, compare, describe, key_words
from grader.compare import diagnose as diagnose_case
from grader.compare.values import MAX_NUMBERS, NotNumbers
from grader.compare.values import numbers as as_numbers
from grader.model import Diagnosis, ErrorMap, Outcome
from grader.training import Threshold

_LARGEST_MAP = 64  # cells along one side of an error map


def assert_close(actual: Any, expected: Any, within: Tolerance, *, name: str = "the result",
                 factors: Mapping[str, float] | None = None, terms: Mapping[str, Any] | None = None) -> None:
    """End the check as FAILED unless `actual` equals `expected` within the tolerance, shape and dtype kind included.

    `name`, `factors` ({"N": 100}) and `terms` ({"the bias B": b}) help to name the mistake; see `diagnose`.
    """
    _refuse_object(actual, name)
    if (now := running.get()) and now.float32:  # fewer digits were sent, so fewer can come back
        within = within.for_dtype(np.float32)
    comparison = compare(actual, expected, within)
    _keep_evidence(comparison, name, actual, expected)
    if comparison.ok:
        return
    _show_errors(comparison, name)
    part, wanted = actual, expected
    for key in comparison.part:   # of a tuple or dict, the part that is told
        part, wanted = part[key], wanted[key]
    diagnosis = diagnose(part, wanted, name=_part_name(name, comparison), factors=factors, terms=terms)
    subject = "" if name == "the result" else f"{name}: "
    raise Verdict(Outcome.FAILED, subject + describe(comparison, reveal=not is_hidden()), diagnosis)


def _part_name(name: str, comparison: Comparison) -> str:
    if not comparison.part:
        return name
    part = key_words(comparison.part, reveal=not is_hidden())
    return part if name == "the result" else f"{name}, {part}"


def diagnose(actual: Any, expected: Any, *, name: str = "the result", factors: Mapping[str, float] | None = None,
             terms: Mapping[str, Any] | None = None) -> Diagnosis | None:
    """Return the likely mistake, as compare.diagnose does; in a hidden check its evidence holds no figure."""
    return diagnose_case(actual, expected, name=name, factors=factors or {}, terms=terms or {},
                         reveal=not is_hidden())


def numbers(value: Any, shape: tuple[int | None, ...] | None, name: str = "the result") -> np.ndarray:
    """Return `value` as a float64 array of `shape` with finite entries, or end the check as FAILED.

    None in a shape is any size along that axis; None for the shape is any shape at all.

    For a check that goes on computing with an answer: after this it can.
    """
    _refuse_object(value, name)
    try:
        array = as_numbers(value)
    except NotNumbers as reason:
        raise Verdict(Outcome.FAILED, f"{_begin(name)} is {reason}; an array of numbers is needed.") from None
    if array.dtype.kind not in "biuf":
        raise Verdict(Outcome.FAILED, f"{_begin(name)} does not hold real numbers.")
    if shape is not None and not _fits(array.shape, shape):
        was = "" if is_hidden() else f" {array.shape}"
        wanted = "" if is_hidden() else f", expected {tuple('any' if s is None else s for s in shape)}"
        raise Verdict(Outcome.FAILED, f"{_begin(name)} has the wrong shape{was}{wanted}.")
    if array.size > MAX_NUMBERS:  # a frame of bytes becomes eight times as large in float64
        raise Verdict(Outcome.FAILED, f"{_begin(name)} holds more than {MAX_NUMBERS:,} numbers.")
    array = array.astype(np.float64)
    if not np.isfinite(array).all():
        raise Verdict(Outcome.FAILED, f"{_begin(name)} holds NaN or infinity.",
                      Diagnosis("numbers out of range", f"{name} is not finite", "look for a division by zero, "
                                "exp or log of a wrong value, or a step that is too large"))
    return array


def _fits(shape: tuple[int, ...], wanted: tuple[int | None, ...]) -> bool:
    return len(shape) == len(wanted) and all(want in (None, size) for want, size in zip(wanted, shape))


def award(figure: float, threshold: Threshold, what: str, of: int | None = None) -> None:
    """End the check as PARTIAL or FAILED unless `figure` reaches the threshold's goal.

    `what` names the figure for the student: "accuracy on hidden images".  The figure must be measured by the checker.
    A fraction of right ones says how many it is `of`: calibration bounds counts better than other figures.
    """
    share = threshold.share(figure)
    if now := running.get():
        now.evidence.figures.append(Figure(figure, threshold, of))
    if share >= 1.0:
        return
    asked = f"full points from {threshold.goal:g} on, none from {threshold.floor:g} on down"
    if threshold.goal < threshold.floor:
        asked = f"full points up to {threshold.goal:g}, none from {threshold.floor:g} on up"
    raise Verdict(Outcome.PARTIAL if share > 0 else Outcome.FAILED, f"{_begin(what)} is {figure:.3g}; {asked}.",
                  share=share)


def fail(message: str, mistake: str = "", evidence: str = "", hint: str = "") -> None:
    """End the check as FAILED; in a hidden check the message must not hold a hidden case."""
    diagnosis = Diagnosis(mistake, evidence, hint) if mistake else None
    raise Verdict(Outcome.FAILED, message, diagnosis)


def _refuse_object(value: Any, name: str) -> None:
    if type(value) is Remote:
        kind = "" if is_hidden() else f" of type {value.kind_of()}"
        raise Verdict(Outcome.FAILED, f"{_begin(name)} is an object{kind}; numbers are needed.")


def _keep_evidence(comparison: Comparison, name: str, actual: Any, expected: Any) -> None:
    now = running.get()
    if now is None:
        return
    if comparison.used is not None:
        now.evidence.margins.append(Margin(comparison.within.name, name, comparison.used))
    if not comparison.ok:
        now.evidence.failing = Failing(name, actual, expected)


def _begin(name: str) -> str:
    return name[:1].upper() + name[1:] if name.startswith(("the ", "accuracy", "loss", "error", "final")) else name


def _show_errors(comparison: Comparison, name: str) -> None:
    """Add a picture of where the errors are; not in a hidden check, where it would tell about the case."""
    mask, now = comparison.wrong_mask, running.get()
    if now is None or now.hidden or mask is None or mask.ndim < 2 or mask.all():
        return
    first = np.unravel_index(int(np.argmax(mask)), mask.shape)[:-2]
    part = mask[first][:_LARGEST_MAP, :_LARGEST_MAP]
    where = f"the part at {[int(i) for i in first]}" if first else "all of it"
    now.pictures.append(ErrorMap(
        title=f"Where {name} is wrong", alt=f"{int(part.sum())} of {part.size} cells are wrong.",
        wrong=tuple(tuple(bool(cell) for cell in row) for row in part), note=f"Shown: {where}."))
