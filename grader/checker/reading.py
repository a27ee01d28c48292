"""What the worker told of reading the submission's file -> the verdict or the notes that a student reads.

In: the answer to LOAD, an untrusted account.  Out: a Verdict where the file could not be read, notes on what was left
out, the names that the file has.  Nothing hidden was sent by then: a first reading may be told in full.
"""

from __future__ import annotations

from itertools import zip_longest

from grader.checker.verdict import Verdict
from grader.checker.words import MOST_LINES, place_of, told_line
from grader.model import Diagnosis, Outcome
from grader.wire import Answer, AnswerKind

_MOST_NAMES = 200
_MOST_CELLS = 200
_MOST_STUBS = 20


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
    at = "".join(f"\n  {told_line(line)}: {line.code}" for line in answer.lines[-1:])
    message = f"{file} could not be read by Python: {answer.error}: {answer.text}{at}"
    place = place_of(answer.lines, file)
    if "Missing parentheses in call to 'print'" in answer.text or "<> " in answer.text:
        return Verdict(Outcome.CRASHED, message, Diagnosis(
            "written for Python 2", "`print` without parentheses is no Python 3",
            "write print(...), and run the file with Python 3"), place=place)
    where = f"at {told_line(answer.lines[-1])}" if answer.lines else "at its mistake"
    if answer.error == "TabError":
        return Verdict(Outcome.CRASHED, message, Diagnosis(
            "tabs and spaces are mixed", f"Python cannot tell how deep the code {where} stands",
            "have your editor turn all tabs into spaces"), place=place)
    return Verdict(Outcome.CRASHED, message, Diagnosis(
        "a syntax error", f"Python stops {where}, so nothing in the file can run",
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


def told_names(told: object) -> tuple[str, ...] | None:
    """Return the names of functions and classes in the worker's untrusted account of loading: none where the file
    defines none.  None for an account of a wrong form.
    """
    names = told.get("names") if type(told) is dict else None
    if type(names) is not list:
        return None
    # Our worker tells no more; each stub is compared with all of them, which took seconds for a hundred thousand.
    known = tuple(name for name in names[:_MOST_NAMES] if type(name) is str and name.isidentifier())
    return known if known or not names else None


def _left_out(line: int, code: str, error: str, text: str, cell: int) -> str:
    if [type(line), type(code), type(error), type(text), type(cell)] != [int, str, str, str, int]:
        raise TypeError("not the types that our worker tells")
    at = f"Cell {cell}, line {line}" if cell else f"Line {line}"
    return f"{at} was left out: {code[:120]}  ({error[:100]}{': ' if text else ''}{text[:300]})"


def _not_run(cells: list) -> list[str]:
    """Return a note on the cells of a notebook that did not run in full: "Cells 9, 12 to 14 ..."."""
    if type(cells) is not list or any(type(cell) is not int or not 0 < cell < MOST_LINES for cell in cells):
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
    if [type(name), type(line), type(cell)] != [str, int, int] or not 0 < line < MOST_LINES > cell >= 0:
        raise TypeError("not the types that our worker tells")
    return f"{name[:100]} ({f'cell {cell}, ' if cell else ''}line {line})"
