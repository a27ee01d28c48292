"""The installed `grader` command, driven from outside: what it prints, where, and the exit code it leaves."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from grader.cli import COMMANDS
from tests.tiny_course import CHECKS, RIGHT, WRONG, make_course, write

GRADER = Path(sys.executable).with_name("grader")
SCHEMA = Path(__file__).resolve().parents[2] / "docs" / "report.schema.json"
OURS = ("GRADER_SECRET", "GRADER_COURSE", "GRADER_DATA", "NO_COLOR")


@pytest.fixture
def grader(tmp_path):
    """grader("grade", "tiny", ...): run the command inside a tiny course; returns the ended process."""
    make_course(tmp_path)

    def run(*arguments, cwd=tmp_path, **variables):
        kept = {name: value for name, value in os.environ.items() if name not in OURS}
        return subprocess.run([str(GRADER), *map(str, arguments)], cwd=cwd, env=kept | variables, text=True,
                              encoding="utf-8", stdin=subprocess.DEVNULL, capture_output=True, timeout=120)
    return run


def grade(grader, source, *options, folder, **variables):
    """Grade `folder`, which gets a tiny.py with this source, at level process."""
    write(folder / "tiny.py", source)
    return grader("grade", "tiny", folder, "--level", "process", *options, **variables)


def test_a_right_submission_is_graded_with_exit_code_0(grader, tmp_path):
    done = grade(grader, RIGHT, folder=tmp_path / "alice")

    assert done.returncode == 0
    assert "Tiny homework: alice" in done.stdout and "score 10 / 10" in done.stdout
    assert done.stderr == ""


def test_a_wrong_submission_is_graded_with_exit_code_0_too(grader, tmp_path):
    done = grade(grader, WRONG, folder=tmp_path / "alice")

    assert (done.returncode, "FAILED" in done.stdout) == (0, True)


def test_a_syntax_error_is_graded(grader, tmp_path):
    done = grade(grader, "def double(x:\n", folder=tmp_path / "alice")

    assert done.returncode == 0
    assert "could not be read by Python: SyntaxError" in done.stdout


def test_json_is_one_document_of_the_published_schema_and_nothing_else(grader, tmp_path):
    source = "print('noise')\n" + WRONG

    done = grade(grader, source, "-o", "json", "--save", tmp_path / "reports", folder=tmp_path / "alice")

    report = json.loads(done.stdout)
    jsonschema.validate(report, json.loads(SCHEMA.read_text(encoding="utf-8")))
    assert (done.returncode, report["score"], report["schema"]) == (0, 0.0, "grader/report/v1")


def test_html_is_one_page_and_nothing_else(grader, tmp_path):
    done = grade(grader, RIGHT, "-o", "html", folder=tmp_path / "alice")

    assert done.stdout.lower().startswith("<!doctype html>") and done.stdout.rstrip().endswith("</html>")


def test_a_missing_path_has_exit_code_2_and_a_report_all_the_same(grader):
    done = grader("grade", "tiny", "nobody.py", "--level", "process", "-o", "json")

    report = json.loads(done.stdout)
    assert done.returncode == 2
    assert {check["outcome"] for check in report["checks"]} == {"missing"}
    assert report["checks"][0]["message"] == "There is no file or folder nobody.py."


def test_an_unknown_assignment_has_exit_code_2_and_the_list(grader):
    done = grader("grade", "tinny", "alice.py", "--level", "process")

    assert (done.returncode, done.stdout) == (2, "")
    assert "no assignment `tinny`" in done.stderr and "there are: tiny" in done.stderr


def test_a_folder_outside_every_course_has_exit_code_2_and_the_remedy(grader, tmp_path_factory):
    done = grader("list", cwd=tmp_path_factory.mktemp("elsewhere"))

    assert done.returncode == 2
    assert "--course FOLDER" in done.stderr


@pytest.mark.parametrize("option", [["--level", "strict"], []])
def test_the_strict_level_is_never_replaced_in_silence(grader, tmp_path, option):
    mine = write(tmp_path / "alice" / "tiny.py", RIGHT)

    done = grader("grade", "tiny", mine, *option, PATH=str(tmp_path))  # bubblewrap is nowhere

    assert (done.returncode, done.stdout) == (2, "")
    assert "bubblewrap is not installed" in done.stderr and "name it: --level " in done.stderr


def test_a_broken_assignment_file_has_exit_code_3_and_the_remedy(grader, tmp_path):
    path = tmp_path / "assignments" / "tiny" / "assignment.yaml"
    path.write_text(path.read_text().replace("checks: 2", 'checks: "2"'))

    done = grade(grader, RIGHT, folder=tmp_path / "alice")

    assert (done.returncode, done.stdout) == (3, "")
    assert 'checks is the text "2".\n  Write a whole number: checks: 2' in done.stderr
    assert "Traceback" not in done.stderr


def test_a_broken_check_has_exit_code_3_a_report_and_the_traceback_on_standard_error_only(grader, tmp_path):
    make_course(tmp_path, CHECKS.replace("rng.normal(size=5)", "rng.no_such_thing()"))

    done = grade(grader, RIGHT, folder=tmp_path / "alice")

    assert done.returncode == 3
    assert "BROKEN" in done.stdout and "no_such_thing" not in done.stdout
    assert "Our fault" in done.stderr and "no_such_thing" in done.stderr


@pytest.mark.parametrize("least, code", [("10", 0), ("10.5", 1)])
def test_fail_under_decides_between_0_and_1(grader, tmp_path, least, code):
    assert grade(grader, RIGHT, "--fail-under", least, folder=tmp_path / "alice").returncode == code


def test_save_writes_both_files_and_says_where(grader, tmp_path):
    done = grade(grader, RIGHT, "--save", "reports", folder=tmp_path / "alice")

    assert sorted(path.name for path in (tmp_path / "reports").iterdir()) == ["report.html", "report.json"]
    assert "Report: " in done.stdout and "report.html" in done.stdout


@pytest.mark.parametrize("variables", [{}, {"NO_COLOR": "1"}, {"FORCE_COLOR": "1", "TERM": "xterm-256color"}])
def test_there_is_never_colour_in_a_pipe(grader, tmp_path, variables):
    done = grade(grader, WRONG, folder=tmp_path / "alice", **variables)

    assert "\x1b" not in done.stdout + done.stderr


@pytest.mark.skipif(os.name != "posix", reason="this system has no pseudo-terminals")
@pytest.mark.parametrize("variables, coloured", [({}, True), ({"NO_COLOR": "1"}, False)])
def test_a_terminal_gets_colour_unless_no_color_is_set(grader, tmp_path, variables, coloured):
    write(tmp_path / "tiny.py", RIGHT)

    assert (b"\x1b[" in on_a_terminal(["check", "tiny"], tmp_path, variables)) == coloured


def on_a_terminal(arguments, cwd, variables):
    """Return what the command writes to standard output when that is a terminal."""
    import pty

    ours, theirs = pty.openpty()
    kept = {name: value for name, value in os.environ.items() if name not in OURS}
    with subprocess.Popen([str(GRADER), *arguments], cwd=cwd, env=kept | {"TERM": "xterm"} | variables, stdout=theirs,
                          stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL):
        os.close(theirs)
        text = b""
        try:
            while chunk := os.read(ours, 4096):
                text += chunk
        except OSError:  # Linux says so when the other end has closed
            pass
    os.close(ours)
    return text


def test_a_terminal_that_knows_no_unicode_still_gets_the_report(grader, tmp_path):
    write(tmp_path / "ünï" / "tiny.py", RIGHT)

    done = grader("grade", "tiny", tmp_path / "ünï", "--level", "process", PYTHONIOENCODING="ascii", PYTHONUTF8="0")

    assert (done.returncode, "score 10 / 10" in done.stdout) == (0, True)


def test_check_runs_the_public_checks_on_the_file_in_this_folder(grader, tmp_path):
    write(tmp_path / "mine" / "tiny.py", RIGHT)

    done = grader("check", "tiny", cwd=tmp_path / "mine")

    assert done.returncode == 0
    assert "score 4 / 4" in done.stdout and "[hidden]" not in done.stdout


def test_list_names_every_assignment_with_its_file(grader):
    done = grader("list")

    assert done.returncode == 0
    assert "tiny" in done.stdout and "tiny.py" in done.stdout and "2 checks" in done.stdout


def test_list_goes_on_after_an_assignment_that_is_wrong(grader, tmp_path):
    write(tmp_path / "assignments" / "a_wrong_one" / "assignment.yaml", "id: a_wrong_one\n")

    done = grader("list")

    assert done.returncode == 3
    assert re.search("a_wrong_one +wrong: .*required field `title` is missing", done.stdout)
    assert "tiny.py" in done.stdout


def test_template_check_tells_a_template_that_is_out_of_step_and_writes_nothing(grader, tmp_path):
    done = grader("template", "--check")

    assert (done.returncode, "grader template tiny" in done.stderr) == (1, True)
    assert not (tmp_path / "student_template").exists()


def test_template_writes_stubs_that_template_check_is_content_with(grader, tmp_path):
    assert grader("template", "tiny").returncode == 0

    assert grader("template", "--check").returncode == 0
    stub = (tmp_path / "student_template" / "tiny" / "tiny.py").read_text()
    assert "raise NotImplementedError()" in stub and "2 * np" not in stub


def test_demo_grades_the_samples(grader, tmp_path):
    write(tmp_path / "assignments" / "tiny" / "samples" / "right" / "tiny.py", RIGHT)

    done = grader("demo", "--save", tmp_path / "reports")

    assert done.returncode == 0
    assert (tmp_path / "reports" / "tiny" / "right" / "report.json").is_file()


@pytest.mark.parametrize("command", [[], *([name] for name in sorted(COMMANDS))])
def test_the_help_of_every_command_shows_an_example(grader, command):
    done = grader(*command, "--help")

    assert done.returncode == 0
    assert "Example" in done.stdout and f"grader {' '.join(command)}".rstrip() in done.stdout.partition("Example")[2]


@pytest.mark.parametrize("arguments", [["grade"], ["grade", "tiny"], ["no-such-command"], ["list", "--no-such-option"],
                                       ["grade", "tiny", "a.py", "-o", "pdf"]])
def test_a_command_that_cannot_be_understood_has_exit_code_2(grader, arguments):
    done = grader(*arguments)

    assert (done.returncode, done.stdout) == (2, "")
    assert "Usage" in done.stderr


def test_a_reader_that_leaves_early_gets_no_traceback(grader, tmp_path):
    reader, writer = os.pipe()
    os.close(reader)

    with os.fdopen(writer, "wb") as nobody:
        done = subprocess.run([str(GRADER), "list"], cwd=tmp_path, stdout=nobody, stderr=subprocess.PIPE, text=True,
                              timeout=120)

    assert (done.returncode, done.stderr) == (130, "")


def test_a_folder_that_reports_cannot_be_saved_in_has_exit_code_2_and_the_remedy(grader, tmp_path):
    write(tmp_path / "taken", "a file")

    done = grade(grader, RIGHT, "--save", tmp_path / "taken" / "reports", folder=tmp_path / "alice")

    assert done.returncode == 2
    assert "cannot be saved" in done.stderr and "Traceback" not in done.stderr
