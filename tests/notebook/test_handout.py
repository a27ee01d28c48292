"""A template notebook is the template, cell by cell, with the handout's words; it earns what the script does."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

nbformat = pytest.importorskip("nbformat", reason="the extra `notebook` is not installed")

from grader.assignment import load_assignment  # noqa: E402 - only where nbformat is installed
from grader.cli import main  # noqa: E402
from grader.course import find_course  # noqa: E402
from grader.grade import grade  # noqa: E402
from grader.model import Level, Outcome  # noqa: E402
from grader.notebook import make_notebook  # noqa: E402
from grader.template import make_template  # noqa: E402
from tests.tiny_course import make_course, write  # noqa: E402

COURSE = find_course(Path(__file__).parent)
SCRIPT = '''\
"""A homework."""

import numpy as np

RATE = 0.1


# as in the handout
def double(x):
    """Twice x.

    Of any shape.
    """
    return 2 * x


class Net:
    """A net."""


if __name__ == "__main__":
    print(double(RATE))
'''
HANDOUT = "# Tiny\n\nWrite it.\n\n## Task 1: double\n\nDouble `x`.\n\n## Advice\n\nNone.\n"


def cells(text: str) -> list[tuple[str, str]]:
    return [(cell.cell_type, cell.source) for cell in nbformat.reads(text, as_version=4).cells]


def code(text: str) -> str:
    """Return the code cells but for the last, which checks, as a script without empty lines."""
    script = "\n".join(source for kind, source in cells(text)[:-1] if kind == "code")
    return "\n".join(line for line in script.split("\n") if line.strip())


def test_each_definition_has_a_cell_and_the_handouts_words_or_its_docstrings_above_it():
    told = cells(make_notebook(SCRIPT, HANDOUT, "tiny"))

    assert [kind for kind, _ in told] == ["markdown", "code", "markdown", "code", "markdown", "code", "code", "code"]
    assert told[0][1].startswith("# Tiny\n\nWrite it.\n\n")
    assert told[2][1] == "## Task 1: double\n\nDouble `x`."
    assert told[3][1].startswith("# as in the handout\ndef double(x):")
    assert told[4][1] == "## `Net`\n\nA net."
    assert told[7][1] == '%load_ext grader\ngrader.check("tiny")'


def test_the_code_cells_are_the_script():
    assert code(make_notebook(SCRIPT, HANDOUT, "tiny")) == "\n".join(x for x in SCRIPT.split("\n") if x.strip())


@pytest.mark.parametrize("assignment_id", COURSE.assignment_ids())
def test_every_template_is_a_valid_notebook_with_the_same_code(assignment_id):
    assignment = load_assignment(COURSE, assignment_id)
    template = make_template(assignment.reference.read_text(encoding="utf-8"), assignment.reference.name)

    made = make_notebook(template, (assignment.folder / "README.md").read_text(encoding="utf-8"), assignment_id)

    nbformat.validate(nbformat.reads(made, as_version=4))
    assert code(made) == "\n".join(line for line in template.split("\n") if line.strip())
    assert make_notebook(template, (assignment.folder / "README.md").read_text(encoding="utf-8"), assignment_id) == made


def test_a_references_notebook_earns_everything_and_its_templates_nothing(tmp_path):
    source = load_assignment(COURSE, "conv2d").reference.read_text(encoding="utf-8")
    solved = write(tmp_path / "solved.ipynb", make_notebook(source, "", "conv2d"))
    stub = write(tmp_path / "stub.ipynb", make_notebook(make_template(source, "conv2d.py"), "", "conv2d"))

    right, empty = (grade(COURSE, "conv2d", path, Level.PROCESS, public_only=True).report for path in (solved, stub))

    assert right.score == right.max_score > 0
    assert {check.outcome for check in empty.checks} == {Outcome.MISSING}


def test_the_command_writes_the_notebook_and_tells_when_it_is_out_of_step(tmp_path):
    course = make_course(tmp_path)
    run = ["--course", str(tmp_path), "template", "tiny", "--notebook"]

    missing = CliRunner().invoke(main, [*run, "--check"])
    written = CliRunner().invoke(main, run)
    in_step = CliRunner().invoke(main, [*run, "--check"])
    reference = course.folder / "reference" / "tiny" / "tiny.py"
    reference.write_text(reference.read_text().replace("2 x", "twice x"))
    out_of_step = CliRunner().invoke(main, [*run, "--check"])

    assert [missing.exit_code, written.exit_code, in_step.exit_code, out_of_step.exit_code] == [1, 0, 0, 1]
    assert "YOUR CODE HERE" in (tmp_path / "student_template" / "tiny" / "tiny.ipynb").read_text()


def test_each_question_gets_a_cell_that_asks_and_a_cell_to_answer_in(tmp_path):
    asked = "questions: {one: {task: double, points: 1, ask: Which one, choose: {a: A, b: B}, answer: b}}\n"
    make_course(tmp_path, more=asked, points=11)

    CliRunner().invoke(main, ["--course", str(tmp_path), "template", "tiny", "--notebook"])

    cells = nbformat.read(tmp_path / "student_template" / "tiny" / "tiny.ipynb", as_version=4).cells
    assert cells[-3].source.startswith("## Question `one` (1 point)\n\nWhich one\n\n- **a**: A")
    assert (cells[-2].cell_type, cells[-2].source) == ("markdown", "# answer: one\n")
