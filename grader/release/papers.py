"""The files of a bundle that are written anew: course.yaml, assignment.yaml, mistakes.py, README.md.

In: the course's and the assignment's settings, the mistakes that ship.  Out: texts.  Pure.
"""

from __future__ import annotations

import pprint
import shlex
from collections.abc import Iterable

import msgspec
import yaml

from grader.assignment import Assignment
from grader.course import Course
from grader.mistakes import Mistake
from grader.model import CheckResult
from grader.questions import questions_of
from grader.questions.public import without_key


def course_yaml(course: Course) -> str:
    """Return the course file of a bundle: its name, and no secret."""
    return _yaml({"name": course.name, "demonstration_secret": "none: a bundle holds no hidden check"})


def assignment_yaml(assignment: Assignment, public: Iterable[CheckResult], used: Iterable[str]) -> str:
    """Return the settings for the public checks alone; budgets and thresholds stay when `used` names them.

    Questions stay as they are asked, without what is right.
    """
    settings, public, used = msgspec.to_builtins(assignment.settings), tuple(public), set(used)
    settings |= {"checks": len(public), "points": sum(check.max_points for check in public), "bundle": True}
    for section in ("budgets", "thresholds"):
        settings[section] = {name: value for name, value in settings[section].items() if name in used}
    settings.pop("full")
    settings["questions"] = {id: msgspec.to_builtins(without_key(question))
                             for id, question in questions_of(assignment).items()}
    return _yaml({name: value for name, value in settings.items() if value not in ({}, [])})


def mistakes_py(mistakes: Iterable[Mistake], public: Iterable[str]) -> str:
    """Return the catalogue without edits: what a student reads, and which public checks each mistake costs."""
    known = set(public)
    entries = "".join(
        "    Mistake(\n" + "".join(f"        {_literal(part)},\n" for part in (
            one.name, one.says, one.hint, {}, tuple(id for id in one.loses if id in known),
            tuple(id for id in one.may_lose if id in known))) + "    ),\n" for one in mistakes)
    return ('"""Usual mistakes, and what to try.  What each answers in the public checks is in mistakes.npz."""\n\n'
            f"from grader.mistakes import Mistake\n\nMISTAKES = (\n{entries})\n")


def readme(course: Course, assignment: Assignment, versions: dict[str, str], install: str = "",
           notebook: str = "") -> str:
    """Return how to work with the bundle, and what it was made with.

    `install` is what pip installs, "" where the course says it elsewhere; `notebook` is where the template notebook
    lies, "" where there is none.
    """
    settings, id = assignment.settings, assignment.id
    how_to_install = f": `python -m pip install {shlex.quote(install)}`" if install else ", as your course says"
    made = ", ".join(f"{name} {version}" for name, version in versions.items())
    return f"""# {settings.title}

The homework `{id}` of the course *{course.name}*.
What is asked stands in `assignments/{id}/README.md`.

1. Install the `grader` package{how_to_install}.
2. Write your solution in `{settings.file}`, beside this file.
3. In this folder, run `grader check {id}`.

| you want | type |
| --- | --- |
| the same again at each save | `grader check --watch` |
| one task alone, by name or number | `grader check --task {next(iter(settings.tasks))}` |
| your code in a debugger, at your `breakpoint()` | `grader check --debug ID`, with the id that stands behind a check |
| a page with pictures, and all that your code printed | `grader check --save report` |
{_about_notebooks(id, notebook) if notebook else ""}
The checks here are the public ones. They say what is wrong, where, and what to try. The course also grades with hidden
ones: other sizes, other data.

`expected.npz` and `expected.json` in `assignments/{id}` hold what a right solution answers in these checks,
`mistakes.npz` and `mistakes.json` what usual mistakes answer. Much older or newer versions of libraries may
draw other cases, and a check then says that the bundle holds no answer for them. These files were made with:
{made}.
"""


def _about_notebooks(id: str, notebook: str) -> str:
    return f"""
A notebook works as well: `{notebook}` asks for the same. Its last cell, `grader.check("{id}")`, checks
what has run so far. `grader check {id} {notebook}` checks the file that you have saved, as the course will.
Hand in a notebook or a script, not both: where both lie side by side, the script counts.
"""


def _yaml(value: dict) -> str:
    return yaml.safe_dump(value, sort_keys=False, allow_unicode=True, width=110)


def _literal(value: object) -> str:
    return pprint.pformat(value, width=106).replace("\n", "\n        ")
