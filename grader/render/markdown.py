"""A Report as Markdown, for the summary page of a CI job.

In: a Report.  Out: Markdown (GitHub's dialect): a table of the checks, then what to know of those that did not pass.
Trust: what may be a student's stands in code, where no markup, HTML, link or @name means anything; the fence is longer
than any row of backticks inside.  Titles and diagnoses are an author's words; their punctuation is escaped, too.
"""

from __future__ import annotations

import re

from grader.model import CheckResult, Outcome, Report, Visibility
from grader.render import words
from grader.render.clean import clean, clean_line
from grader.render.outline import Entry, Section, outline

_MOST_CHARACTERS = 1_500  # of one message: GitHub refuses a summary of more than 1 MiB
_MOST_DETAILS = 60
_PUNCTUATION = re.compile(r"([!#$&*+\-.:<>@\[\\\]_`{|}~])")  # what means something inside of a line
# Services look for @name, #1 and addresses in what is shown, where escaping does not help: a zero-width space does.
_LINKED = re.compile(r"\\[@#]|\\:(?=/)|www(?=\\\.)", re.IGNORECASE)
_CODE = re.compile(r"`([^`|\\]+)`")
_MARKS = {Outcome.PASSED: "✅", Outcome.PARTIAL: "🟡", Outcome.SKIPPED: "⏭️", Outcome.AWAITING: "⏳",
          Outcome.BROKEN: "🛠️"}


def to_markdown(report: Report) -> str:
    """Return the report as Markdown with a newline at the end."""
    sections = outline(report)
    entries = [entry for section in sections for entry in section.entries if words.is_told(entry.result)]
    parts = [_head(report), *(_table(section) for section in sections),
             *(_details(entry) for entry in entries[:_MOST_DETAILS])]
    if len(entries) > _MOST_DETAILS:
        parts.append(f"{len(entries) - _MOST_DETAILS} more checks did not pass; the report has them all.")
    return "\n\n".join(part for part in [*parts, _notes(report), words.what_next(report)] if part) + "\n"


def _head(report: Report) -> str:
    lines = [f"## {_escaped(report.title)}: {words.score(report)}",
             f"Submission {_code(report.submission.name)}, level {report.level.value}"
             f"{', public checks only' if report.scope == 'public' else ''}  ",
             f"{words.tally_line(report.checks)}; {words.ending(report)}"]
    lines += ["", " ".join(_escaped(told) for told in words.lateness(report))] if report.late else []
    lines += ["", *(f"> **Warning:** {_escaped(warning)}" for warning in report.warnings)] if report.warnings else []
    return "\n".join([lines[0], "", *lines[1:]])


def _table(section: Section) -> str:
    earned = f"{words.number(section.earned)} / {words.number(section.possible)}"
    still_open = f", {section.open} open" if section.open else ""
    lines = [f"### {_escaped(section.title)}: {earned}{still_open}", "", "| | Points | Check |", "| --- | ---: | --- |"]
    lines += [f"| {_outcome(entry.result)} | {words.points(entry.result)} | {_title(entry.result)} |"
              for entry in section.entries]
    return "\n".join(lines)


def _details(entry: Entry) -> str:
    result = entry.result
    lines = [f"**{_outcome(result)}** {_title(result)}"]
    if entry.repeats:
        return f"{lines[0]}  \nsame as above"
    lines += [f"Your file: {_code(result.answer_file)}"] if result.answer_file else []
    lines += [f"Your answer:\n\n{_block(result.answer)}"] if result.answer else []
    if result.message:
        lines.append(_block(result.message))
    lines += [_escaped(words.marked(result))] if result.marked else []
    if result.diagnosis and entry.same_mistake:
        lines.append(f"**{words.how_sure(result.diagnosis)}:** the same as above")
    elif result.diagnosis:
        lines.append(f"**{words.how_sure(result.diagnosis)}:** {_escaped(words.likely(result.diagnosis))}")
        lines += [f"**Try:** {_escaped(words.sentence(result.diagnosis.hint))}"] if result.diagnosis.hint else []
    return "\n\n".join(lines)


def _notes(report: Report) -> str:
    if not report.notes:
        return ""
    return "\n".join(["How the submission was read:", "", *(f"- {_code(note)}" for note in report.notes)])


def _outcome(result: CheckResult) -> str:
    return f"{_MARKS.get(result.outcome, '❌')} {result.outcome.name}"


def _title(result: CheckResult) -> str:
    hidden = r" \[hidden\]" if result.visibility is Visibility.HIDDEN else ""
    return _escaped(result.title) + hidden


def _escaped(text: str) -> str:
    """Return one line of an author's text as Markdown that shows it; names in `backticks` stay code."""
    parts = _CODE.split(clean_line(text, limit=_MOST_CHARACTERS))
    return "".join(_code(part) if at % 2 else _plain(part) for at, part in enumerate(parts))


def _plain(text: str) -> str:
    escaped = _PUNCTUATION.sub(r"\\\1", text)
    return _LINKED.sub("\\g<0>\u200b", escaped)


def _code(text: str) -> str:
    """Return one line of any text as inline code."""
    text = clean_line(text) or "no name"   # two backticks with nothing between would open code of their own
    fence = "`" * (_longest_row(text) + 1)
    return f"{fence} {text} {fence}" if text.startswith("`") or text.endswith("`") else f"{fence}{text}{fence}"


def _block(text: str) -> str:
    text = clean(text, limit=_MOST_CHARACTERS)
    fence = "`" * max(3, _longest_row(text) + 1)
    return f"{fence}text\n{text}\n{fence}"


def _longest_row(text: str) -> int:
    return max((len(row) for row in re.findall("`+", text)), default=0)
