"""`grader template --answers` writes the sheet where it belongs, and never over a student's answers."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from grader.cli import main
from tests.tiny_course import make_course

ASKED = "questions: {one: {task: double, points: 1, ask: Which one, choose: {a: A, b: B}ANSWER}}\n"


@pytest.fixture
def run(tmp_path, monkeypatch):
    """run(*more): `grader template tiny --answers`, typed in an empty folder."""
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    return lambda *more: CliRunner().invoke(main, ["--course", str(tmp_path), "template", "tiny", "--answers", *more])


def test_in_a_course_it_lies_beside_the_template_and_is_kept_in_step(tmp_path, run):
    make_course(tmp_path, more=ASKED.replace("ANSWER", ", answer: b"), points=11)

    codes = [run("--check").exit_code, run().exit_code, run("--check").exit_code, run().exit_code]

    assert codes == [1, 0, 0, 0]
    assert "# one (1 point)" in (tmp_path / "student_template" / "tiny" / "answers.yaml").read_text(encoding="utf-8")


def test_in_a_bundle_it_comes_into_this_folder_once(tmp_path, run):
    make_course(tmp_path, more=ASKED.replace("ANSWER", "") + "bundle: true\n")
    sheet = tmp_path / "here" / "answers.yaml"

    first = run().exit_code
    sheet.write_text("one: b\n", encoding="utf-8")
    again = run()

    assert (first, again.exit_code, sheet.read_text(encoding="utf-8")) == (0, 2, "one: b\n")
    assert "is there already, and stays as it is" in again.output


def test_an_assignment_without_questions_says_so(tmp_path, run):
    make_course(tmp_path)

    assert run().output == "tiny has no questions.\n"
