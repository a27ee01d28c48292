"""The autograder zip: complete, closed to others, and able to grade."""

from __future__ import annotations

import ast
import json
import shlex
import shutil
import subprocess
from pathlib import Path

import jsonschema
import pytest

from grader.errors import OperatorError
from grader.export import gradescope_bundle, needed_files
from grader.export.gradescope_run import run_autograder
from grader.model import Level
from tests.tiny_course import RIGHT, WRONG, make_course, write

from .schemas import GRADESCOPE

WHEEL = Path("dist/grader-0.1.0-py3-none-any.whl")


@pytest.fixture
def course(tmp_path) -> Path:
    """A course with two assignments, one of which has a deadline."""
    folder = tmp_path / "course"
    make_course(folder)
    write(folder / "assignments" / "other" / "assignment.yaml", "title: Other\n")
    write(folder / "assignments" / "other" / "checks" / "test_other.py", "")
    write(folder / "assignments" / "tiny" / "samples" / "right" / "tiny.py", RIGHT)
    with (folder / "course.yaml").open("a") as file:
        file.write("deadlines: {other: 2026-11-30 23:59 UTC}\n")
    return folder


def bundle(course: Path, **options):
    return gradescope_bundle("tiny", WHEEL, needed_files(course, "tiny"), **options)


def unpacked(course: Path, root: Path, submission: str, **options) -> Path:
    """Lay the zip and a submission out as Gradescope does."""
    for entry in bundle(course, **options):
        target = root / "source" / entry.name
        target.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(entry.content, bytes):
            target.write_bytes(entry.content)
        elif entry.content != WHEEL:
            shutil.copy(entry.content, target)
    write(root / "submission" / "tiny.py", submission)
    return root


def results(root: Path) -> dict:
    found = json.loads((root / "results" / "results.json").read_text(encoding="utf-8"))
    jsonschema.validate(found, GRADESCOPE)
    return found


def test_it_holds_the_scripts_the_wheel_and_what_grading_needs(course):
    names = {entry.name for entry in bundle(course)}

    assert names == {
        "setup.sh", "run_autograder", WHEEL.name, "course/course.yaml", "course/assignments/other/assignment.yaml",
        "course/assignments/tiny/assignment.yaml", "course/assignments/tiny/checks/test_double.py",
        "course/reference/tiny/tiny.py"}


def test_scripts_can_be_started_and_the_course_is_for_its_owner_alone(course):
    modes = {entry.name: entry.mode for entry in bundle(course, secret=b"s3cret")}

    assert modes["setup.sh"] == modes["run_autograder"] == 0o755
    assert {mode for name, mode in modes.items() if name.startswith("course/")} == {0o600}
    assert "course/.grader-secret" in modes


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash itself reads the script's syntax")
def test_the_setup_is_a_script_whose_words_are_quoted(course):
    entries = {entry.name: entry.content for entry in bundle(
        course, requirements=["torch==2.13.0", "x; touch /tmp/y"], pip_options=["--constraint", "a b"])}
    text = entries["setup.sh"].decode()

    syntax = subprocess.run(["bash", "-n"], input=text, capture_output=True, text=True)
    line = next(line for line in text.splitlines() if "pip install" in line)
    assert (syntax.returncode, syntax.stderr) == (0, "")
    assert shlex.split(line)[-5:] == ["--constraint", "a b", "torch==2.13.0", "x; touch /tmp/y", f"./{WHEEL.name}"]


def test_the_run_script_calls_what_the_wheel_holds_with_the_settings(course):
    entries = {entry.name: entry.content for entry in bundle(course, weakest=Level.PROCESS, hidden="visible")}
    text = entries["run_autograder"].decode()

    call = next(node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call)
                and getattr(node.func, "id", "") == "run_autograder")
    assert text.startswith("#!/opt/grader/bin/python -I\n")
    assert {word.arg: ast.literal_eval(word.value) for word in call.keywords} == {
        "assignment_id": "tiny", "weakest": "process", "hidden": "visible"}


@pytest.mark.parametrize("change, wanted", [
    ({"course.yaml": None}, "course.yaml"), ({"../x": Path("x")}, "../x"), ({"/x": Path("x")}, "/x"),
    ({".grader-secret": Path("x")}, "secret by itself")])
def test_files_that_cannot_be_a_course_are_refused(course, change, wanted):
    files = {name: path for name, path in {**needed_files(course, "tiny"), **change}.items() if path}

    with pytest.raises(OperatorError, match=wanted):
        gradescope_bundle("tiny", WHEEL, files)


def test_what_is_no_wheel_is_refused(course):
    with pytest.raises(OperatorError, match="no wheel"):
        gradescope_bundle("tiny", Path("grader.tar.gz"), needed_files(course, "tiny"))


@pytest.mark.parametrize("source, score", [(RIGHT, 10.0), (WRONG, 0.0)])
def test_a_submission_is_graded_from_the_zip_alone(course, tmp_path, source, score):
    root = unpacked(course, tmp_path / "autograder", source, secret=b"s3cret")

    run_autograder(root, assignment_id="tiny", weakest="process", hidden="after_published")

    found = results(root)
    assert found["score"] == score
    assert [test["visibility"] for test in found["tests"]] == ["visible", "after_published"]
    assert "Demonstration" not in str(found["extra_data"]["warnings"])


def test_a_container_that_is_too_weak_grades_nothing(course, tmp_path, monkeypatch):
    monkeypatch.setattr("grader.export.gradescope_run.best_level", lambda: Level.PROCESS)
    root = unpacked(course, tmp_path / "autograder", RIGHT)

    run_autograder(root, assignment_id="tiny", weakest="contained", hidden="visible")

    found = results(root)
    assert "score" not in found
    assert "cannot wall submissions off" in found["tests"][0]["output"]


def test_a_run_that_fails_leaves_a_result_without_a_score(course, tmp_path, capsys):
    root = unpacked(course, tmp_path / "autograder", RIGHT)
    (root / "source" / "course" / "reference" / "tiny" / "tiny.py").unlink()

    run_autograder(root, assignment_id="tiny", weakest="process", hidden="visible")

    found = results(root)
    assert "score" not in found
    assert "Grading did not finish" in found["tests"][0]["output"]
    assert "Write the reference first" in capsys.readouterr().out
