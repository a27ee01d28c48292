"""A Report for a terminal.

In: a Report.  Out: text of at most 100 columns; colours only when asked for.
Trust: everything shown goes through `clean`; no markup language reads it, so `[bold]` prints as `[bold]`.
"""

from __future__ import annotations

import textwrap
from collections.abc import Callable

import click

from grader.model import CheckResult, Outcome, Report, Visibility
from grader.render import words
from grader.render.clean import clean, clean_line
from grader.render.outline import Entry, Section, outline

WIDTH = 100
INDENT = "  "

Paint = Callable[[str, dict], str]

_STYLES = {
    Outcome.PASSED: {"fg": "green"},
    Outcome.PARTIAL: {"fg": "yellow", "bold": True},
    Outcome.FAILED: {"fg": "red", "bold": True},
    Outcome.CRASHED: {"fg": "red", "bold": True},
    Outcome.OVER_LIMIT: {"fg": "magenta", "bold": True},
    Outcome.MISSING: {"fg": "yellow"},
    Outcome.SKIPPED: {"dim": True},
    Outcome.AWAITING: {"fg": "cyan"},
    Outcome.BROKEN: {"fg": "red", "reverse": True},
}
_STRONG = {"bold": True}
_QUIET = {"dim": True}
_MOST_PRINTED = 12   # lines that student code printed in a check; the others are in the page
_WARNING = {"fg": "yellow", "bold": True}


def to_text(report: Report, colour: bool, verbose: bool = False) -> str:
    """Return the report as text.

    `colour` adds ANSI colours.  `verbose` adds what student code printed, the messages of passing checks, and the
    provenance.
    """
    paint = _painted if colour else _plain
    parts = [_head(report, paint), _warnings(report, paint)]
    parts += [_section(section, _columns(report), paint, verbose) for section in outline(report)]
    parts += [_notes(report), _provenance(report) if verbose else "", _last(report, paint)]
    parts += ["\n".join(wrapped(words.what_next(report)))] if words.what_next(report) else []
    return "\n\n".join(part for part in parts if part) + "\n"


def _painted(text: str, style: dict) -> str:
    return click.style(text, **style)


def _plain(text: str, style: dict) -> str:
    return text


def _head(report: Report, paint: Paint) -> str:
    title = f"{clean_line(report.title)}: {clean_line(report.submission.name)}  {words.score(report)}"
    about = [f"level: {report.level.value}"]
    if report.submission.file not in (None, report.submission.name):
        about.insert(0, f"file: {clean_line(report.submission.file)}")
    if report.scope == "public":
        about.append("public checks only")
    lines = [paint(line, _STRONG) for line in wrapped(title)] + wrapped(", ".join(about))
    return "\n".join([*lines, *(line for told in words.lateness(report) for line in wrapped(clean_line(told)))])


def _warnings(report: Report, paint: Paint) -> str:
    lines = [line for warning in report.warnings for line in wrapped(clean(warning), "WARNING  ")]
    return "\n".join(paint(line, _WARNING) for line in lines)


def _columns(report: Report) -> tuple[int, int]:
    """The widths of the outcome's and the points' column."""
    names = [len(result.outcome.name) for result in report.checks]
    points = [len(words.points(result)) for result in report.checks]
    return max(names, default=0), max(points, default=0)


def _section(section: Section, columns: tuple[int, int], paint: Paint, verbose: bool) -> str:
    still_open = f", {section.open} open" if section.open else ""
    head = f"{clean_line(section.title)}  {words.number(section.earned)} / {words.number(section.possible)}{still_open}"
    lines = [paint(line, _STRONG) for line in wrapped(head)]
    for entry in section.entries:
        lines += _rubric_line(entry.result, columns, paint) + _explanation(entry, verbose)
    return "\n".join(lines)


def _rubric_line(result: CheckResult, columns: tuple[int, int], paint: Paint) -> list[str]:
    name = result.outcome.name
    start = f"{name:<{columns[0]}}  {words.points(result):<{columns[1]}}  "
    hidden = "  [hidden]" if result.visibility is Visibility.HIDDEN else ""
    id = f"[{clean_line(result.id)}]" if words.is_named(result) else ""
    first, *rest = wrapped(clean_line(result.title) + hidden + (f"  {id}" if id else ""), start)
    lines = [paint(name, _STYLES[result.outcome]) + first[len(name):], *rest]
    if id and lines[-1].endswith(id):
        lines[-1] = lines[-1].removesuffix(id) + paint(id, _QUIET)
    return lines


def _explanation(entry: Entry, verbose: bool) -> list[str]:
    result, lines = entry.result, []
    if entry.repeats:
        lines = [INDENT + "same as above"]
    elif verbose or words.is_told(result):
        lines = _answer(result) + _message(result, entry.same_mistake)
    if verbose or not (entry.repeats or result.outcome is Outcome.PASSED):
        lines += _printed(result, verbose)
    return lines


def _printed(result: CheckResult, verbose: bool) -> list[str]:
    """What student code printed: its first and its last lines where there are many."""
    lines = _indented(clean(result.output), INDENT + "| ")
    left_out = len(lines) - _MOST_PRINTED
    if not verbose and left_out > 0:
        half = _MOST_PRINTED // 2
        told = wrapped(f"({left_out} more lines; `--save FOLDER` keeps them all)", INDENT + "| ")
        lines = [*lines[:half], *told, *lines[-half:]]
    return [INDENT + "Your code printed:", *lines] if lines else []


def _answer(result: CheckResult) -> list[str]:
    lines = wrapped(clean_line(result.answer_file), INDENT + "Your file: ") if result.answer_file else []
    if result.answer:
        lines += [INDENT + "Your answer:", *_indented(clean(result.answer), INDENT + "| ")]
    return lines


def _message(result: CheckResult, same_mistake: bool) -> list[str]:
    lines = _indented(clean(result.message), INDENT)
    lines += wrapped(clean_line(words.marked(result)), INDENT, INDENT) if result.marked else []
    if result.diagnosis:
        how_sure = f"{INDENT}{words.how_sure(result.diagnosis)}: "
        if same_mistake:
            return [*lines, f"{how_sure}the same as above."]
        lines += wrapped(clean(words.likely(result.diagnosis)), how_sure, INDENT * 2)
        if result.diagnosis.hint:
            lines += wrapped(words.sentence(clean(result.diagnosis.hint)), INDENT + "Try: ", INDENT * 2)
    return lines


def _notes(report: Report) -> str:
    if not report.notes:
        return ""
    lines = [line for note in report.notes for line in wrapped(clean(note), "- ")]
    return "\n".join(["How your submission was read:", *lines])


def _provenance(report: Report) -> str:
    lines = [line for name, value in words.provenance(report) for line in wrapped(clean(value), f"{name}: ", INDENT)]
    return "\n".join(lines)


def _last(report: Report, paint: Paint) -> str:
    line = f"{words.tally_line(report.checks)}; {words.ending(report)}"
    return "\n".join(paint(part, _STRONG) for part in wrapped(line))


def _indented(text: str, indent: str) -> list[str]:
    """Wrap each line of `text` behind `indent`; empty text gives no line."""
    return [line for part in text.rstrip("\n").split("\n") for line in wrapped(part, indent, indent)] if text else []


def wrapped(text: str, first: str = "", rest: str | None = None) -> list[str]:
    """Wrap to WIDTH: `first` before the first line, `rest` (as wide as `first` unless given) before the others."""
    rest = " " * len(first) if rest is None else rest
    lines: list[str] = []
    for part in text.split("\n"):
        start = rest if lines else first
        lines += textwrap.wrap(part, WIDTH, initial_indent=start, subsequent_indent=rest, tabsize=4,
                               break_on_hyphens=False) or [start.rstrip()]
    return lines
