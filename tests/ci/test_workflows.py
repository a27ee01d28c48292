"""The workflow files are what their services accept, and their own commands grade a submission.

The services themselves are not here: their variables, folders and files are made as their documents say, and each
command of the files is run by the shell that the service would take.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
import yaml

from grader.ci.workflows import course_files, workflow_files
from grader.errors import OperatorError
from grader.model import Level
from grader.signing import Verdict, new_key, verify
from tests.export.schemas import CLASSROOM50
from tests.tiny_course import RIGHT, make_course, write
from tests.walls import require

GRADER = Path(sys.executable).with_name("grader")
STUDENT, COURSE, GITLAB = ".github/workflows/grader.yml", ".github/workflows/grade-tiny.yml", ".gitlab-ci.yml"
CLASSROOM = {"CLASSROOM": "nn-2026", "ASSIGNMENT": "tiny", "SUBMISSION_TAG": "submit/2026-10-01T10-00-00Z",
             "COMMIT_URL": "https://example.org/c", "RELEASE_URL": "https://example.org/r"}
FILES = {**workflow_files("tiny"), **course_files("tiny")}
pytestmark = pytest.mark.skipif(os.name != "posix", reason="the services' machines that we ask for run Linux")


@pytest.mark.parametrize("install", ["", "./wheels/grader.whl", "git+https://example.org/it's \"quoted\"#egg=g"])
@pytest.mark.parametrize("name, schema", [(STUDENT, "github-workflows"), (COURSE, "github-workflows"),
                                          (GITLAB, "gitlab-ci")])
def test_a_workflow_file_obeys_the_published_schema(tmp_path, name, schema, install):
    path = write(tmp_path / "file.yml", {**workflow_files("tiny", install), **course_files("tiny", install)}[name])

    done = subprocess.run([sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}", path],
                          capture_output=True, text=True, timeout=120)

    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("name", [STUDENT, COURSE])
def test_a_github_workflow_can_only_read_and_leaves_no_token_behind(name):
    workflow = yaml.safe_load(FILES[name])
    fetched = [step for step in steps(name) if step.get("uses", "").startswith("actions/checkout@")]

    assert workflow["permissions"] == {"contents": "read"}
    assert fetched and all(step["with"]["persist-credentials"] is False for step in fetched)


@pytest.mark.parametrize("name", [STUDENT, COURSE])
def test_every_action_is_pinned_by_its_version(name):
    used = [step["uses"] for step in steps(name) if "uses" in step]

    assert used and all(use.rpartition("@v")[2].isdigit() for use in used)


def test_a_students_workflow_is_given_no_secret():
    assert "secrets." not in FILES[STUDENT] + FILES[GITLAB]


@pytest.mark.parametrize("assignment", ["", "a b", "$(id)", "../x", "-x", 'a"b'])
def test_an_id_that_could_end_a_command_is_refused(assignment):
    with pytest.raises(OperatorError, match="letters, digits"):
        workflow_files(assignment)


@pytest.mark.parametrize("name", [STUDENT, COURSE])
def test_a_job_that_is_not_told_where_grader_comes_from_stops_and_says_so(tmp_path, name):
    done = shell(command_of(name, "pip install"), tmp_path, GRADER_INSTALL="", RUNNER_TEMP=str(tmp_path))

    assert done.returncode == 1
    assert "::error::Say where grader comes from" in done.stdout and list(tmp_path.iterdir()) == []


def test_pip_installs_what_the_course_says(tmp_path):
    fake = write(tmp_path / "bin" / "python", '#!/bin/sh\necho "$@" >> "$RUNNER_TEMP/said"\n'
                 'mkdir -p "$RUNNER_TEMP/grader/bin" && cd "$RUNNER_TEMP/grader/bin"\n'
                 '[ -e python ] || cp "$0" python\n')
    fake.chmod(0o755)

    done = shell(command_of(STUDENT, "pip install"), tmp_path, GRADER_INSTALL="./grader.whl torch==2.13.0",
                 RUNNER_TEMP=str(tmp_path), PATH=f"{fake.parent}:{os.defpath}")

    assert done.returncode == 0, done.stderr
    assert (tmp_path / "said").read_text().splitlines() == [
        f"-I -m venv {tmp_path}/grader", "-I -m pip install --quiet ./grader.whl torch==2.13.0"]


def test_the_students_github_job_checks_the_file_and_keeps_the_report(tmp_path):
    student_repository(tmp_path)

    done = shell(command_of(STUDENT, " ci "), tmp_path, GITHUB_ACTIONS="true", GITHUB_WORKSPACE=str(tmp_path),
                 GITHUB_STEP_SUMMARY=str(tmp_path / "summary"), RUNNER_TEMP=str(tmp_path))

    (kept,) = [step["with"]["path"] for step in steps(STUDENT) if "upload-artifact" in step.get("uses", "")]
    assert done.returncode == 0, done.stderr
    assert json.loads((tmp_path / kept / "report.json").read_text())["score"] == 4
    assert "4 / 4" in (tmp_path / "summary").read_text(encoding="utf-8")


def test_the_students_gitlab_job_leaves_the_files_that_it_names(tmp_path):
    student_repository(tmp_path)
    job = yaml.safe_load(FILES[GITLAB])["grader"]
    (line,) = [line for line in job["script"] if " ci " in line]

    done = shell(line.replace("/opt/grader", str(tmp_path / "grader")), tmp_path, GITLAB_CI="true",
                 CI_PROJECT_DIR=str(tmp_path))

    assert done.returncode == 0, done.stderr
    assert all((tmp_path / path).is_file() for path in job["artifacts"]["reports"].values())


def test_the_gitlab_job_stops_where_it_is_not_told_where_grader_comes_from(tmp_path):
    first = yaml.safe_load(FILES[GITLAB])["grader"]["script"][0]

    assert shell(first, tmp_path, GRADER_INSTALL="").returncode == 1
    assert shell(first, tmp_path, GRADER_INSTALL="x").returncode == 0


def test_classroom_50_gets_its_result_and_imports_nothing_from_the_checkout(tmp_path):
    make_course(tmp_path / "autograder")
    script = write(tmp_path / "autograder" / "autograder.py", FILES["classroom50/autograder.py"])
    write(tmp_path / "checkout" / "tiny.py", RIGHT)
    for name in ("grader", "json", "pytest"):
        write(tmp_path / "checkout" / f"{name}.py", "open('imported', 'w')\nraise SystemExit(0)\n")

    done = subprocess.run([sys.executable, script], cwd=tmp_path / "checkout", capture_output=True, text=True,
                          env={**CLASSROOM, "PATH": os.defpath, "GRADER_PYTHON": sys.executable}, timeout=120)

    assert done.returncode == 0, done.stderr
    result = json.loads((tmp_path / "checkout" / "result.json").read_text())
    jsonschema.validate(result, CLASSROOM50)
    assert (result["score"], result["max-score"]) == (4, 4)
    assert not (tmp_path / "checkout" / "imported").exists()


def test_the_courses_job_runs_the_hidden_checks_and_signs(tmp_path):
    require(Level.STRICT)
    private, public = new_key()
    make_course(tmp_path / "course")
    write(tmp_path / "submission" / "tiny.py", RIGHT)
    link_grader(tmp_path)

    done = shell(command_of(COURSE, " ci "), tmp_path, GITHUB_ACTIONS="true", GITHUB_WORKSPACE=str(tmp_path),
                 RUNNER_TEMP=str(tmp_path), GRADER_SECRET="the course's own", GRADER_SIGNING_KEY=private)

    assert done.returncode == 0, done.stderr
    text = (tmp_path / "results" / "report.json").read_text(encoding="utf-8")
    assert (json.loads(text)["scope"], json.loads(text)["score"], json.loads(text)["warnings"]) == ("all", 10, [])
    assert verify(text, public)[0] is Verdict.VALID
    assert private not in text + done.stdout + done.stderr


def steps(name: str) -> list[dict]:
    (job,) = yaml.safe_load(FILES[name])["jobs"].values()
    return job["steps"]


def command_of(name: str, part: str) -> str:
    """Return the one command of a GitHub workflow that holds `part`."""
    (found,) = [step["run"] for step in steps(name) if part in step.get("run", "")]
    return found


def student_repository(folder: Path) -> None:
    """Make a course with the student's file at its top, and grader where the job's first step would put it."""
    make_course(folder)
    write(folder / "tiny.py", RIGHT)
    link_grader(folder)


def link_grader(folder: Path) -> None:
    (folder / "grader" / "bin").mkdir(parents=True)
    (folder / "grader" / "bin" / "grader").symlink_to(GRADER)


def shell(command: str, folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a command as the services do: bash, which stops at the first error."""
    return subprocess.run(["bash", "-e", "-o", "pipefail", "-c", command], cwd=folder, capture_output=True, text=True,
                          env={"PATH": os.defpath, **variables}, timeout=120)
