"""A tiny assignment to validate, changed in one place or another."""

from __future__ import annotations

import shutil

import pytest

from grader.model import Level
from grader.template import write_templates
from grader.validate import validate
from tests.tiny_course import CHECKS, REFERENCE, make_course, write

TRIPLED = ('    Mistake("tripled", "It is three times.", "Count.", {"2 * np": "3 * np"}, '
           'loses=("vector", "matrix")),\n')


@pytest.fixture
def validated(tmp_path, monkeypatch):
    """validated(mistakes, checks, ...): validate a tiny assignment.

    `template` replaces the one that its reference gives; None takes it away.
    """
    monkeypatch.delenv("GRADER_SECRET", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))

    def validated(mistakes=TRIPLED, checks=CHECKS, template="", reference=REFERENCE, solutions=None, equivalent="",
                  declared=None, handout="# Tiny homework\n", **more):
        course = make_course(tmp_path, checks, **declared or {})
        write(tmp_path / "reference" / "tiny" / "tiny.py", reference)
        shutil.rmtree(tmp_path / "student_template", ignore_errors=True)
        if template == "":
            write_templates(tmp_path / "reference" / "tiny", tmp_path / "student_template" / "tiny")
        elif template is not None:
            write(tmp_path / "student_template" / "tiny" / "tiny.py", template)
        folder = tmp_path / "assignments" / "tiny"
        if handout:
            write(folder / "README.md", handout)
        write(folder / "mistakes.py", f"from grader.mistakes import Mistake\n\nMISTAKES = (\n{mistakes})\n{equivalent}")
        for name, text in (solutions or {}).items():
            write(folder / "solutions" / name / "tiny.py", text)
        return validate(course, "tiny", Level.PROCESS, **more)
    return validated
