"""The answers.yaml that students fill in, and the same as cells of a notebook.

In: questions.  Out: text in which every question stands above the place of its answer; nothing of the key.  Pure.
An answer that is left as it is counts as none.
"""

from __future__ import annotations

import textwrap

from grader.questions.kinds import Question

_WIDTH = 100


def sheet(title: str, questions: dict[str, Question]) -> str:
    """Return the text of an answers.yaml without answers."""
    head = (f"Answers to the questions of: {title}.  Write each answer behind its name.  A text goes below the bar, "
            "every line indented by two spaces.  Lines that begin with # are not read.")
    return "\n".join([_comment(head), *(f"\n{_entry(id, question)}" for id, question in questions.items())]) + "\n"


def cells(questions: dict[str, Question]) -> list[str]:
    """Return Markdown cells: for each question one that asks, and one to answer in."""
    made = []
    for id, question in questions.items():
        options = "\n".join(f"- **{name}**: {text}" for name, text in question.options.items())
        parts = [f"## Question `{id}` ({_points(question)})", question.ask.strip(), options, how_to(question)]
        made.append("\n\n".join(filter(None, parts)))
        if question.kind != "file":
            made.append(f"# answer: {id}\n")
    return made


def how_to(question: Question) -> str:
    """Return one sentence on the form of the answer."""
    names = list(question.options)
    if question.kind == "choose":
        return f"Write the one that is right, such as: {names[0]}"
    if question.kind == "select":
        return f"Write all that are right, such as: {', '.join(names[:2])}"
    if question.kind == "number":
        unit = f" (in {question.number.unit})" if question.number.unit else ""
        return f"Write a number{unit}."
    if question.kind == "formula":
        symbols = ", ".join(question.formula.symbols)
        return f"Write a formula{f' in {symbols}' if symbols else ''}: + - * / ^ brackets sqrt exp log ceil floor"
    if question.kind == "text":
        most = question.text.words
        return f"Write at most {most} words." if most else "Write some sentences."
    return f"Hand in the file {question.file.name}."


def _entry(id: str, question: Question) -> str:
    lines = [_comment(f"{id} ({_points(question)}): {' '.join(question.ask.split())}"),
             *(_comment(f"  {name}: {text}", "      ") for name, text in question.options.items()),
             _comment(how_to(question))]
    place = {"text": [f"{id}: |", "  "], "file": []}.get(question.kind, [f"{id}:"])
    return "\n".join([*lines, *place])


def _points(question: Question) -> str:
    return "1 point" if question.points == 1 else f"{question.points:g} points"


def _comment(text: str, indent: str = "") -> str:
    return "\n".join(textwrap.wrap(text, _WIDTH, initial_indent="# ", subsequent_indent=f"# {indent}",
                                   break_long_words=False, break_on_hyphens=False))
