"""The versions that a bundle was made with: of Python, of the grader, and of the libraries that its own code needs.

In: an Assignment, the texts of the public checks.  Out: name -> version, in the order in which they are told.
Other versions may draw other cases, and what else happens to be installed here would only frighten.
"""

from __future__ import annotations

import ast
import platform
from collections.abc import Iterator, Mapping

from grader import __version__
from grader.assignment import Assignment
from grader.release.public import mentioned
from grader.sandbox.libraries import versions_of

_ALWAYS = ("numpy",)                       # the generators that cases are drawn from
_OURS = ("grader", "plots", "pytest")      # named by itself, ships with the bundle, draws nothing
_BEHIND = {"mnist": "sklearn"}             # an image set -> the library whose images stand in for it


def made_with(assignment: Assignment, checks: Mapping[str, str]) -> dict[str, str]:
    """Return what the bundle's README tells of the versions that its expected answers come from."""
    template = (path.read_text(encoding="utf-8") for path in sorted(assignment.template.rglob("*.py")))
    named = {name for text in (*checks.values(), *template) for name in _imported(text)} - set(_OURS)
    behind = {library for images, library in _BEHIND.items() if mentioned(checks, images)}
    found = versions_of({*_ALWAYS, *assignment.settings.libraries, *named, *behind})
    return {"grader": __version__, "Python": platform.python_version(),
            **{name: version for name, version in found.items() if version != "unknown"}}   # unknown: files of its own


def _imported(text: str) -> Iterator[str]:
    """Yield the top-level names that a module imports anywhere in it."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]
