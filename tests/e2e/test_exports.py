"""`grader export` and `-o junit|markdown`, driven from outside: every format from what grading left behind."""

from __future__ import annotations

import csv
import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest

from grader.export import EXPORTERS
from tests.tiny_course import RIGHT, WRONG, make_course, write

GRADER = Path(sys.executable).with_name("grader")
ROSTER = "name,id,email,username\nAda Byron,1,ada@example.org,ada\nBob Roe,2,bob@example.org,bob\n"
CLASSROOM = {"CLASSROOM": "nn-2026", "ASSIGNMENT": "tiny", "SUBMISSION_TAG": "submit/2026-10-01T10-00-00Z",
             "COMMIT_URL": "https://example.org/c", "RELEASE_URL": "https://example.org/r"}
KEPT = {name: value for name, value in os.environ.items() if not name.startswith("GRADER_")}


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """A tiny course with a batch in results/, made once: nothing below changes it."""
    folder = tmp_path_factory.mktemp("course")
    make_course(folder)
    write(folder / "submissions" / "ada" / "tiny.py", RIGHT)
    write(folder / "submissions" / "bob" / "tiny.py", WRONG)
    write(folder / "roster.csv", ROSTER)
    done = grader(folder, "batch", "tiny", "submissions", "--out", "results", "--level", "process", "-j", "1")
    assert done.returncode == 0, done.stderr
    return folder


def grader(folder, *arguments, **variables):
    return subprocess.run([str(GRADER), *map(str, arguments)], cwd=folder, env=KEPT | variables, capture_output=True,
                          encoding="utf-8", timeout=120)


def export(course, *arguments, **variables):
    done = grader(course, "export", *arguments, **variables)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("name", [exporter.name for exporter in EXPORTERS])
def test_every_format_is_written_from_what_grading_left_behind(course, name):
    takes = {exporter.name: exporter.takes for exporter in EXPORTERS}[name]
    source = "results" if takes == "class" else "results/reports/ada/report.json"

    assert len(export(course, name, source, **CLASSROOM)) > 20


def test_the_gradebook_and_a_roster_are_enough_for_scores_by_student(course):
    rows = list(csv.DictReader(io.StringIO(export(course, "nbgrader", "results", "--roster", "roster.csv"))))

    assert {(row["student_id"], row["last_name"], row["score"]) for row in rows} == {("1", "Byron", "10"),
                                                                                   ("2", "Roe", "0")}


def test_the_table_is_the_one_that_the_batch_wrote(course):
    written = (course / "results" / "grades.csv").read_bytes().decode()

    assert export(course, "gradebook", "results").split() == written.split()


def test_a_template_is_filled_in_and_written_to_the_file_that_is_named(course, tmp_path):
    write(tmp_path / "canvas.csv", "Student,ID,SIS User ID,SIS Login ID,Section,Homework (7)\n"
                                   "    Points Possible,,,,,10\n\"Byron, Ada\",41,1,ada,A,\n")

    export(course, "canvas", "results", "--roster", "roster.csv", "--template", tmp_path / "canvas.csv",
           "--column", "Homework (7)", "--out", tmp_path / "scores.csv")

    assert (tmp_path / "scores.csv").read_text().splitlines()[-1] == '"Byron, Ada",41,1,ada,A,10'


@pytest.mark.parametrize("arguments, told", [
    (["canvas", "nowhere"], "no gradebook"),
    (["gradescope", "results"], "is a folder"),
    (["gradescope", "course.yaml"], "not a grader/report/v1 report"),
    (["canvas", "results", "--assignment", "other"], "no results of other"),
    (["moodle", "results", "--column", "x"], "moodle has no --column"),
    (["autolab", "results/reports/ada/report.json", "--problem", "x"], "TASK=NAME"),
    (["classroom50", "results/reports/ada/report.json"], "CLASSROOM"),
    (["gradescope-autograder", "tiny", "--out", "a.zip"], "--wheel FILE"),
])
def test_what_cannot_be_exported_has_exit_code_2_and_the_remedy(course, arguments, told):
    done = grader(course, "export", *arguments)

    assert (done.returncode, done.stdout) == (2, "")
    assert told in done.stderr and "Traceback" not in done.stderr


def test_the_autograder_for_gradescope_is_one_zip_with_its_modes(course, tmp_path):
    wheel = tmp_path / "grader-0.1.0-py3-none-any.whl"
    wheel.write_bytes(b"a wheel")

    for name in ("one.zip", "two.zip"):
        export(course, "gradescope-autograder", "tiny", "--wheel", wheel, "--out", tmp_path / name,
               "--require", "torch==2.13.0", GRADER_SECRET="the course's own")

    with zipfile.ZipFile(tmp_path / "one.zip") as packed:
        modes = {entry.filename: entry.external_attr >> 16 for entry in packed.infolist()}
        assert packed.read("course/.grader-secret") == b"the course's own"
        assert b"torch==2.13.0" in packed.read("setup.sh")
    assert (modes["run_autograder"], modes["course/course.yaml"]) == (0o755, 0o600)
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()


def test_grade_prints_junit_or_markdown_and_nothing_else(course):
    junit, markdown = (grader(course, "grade", "tiny", "submissions/bob", "--level", "process", "-o", kind).stdout
                       for kind in ("junit", "markdown"))

    assert ElementTree.fromstring(junit.encode()).get("failures") == "2"
    assert markdown.startswith("## Tiny homework: 0 / 10")
