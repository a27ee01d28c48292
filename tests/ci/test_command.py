"""`grader ci`, driven from outside with each service's variables: what it prints, writes and ends with."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.tiny_course import CHECKS, RIGHT, WRONG, make_course, write

GRADER = Path(sys.executable).with_name("grader")
CLASSROOM = {"CLASSROOM": "nn-2026", "ASSIGNMENT": "tiny", "SUBMISSION_TAG": "submit/2026-10-01T10-00-00Z",
             "COMMIT_URL": "https://example.org/c", "RELEASE_URL": "https://example.org/r"}
HOSTILE = '''\
def double(x):
    print("::error::printed")
    raise ValueError("\\n::error file=exam.py::raised\\n##[error]raised")
'''


@pytest.fixture
def ci(tmp_path):
    """ci(source, ...): run `grader ci tiny` beside a tiny.py of this source, inside a tiny course."""
    make_course(tmp_path)

    def run(source, *options, **variables):
        if source is not None:
            write(tmp_path / "tiny.py", source)
        return subprocess.run([str(GRADER), "ci", "tiny", "--level", "process", *options], cwd=tmp_path, text=True,
                              env={"PATH": os.defpath, **variables}, capture_output=True, timeout=120)
    return run


def commands(stdout: str) -> list[str]:
    """Return what GitHub's runner would obey of this output."""
    found, stopped = [], ""
    for line in stdout.splitlines():
        if stopped:
            stopped = "" if line == f"::{stopped}::" else stopped
        elif line.startswith("::stop-commands::"):
            stopped = line.removeprefix("::stop-commands::")
        elif line.lstrip().startswith("::") or "##[" in line:
            found.append(line)
    return found


def test_a_mistake_is_told_at_the_students_line_with_the_report_above(ci, tmp_path):
    done = ci("\n\n" + WRONG, GITHUB_ACTIONS="true", GITHUB_WORKSPACE=str(tmp_path))

    (told,) = commands(done.stdout)
    assert told.startswith("::error file=tiny.py,line=3,title=FAILED 0/4%3A `double` doubles a vector.::")
    assert "score 0 / 4" in done.stdout
    assert done.returncode == 0


def test_a_syntax_error_is_told_at_its_line(ci, tmp_path):
    done = ci("x = 1\ndef double(x:\n", GITHUB_ACTIONS="true", GITHUB_WORKSPACE=str(tmp_path))

    (told,) = commands(done.stdout)
    assert told.startswith("::error file=tiny.py,line=2,")


def test_nothing_that_student_code_prints_or_raises_is_a_command(ci, tmp_path):
    done = ci(HOSTILE, GITHUB_ACTIONS="true", GITHUB_WORKSPACE=str(tmp_path))

    (told,) = commands(done.stdout)
    assert told.startswith("::error file=tiny.py,line=3,title=CRASHED")
    assert commands(done.stderr) == []


@pytest.mark.parametrize("variables", [{}, {"GITLAB_CI": "true"}])
def test_other_services_get_the_report_without_commands(ci, variables):
    done = ci(HOSTILE, **variables)

    assert commands(done.stdout) == [] and "stop-commands" not in done.stdout
    assert "score 0 / 4" in done.stdout


def test_the_option_decides_against_the_environment(ci, tmp_path):
    ci(WRONG, "--service", "gitlab", GITHUB_ACTIONS="true", CI_PROJECT_DIR=str(tmp_path))

    (issue,) = json.loads((tmp_path / "grader-results" / "gl-code-quality-report.json").read_text())
    assert issue["location"] == {"path": "tiny.py", "lines": {"begin": 1}}


def test_junit_and_json_have_every_public_check_and_no_hidden_one(ci, tmp_path):
    ci(RIGHT, "--out", "made")

    assert [case.get("name") for case in ElementTree.parse(tmp_path / "made" / "junit.xml").iter("testcase")] == [
        "vector: `double` doubles a vector."]
    report = json.loads((tmp_path / "made" / "report.json").read_text(encoding="utf-8"))
    assert (report["scope"], len(report["checks"])) == ("public", 1)


@pytest.mark.parametrize("least, code", [("4", 0), ("4.5", 1)])
def test_fail_under_makes_a_job_fail(ci, least, code):
    assert ci(RIGHT, "--fail-under", least).returncode == code


def test_a_missing_file_has_exit_code_2_and_a_report(ci, tmp_path):
    assert ci(None).returncode == 2
    assert (tmp_path / "grader-results" / "report.json").is_file()


@pytest.mark.parametrize("source", [RIGHT, WRONG, "def double(x:\n", None])
def test_classroom_50_gets_exit_code_0_whenever_there_is_a_result(ci, tmp_path, source):
    done = ci(source, "--fail-under", "100", GITHUB_ACTIONS="true", **CLASSROOM)

    assert done.returncode == 0
    assert json.loads((tmp_path / "result.json").read_text())["score"] == (4 if source == RIGHT else 0)


def test_classroom_50_gets_no_result_and_exit_code_3_for_a_fault_of_ours(ci, tmp_path):
    make_course(tmp_path, CHECKS.replace("rng.normal(size=5)", "rng.no_such_thing()"))
    write(tmp_path / "result.json", '{"score": 100}')

    done = ci(RIGHT, **CLASSROOM)

    assert (done.returncode, (tmp_path / "result.json").exists()) == (3, False)
    assert "Our fault" in done.stderr and "Traceback" not in done.stderr


def test_hidden_checks_run_only_when_asked_for_and_give_no_remarks(ci, tmp_path):
    done = ci(WRONG, "--hidden", GITHUB_ACTIONS="true", GITHUB_WORKSPACE=str(tmp_path))

    assert json.loads((tmp_path / "grader-results" / "report.json").read_text())["scope"] == "all"
    assert commands(done.stdout) == []


def test_signing_is_refused_at_a_level_that_does_not_keep_the_key(ci, tmp_path):
    done = ci(RIGHT, "--sign", GRADER_SIGNING_KEY="ed25519-private:" + "A" * 43 + "=")

    assert (done.returncode, "At level process" in done.stderr) == (2, True)
    assert not (tmp_path / "grader-results").exists()


def test_the_workflow_files_are_written_and_none_is_overwritten(ci, tmp_path):
    command = [str(GRADER), "workflows", "tiny", "--install", "./grader.whl", "--out", "repository"]
    first, second = (subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=120)
                     for _ in range(2))

    assert (first.returncode, second.returncode) == (0, 2)
    assert "grader.yml is there already" in second.stderr
    assert '"./grader.whl"' in (tmp_path / "repository" / ".github" / "workflows" / "grader.yml").read_text()
