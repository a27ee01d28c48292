"""What the worker told -> the message that a student reads.

In: an Answer or an Ending (untrusted text), the name of what was called.  Out: a Verdict.
In a hidden check student code could put the hidden inputs into an exception's text, its type's name or a function's
name: there, only what cannot carry them is repeated.
"""

from __future__ import annotations

import difflib
import re
from itertools import zip_longest

from grader.checker.current import is_hidden
from grader.checker.verdict import Verdict
from grader.model import Diagnosis, Ending, Outcome, Place
from grader.wire import Answer, AnswerKind, SourceLine

# Exceptions whose names a hidden check repeats: enough to help, too few to say much with.
_TOLD = ("AttributeError", "FileNotFoundError", "ImportError", "IndexError", "KeyError", "ModuleNotFoundError",
         "NameError", "TypeError", "UnboundLocalError", "ValueError", "ZeroDivisionError")
_MOST_NAMES = 200
_MOST_CELLS = 200
_MOST_STUBS = 20
_CELL = re.compile(r", (cell [0-9]{1,6})$")
_MOST_LINES = 1_000_000
_TRY = {
    "xrange": ("`xrange` is Python 2", "in Python 3 it is called `range`"),
    "unicode": ("`unicode` is Python 2", "in Python 3 every text is `str`"),
    "raw_input": ("`raw_input` is Python 2", "in Python 3 it is called `input`; graded code should not wait for input"),
}


def ended(ending: Ending, what: str) -> Verdict:
    """Return the verdict for a worker that ended while it did `what`."""
    outcome = Outcome.OVER_LIMIT if ending.over_limit else Outcome.CRASHED
    # An exit status, a signal or a garbled length is a figure that student code chooses.
    text = "Your code's process ended" if is_hidden() and not ending.over_limit else ending.text
    return Verdict(outcome, f"{text} in {what}.")


def too_long_together(seconds: float) -> Verdict:
    """Return the verdict for a check whose answers kept their limits one by one, and not all together."""
    return Verdict(Outcome.OVER_LIMIT, f"Your code took more than {seconds:g} s for the calls of this check together.")


def garbled(reason: str, what: str) -> Verdict:
    """Return the verdict for an answer that was not in the language of the wire."""
    said = "what is no answer" if is_hidden() else reason
    return Verdict(Outcome.CRASHED, f"Your code's process answered with {said} in {what}.")


def verdict_for(answer: Answer, what: str, forbidden: tuple[str, ...], memory: str,
                names: tuple[str, ...] = ()) -> Verdict:
    """Return the verdict for an answer that brings no value; `names` are the functions and classes of the file."""
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
    return Verdict(Outcome.CRASHED, _raised(answer, what), _hint(answer), place=_place(answer.lines))


def _missing(answer: Answer, what: str, names: tuple[str, ...]) -> Verdict:
    if answer.lines and not is_hidden():
        return Verdict(Outcome.MISSING, f"{what} is not implemented yet ({_told_line(answer.lines[-1])}).",
                       place=_place(answer.lines))
    name = what.strip("`")
    alike = [] if name in names else difflib.get_close_matches(name, names, n=1, cutoff=0.8)
    diagnosis = Diagnosis("another name", f"your file has `{alike[0]}`, and no {what}",
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


def _place(source: tuple[SourceLine, ...], file: str = "") -> Place | None:
    """Return the innermost line, of `file` if it is known; None in a hidden check or a cell, or for no real line."""
    if is_hidden() or not source or not 1 <= source[-1].line <= _MOST_LINES or _CELL.search(source[-1].file):
        return None
    return Place(file or source[-1].file, source[-1].line)


def _hint(answer: Answer) -> Diagnosis | None:
    if answer.error != "NameError":
        return None
    for name, (mistake, remedy) in _TRY.items():
        if f"'{name}'" in answer.text:
            return Diagnosis(mistake, f"Python 3 does not know the name `{name}`", remedy)
    return None


def unreadable(answer: Answer, file: str) -> Verdict:
    """Return the verdict for a file that Python cannot read at all.  Nothing hidden was sent by then."""
    if answer.kind is not AnswerKind.RAISED:
        return Verdict(Outcome.CRASHED, f"{file} could not be read.")
    if answer.error in ("UnicodeDecodeError", "LookupError") or "encoding" in answer.text or "codec" in answer.text:
        return Verdict(Outcome.CRASHED, f"{file} is not saved as UTF-8, so Python cannot read it.",
                       Diagnosis("wrong text encoding", answer.text, "save the file as UTF-8 in your editor"))
    if answer.error == "NotANotebook":
        return Verdict(Outcome.CRASHED, f"{file} is no notebook that can be read: {answer.text}.", Diagnosis(
            "a damaged notebook", "Jupyter could not open it either", "open it in Jupyter, save it, and hand that in"))
    at = "".join(f"\n  {_told_line(line)}: {line.code}" for line in answer.lines[-1:])
    message = f"{file} could not be read by Python: {answer.error}: {answer.text}{at}"
    place = _place(answer.lines, file)
    if "Missing parentheses in call to 'print'" in answer.text or "<> " in answer.text:
        return Verdict(Outcome.CRASHED, message, Diagnosis(
            "written for Python 2", "`print` without parentheses is no Python 3",
            "write print(...), and run the file with Python 3"), place=place)
    return Verdict(Outcome.CRASHED, message, Diagnosis(
        "a syntax error", "Python stops at the line above, so nothing in the file can run",
        "run the file yourself: the mistake is on that line or just before it"), place=place)


def unreadable_again(file: str) -> Verdict:
    """Return the verdict for a file that a later worker could not read: its account may hold a hidden case."""
    return Verdict(Outcome.CRASHED, f"{file} was read once, and could not be read a second time.")


def loading_notes(told: object, forbidden: tuple[str, ...]) -> list[str]:
    """Return what the report says about reading the file; `told` is the worker's untrusted account of it."""
    try:
        left_out, magics, stand_ins = told["left_out"], told["magics"], told["stand_ins"]
        if [type(left_out), type(magics), type(stand_ins)] != [list, int, list]:
            raise TypeError("not the types that our worker tells")
        cells = told.get("cells", [])[:len(left_out)]
        notes = [_left_out(*entry, cell) for entry, cell in zip_longest(left_out[:20], cells[:20], fillvalue=0)]
        notes += _not_run(told.get("not_run", []))
        notes += [_magics(magics)] if magics else []
        notes += _not_written(told.get("stubs", []))
        met = [library for library in forbidden if library in stand_ins]
    except (TypeError, KeyError, ValueError, IndexError, AttributeError):
        return ["How the file was read is not known: its process gave a wrong account."]
    return notes + [f"{library} was imported; a stand-in was given, since it is not allowed here." for library in met]


def told_names(told: object) -> tuple[str, ...]:
    """Return the names of functions and classes in the worker's untrusted account of loading; none of a wrong form."""
    names = told.get("names") if type(told) is dict else None
    if type(names) is not list:
        return ()
    # Our worker tells no more; each stub is compared with all of them, which took seconds for a hundred thousand.
    return tuple(name for name in names[:_MOST_NAMES] if type(name) is str and name.isidentifier())


def _left_out(line: int, code: str, error: str, text: str, cell: int) -> str:
    if [type(line), type(code), type(error), type(text), type(cell)] != [int, str, str, str, int]:
        raise TypeError("not the types that our worker tells")
    at = f"Cell {cell}, line {line}" if cell else f"Line {line}"
    return f"{at} was left out: {code[:120]}  ({error[:100]}{': ' if text else ''}{text[:300]})"


def _not_run(cells: list) -> list[str]:
    """Return a note on the cells of a notebook that did not run in full: "Cells 9, 12 to 14 ..."."""
    if type(cells) is not list or any(type(cell) is not int or not 0 < cell < _MOST_LINES for cell in cells):
        raise TypeError("not the types that our worker tells")
    if not cells:
        return []
    runs: list[list[int]] = []
    for cell in sorted(set(cells[:_MOST_CELLS])):
        if runs and cell == runs[-1][-1] + 1:
            runs[-1].append(cell)
        else:
            runs.append([cell])
    named = ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]} to {run[-1]}" for run in runs)
    return [f"Cell{'s' * (len(cells) > 1)} {named} of the notebook did not run in full: only definitions and what they "
            "need do; loops, training, plots and other calls are left out."]


def _magics(count: int) -> str:
    return "1 notebook line (% or !) was passed over." if count == 1 else (
        f"{count} notebook lines (% or !) were passed over.")


def _not_written(stubs: list) -> list[str]:
    """Return a note on what still is the template's: "Not implemented yet: CNN (line 7), train (cell 3, line 2)."."""
    if type(stubs) is not list:
        raise TypeError("not the types that our worker tells")
    told = [_stub(*stub) for stub in stubs[:_MOST_STUBS]]
    more = " and more" if len(stubs) > _MOST_STUBS else ""
    return [f"Not implemented yet: {', '.join(told)}{more}."] if told else []


def _stub(name: str, line: int, cell: int) -> str:
    if [type(name), type(line), type(cell)] != [str, int, int] or not 0 < line < _MOST_LINES > cell >= 0:
        raise TypeError("not the types that our worker tells")
    return f"{name[:100]} ({f'cell {cell}, ' if cell else ''}line {line})"


def _told_line(line: SourceLine) -> str:
    """Return where a line stands: "line 3", or "cell 7, line 3" where the worker's name of the file has a cell."""
    cell = _CELL.search(line.file)
    return f"{cell[1]}, line {line.line}" if cell else f"line {line.line}"
