"""The folder travels with the assignments whose handout imports it, and gives nothing away."""

from __future__ import annotations

from pathlib import Path

import pytest

import grader.plots
from grader.assignment import load_assignment
from grader.course import course_in
from grader.model import Level
from grader.release import make_bundle
from grader.release.leaks import KeptBack, leaks
from grader.template import solution_lines, write_templates
from tests.tiny_course import make_course, write

FOLDER = Path(grader.plots.__file__).parent
COURSE = course_in(Path(__file__).resolve().parents[2])
WITH_PLOTS = ("backprop", "conv2d", "train_loop", "two_layer_net", "xor")


@pytest.mark.parametrize("handout, travels", [
    ("Draw it:\n\n    from plots import learning_curves\n", True), ("    import plots\n", True),
    ("The plots are yours to draw; import plotsome for it.\n", False)])
def test_plots_travel_where_the_handout_imports_them(tmp_path, handout, travels):
    course = make_course(tmp_path)
    write(tmp_path / "assignments" / "tiny" / "README.md", handout)
    write_templates(tmp_path / "reference" / "tiny", tmp_path / "student_template" / "tiny")

    files = make_bundle(course, "tiny", Level.PROCESS)

    shipped = {path.removeprefix("plots/"): body for path, body in files.items() if path.startswith("plots/")}
    assert shipped == ({path.name: path.read_bytes() for path in FOLDER.glob("*.py")} if travels else {})


@pytest.mark.parametrize("assignment_id", WITH_PLOTS)
def test_the_handouts_import_functions_that_there_are(assignment_id):
    text = (COURSE.folder / "assignments" / assignment_id / "README.md").read_text(encoding="utf-8")

    (imported,) = [line.removeprefix("from plots import ") for line in text.splitlines()
                   if line.startswith("from plots import ")]
    assert set(imported.split(", ")) <= set(grader.plots.__all__)


@pytest.mark.parametrize("assignment_id", WITH_PLOTS)
def test_the_folder_holds_no_line_of_a_solution(assignment_id):
    assignment = load_assignment(COURSE, assignment_id)
    text = assignment.reference.read_text(encoding="utf-8")
    lines = text.split("\n")
    solution = tuple(lines[number - 1] for number in solution_lines(text, assignment.reference.name))

    files = {path.name: path.read_bytes() for path in FOLDER.glob("*.py")}
    assert leaks(files, KeptBack(solution, (), (), (), (), ())) == ()
    assert solution
