"""What the worker told -> the message that a student reads.

In: an Answer or an Ending (untrusted text), the name of what was called.  Out: a Verdict.
In a hidden check student code could put the hidden inputs into an exception's text, its type's name or a function's
name: there, only what cannot carry them is repeated.
"""

from __future__ import annotations

import re

from grader.checker.current import is_hidden
from grader.checker.next_steps import of_ending, of_error
from grader.checker.verdict import Verdict
from grader.model import Diagnosis, Ending, Outcome, Place
from grader.nearest import nearest
from grader.wire import Answer, AnswerKind, SourceLine

# Exceptions whose names a hidden check repeats: enough to help, too few to say much with.
_TOLD = ("AttributeError", "FileNotFoundError", "ImportError", "IndexError", "KeyError", "ModuleNotFoundError",
         "NameError", "TypeError", "UnboundLocalError", "ValueError", "ZeroDivisionError")
_CELL = re.compile(r", (cell [0-9]{1,6})$")
MOST_LINES = 1_000_000   # of a file: no line of a student's has a larger number


def ended(ending: Ending, what: str) -> Verdict:
    """Return the verdict for a worker that ended while it did `what`."""
    outcome = Outcome.OVER_LIMIT if ending.over_limit else Outcome.CRASHED
    # An exit status, a signal or a garbled length is a figure that student code chooses.
    text = "Your code's process ended" if is_hidden() and not ending.over_limit else ending.text
    return Verdict(outcome, f"{text} in {what}.", of_ending(ending))


def too_long_together(seconds: float) -> Verdict:
    """Return the verdict for a check whose answers kept their limits one by one, and not all together."""
    return Verdict(Outcome.OVER_LIMIT, f"Your code took more than {seconds:g} s for the calls of this check together.")


def garbled(reason: str, what: str) -> Verdict:
    """Return the verdict for an answer that was not in the language of the wire."""
    said = "what is no answer" if is_hidden() else reason
    return Verdict(Outcome.CRASHED, f"Your code's process answered with {said} in {what}.")


def verdict_for(answer: Answer, what: str, forbidden: tuple[str, ...], memory: str,
                names: tuple[str, ...] | None = None) -> Verdict:
    """Return the verdict for an answer that brings no value; `names` are the functions and classes of the file, where
    they are known."""
    if answer.kind is AnswerKind.MISSING:
        return _missing(answer, what, names)
    if answer.kind is AnswerKind.NOT_ALLOWED:
        library = answer.text if answer.text in forbidden else "a library"
        return Verdict(Outcome.CRASHED, f"{what} uses {library}, which is not allowed in this assignment.",
                       Diagnosis(f"uses {library}", f"{what} called into {library} while it was graded",
                                 f"importing {library} is fine; graded work must do without it"))
    if answer.kind is AnswerKind.REFUSED:
        said = "a value" if is_hidden() else answer.text
        return Verdict(Outcome.FAILED,
                       f"{what} returned {said}; numbers, arrays, texts, lists and dicts can be checked.")
    if answer.error == "MemoryError":
        return Verdict(Outcome.OVER_LIMIT, f"Your code used more than {memory} of memory in {what}.")
    return Verdict(Outcome.CRASHED, _raised(answer, what), of_error(answer), place=place_of(answer.lines))


def _missing(answer: Answer, what: str, names: tuple[str, ...] | None) -> Verdict:
    if answer.lines and not is_hidden():
        return Verdict(Outcome.MISSING, f"{what} is not implemented yet ({told_line(answer.lines[-1])}).",
                       place=place_of(answer.lines))
    if names == ():
        return Verdict(Outcome.MISSING, f"{what} is not implemented yet: your file defines nothing.", Diagnosis(
            "an empty file", "", "was the file saved?  Look at it in your editor"))
    name, names = what.strip("`"), names or ()
    alike = "" if name in names else nearest(name, names, likeness=0.8)
    diagnosis = Diagnosis("another name", f"your file has `{alike}`, and no {what}",
                          f"call it {what}: the name is fixed by the handout") if alike else None
    return Verdict(Outcome.MISSING, f"{what} is not implemented yet.", diagnosis)


def _raised(answer: Answer, what: str) -> str:
    if answer.error == "SystemExit":
        return f"{what} called sys.exit(); graded functions must return." + _where(answer.lines)
    if answer.error == "RecursionError":
        return f"{what} calls itself without end (RecursionError)." + _where(answer.lines[-1:])
    if is_hidden():
        return f"{what} raised {answer.error if answer.error in _TOLD else 'an exception'}."
    text = f": {answer.text}" if answer.text else ""
    return f"{what} raised {answer.error}{text}" + _where(answer.lines)


def _where(source: tuple[SourceLine, ...]) -> str:
    if is_hidden():
        return ""
    return "".join(f"\n  {line.file}, line {line.line}{f', in {line.function}' if line.function else ''}: {line.code}"
                   for line in source)


def place_of(source: tuple[SourceLine, ...], file: str = "") -> Place | None:
    """Return the innermost line, of `file` if it is known; None in a hidden check or a cell, or for no real line."""
    if is_hidden() or not source or not 1 <= source[-1].line <= MOST_LINES or _CELL.search(source[-1].file):
        return None
    return Place(file or source[-1].file, source[-1].line)


def told_line(line: SourceLine) -> str:
    """Return where a line stands: "line 3", or "cell 7, line 3" where the worker's name of the file has a cell."""
    cell = _CELL.search(line.file)
    return f"{cell[1]}, line {line.line}" if cell else f"line {line.line}"
