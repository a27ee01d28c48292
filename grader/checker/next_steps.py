"""What to try next, where the way in which student code stopped tells it.

In: an Answer, an Ending or a Verdict, untrusted in their texts.  Out: a Diagnosis, or None.
In a hidden check no figure and no word of the student's own is repeated: the sentences are ours, all fixed.

To teach it an exception: a function below, and its place in _OF_ERRORS.
"""

from __future__ import annotations

import re

from grader.checker.current import Running, is_hidden
from grader.checker.verdict import Verdict
from grader.model import Cause, Diagnosis, Ending, Outcome
from grader.wire import Answer

_PYTHON_2 = {
    "xrange": ("`xrange` is Python 2", "in Python 3 it is called `range`"),
    "unicode": ("`unicode` is Python 2", "in Python 3 every text is `str`"),
    "raw_input": ("`raw_input` is Python 2", "in Python 3 it is called `input`; graded code should not wait for input"),
}
_CORE = re.compile(r"matmul: .*operand 1 .*core dimension 0, .*\(size (\d{1,12}) is different from (\d{1,12})\)")
_DOT = re.compile(r"shapes (\([\d, ]{1,80}\)) and (\([\d, ]{1,80}\)) not aligned")
_TORCH = re.compile(r"mat1 and mat2 shapes cannot be multiplied \((\d{1,12})x(\d{1,12}) and (\d{1,12})x(\d{1,12})\)")
_BROADCAST = re.compile(r"could not be broadcast together with shapes (\([\d, ]{1,80}\)) (\([\d, ]{1,80}\))")
_SHAPES = "print both shapes on the line before: which axes should meet?"
_FITS_NOT = "matmul: ", "not aligned", "shapes cannot be multiplied", "could not be broadcast together"


def of_error(answer: Answer) -> Diagnosis | None:
    """Return what helps against an exception of student code."""
    return next(filter(None, (find(answer) for find in _OF_ERRORS)), None)


def of_ending(ending: Ending) -> Diagnosis | None:
    """Return what helps where the worker was stopped at a limit."""
    if ending.cause in (Cause.WALL, Cause.CPU):
        return Diagnosis("a loop that never ends, or very slow code", "", "is what the loop waits for ever reached?  "
                         "A right solution needs a small part of this time")
    if ending.cause is Cause.OUTPUT:
        return Diagnosis("a `print` inside a loop", "", "take it out, or print every hundredth time only")
    return None


def with_next_step(verdict: Verdict, now: Running) -> Verdict:
    """Return the verdict; one without a diagnosis gets one where the last call was answered with None."""
    if verdict.outcome is Outcome.FAILED and verdict.diagnosis is None and now.returned_none:
        verdict.diagnosis = Diagnosis(f"{now.returned_none} returned None", "", "is the `return` missing?")
    return verdict


def _python_2(answer: Answer) -> Diagnosis | None:
    if answer.error == "NameError":
        for name, (mistake, remedy) in _PYTHON_2.items():
            if f"'{name}'" in answer.text:
                return Diagnosis(mistake, f"Python 3 does not know the name `{name}`", remedy)
    return None


def _breakpoint(answer: Answer) -> Diagnosis | None:
    if answer.error != "BdbQuit":
        return None
    return Diagnosis("a `breakpoint()` is still in the code", "", "take `breakpoint()` out; to stop at it, run the "
                     "check with --debug")


def _none(answer: Answer) -> Diagnosis | None:
    if answer.error != "TypeError" or "NoneType" not in answer.text:
        return None
    return Diagnosis("a function returned None, and its result is used", "", "is the `return` missing in a function "
                     "that this line calls?")


def _shapes(answer: Answer) -> Diagnosis | None:
    if answer.error not in ("ValueError", "RuntimeError") or not any(said in answer.text for said in _FITS_NOT):
        return None
    said = "" if is_hidden() else _in_plain_words(answer.text)
    return Diagnosis("two arrays whose shapes do not fit together", said, _SHAPES)


def _in_plain_words(text: str) -> str:
    """Return what the library's message says of the two shapes; empty where it says nothing of them."""
    if found := _CORE.search(text):
        return (f"`A @ B` needs as many columns in A as rows in B; here A has {found[2]} columns, and B has "
                f"{found[1]} rows")
    if found := _TORCH.search(text):
        return f"the first is {found[1]}x{found[2]}, the second {found[3]}x{found[4]}: {found[2]} and {found[3]} differ"
    if found := _DOT.search(text):
        return f"the first has shape {found[1]}, the second {found[2]}: the last axis of one meets the other's first"
    if found := _BROADCAST.search(text):
        return f"{found[1]} and {found[2]}: from the right, axes must be equal, or one of them 1"
    return ""


_OF_ERRORS = (_python_2, _breakpoint, _none, _shapes)
