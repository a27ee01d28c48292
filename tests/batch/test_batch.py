"""A class is graded: nobody is lost, nobody is graded twice, and what was graded stays."""

from __future__ import annotations

import csv
import json
import random
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from grader.batch import make_plan, run_batch
from grader.course import course_in
from grader.errors import OperatorError
from grader.gradebook import open_gradebook
from grader.model import Level
from tests.tiny_course import CHECKS, RIGHT, WRONG, make_course, write

HALF = "import numpy as np\n\n\ndef double(x):\n    return 2 * x if np.ndim(x) == 1 else x\n"


@pytest.fixture
def course(tmp_path, monkeypatch):
    """A tiny course, and a folder with three students' work."""
    monkeypatch.delenv("GRADER_SECRET", raising=False)
    monkeypatch.delenv("GRADER_COURSE", raising=False)
    make_course(tmp_path / "course")
    for name, source in (("ada", RIGHT), ("bob", WRONG), ("cyd", HALF)):
        write(tmp_path / "subs" / name / "tiny.py", source)
    return tmp_path


def batch(folder: Path, *more: str, code: int = 0) -> subprocess.CompletedProcess:
    """Run `grader batch` on the students' work."""
    done = subprocess.run(_command(folder, *more), capture_output=True, text=True, timeout=120)
    assert done.returncode == code, done.stderr
    return done


def _command(folder: Path, *more: str) -> list[str]:
    return [sys.executable, "-m", "grader", "--course", str(folder / "course"), "batch", "tiny", str(folder / "subs"),
            "--out", str(folder / "out"), "--level", "process", "-j", "2", *more]


def scores(folder: Path) -> dict[str, float | None]:
    """Return what the gradebook has for each submission."""
    with open_gradebook(folder / "out", only_read=True) as book:
        return {kept.name: kept.score for kept in book.current()}


def rows(folder: Path) -> int:
    """Return how many results the gradebook holds, with the history."""
    with open_gradebook(folder / "out", only_read=True) as book:
        return book.totals().results


def test_every_submission_is_graded_and_its_report_written(course):
    done = batch(course)
    assert scores(course) == {"ada": 10, "bob": 0, "cyd": 4}
    assert "3 graded, 0 unchanged" in done.stdout
    for name in ("ada", "bob", "cyd"):
        report = json.loads((course / "out" / "reports" / name / "report.json").read_text())
        assert report["submission"]["name"] == name
    assert "cyd" in (course / "out" / "index.html").read_text()


def test_unchanged_work_is_looked_up(course):
    batch(course)
    assert "0 graded, 3 unchanged" in batch(course).stdout
    assert rows(course) == 3


def test_changed_work_is_graded_again_and_the_old_result_kept(course):
    batch(course)
    write(course / "subs" / "bob" / "tiny.py", RIGHT)
    assert "1 graded, 2 unchanged" in batch(course).stdout
    assert (scores(course)["bob"], rows(course)) == (10, 4)


def test_a_changed_assignment_is_graded_again(course):
    batch(course)
    make_course(course / "course", CHECKS.replace("size=5", "size=6"))
    assert "3 graded, 0 unchanged" in batch(course).stdout


def test_regrade_adds_to_the_history(course):
    batch(course)
    assert "3 graded" in batch(course, "--regrade").stdout
    assert rows(course) == 6


def test_only_grades_the_named_one(course):
    batch(course, "--only", "bob")
    assert scores(course) == {"bob": 0}


def test_a_mended_check_is_regraded_alone_and_the_other_results_stay(course):
    batch(course)
    mended = CHECKS.replace("assert_close(student.double(x), reference.double(x), within=FLOAT64)\n\n\n",
                            "student.double(x)\n\n\n", 1)
    make_course(course / "course", mended)
    batch(course, "--check", "vector")
    assert scores(course) == {"ada": 10, "bob": 4, "cyd": 4}
    report = json.loads((course / "out" / "reports" / "bob" / "report.json").read_text())
    assert any(note.startswith("Graded again: vector") for note in report["notes"])


@pytest.mark.parametrize(("more", "says"), [
    (("--only", "zoe"), "no submission 'zoe'"), (("--check", "nothing"), "no check `nothing`"),
    (("--resume",), "no batch to go on with"), (("--extensions", "x.csv"), "--roster")])
def test_what_cannot_be_done_is_said(course, more, says):
    assert says in batch(course, *more, code=2).stderr


def test_a_second_batch_on_the_same_folder_is_refused(course):
    with open_gradebook(course / "out"):
        assert "Another batch is writing" in batch(course, code=2).stderr


def test_students_are_matched_and_nobody_is_dropped(course):
    write(course / "roster.csv", "Name,Student ID,Email\nAda Lovelace,ada,a@x.org\nDan,dan,d@x.org\n")
    done = batch(course, "--roster", str(course / "roster.csv"))
    assert "Submissions without a student of the roster: 2" in done.stdout
    assert "\n  bob: nobody in the roster has its name, id, e-mail address or login\n" in done.stdout
    assert "Students without a submission: 1" in done.stdout
    table = list(csv.DictReader((course / "out" / "grades.csv").read_text().splitlines()))
    assert {row["submission"]: row["student"] for row in table}["ada"] == "Ada Lovelace"
    assert {row["submission"] or row["student"] for row in table} == {"ada", "bob", "cyd", "Dan"}


def test_a_submission_that_cannot_be_read_is_graded_as_such(course):
    write(course / "subs" / "dan" / "essay.txt", "I did it on paper.")
    batch(course)
    assert scores(course)["dan"] == 0


def test_lines_are_plain_where_there_is_no_terminal(course):
    lines = batch(course).stderr.strip().splitlines()
    assert [re.sub(r"\w+ [\d/]+$", "", line) for line in lines][-1].startswith("3/3 graded")
    assert not any("\x1b" in line for line in lines)


def test_ctrl_c_ends_it_cleanly_and_the_next_start_goes_on(course):
    for i in range(40):
        write(course / "subs" / f"s{i}" / "tiny.py", RIGHT + f"# {i}\n")
    process = subprocess.Popen(_command(course), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    for line in process.stderr:
        if line.startswith("3/"):
            break
    process.send_signal(signal.SIGINT)
    _out, told = process.communicate(timeout=60)
    assert process.returncode == 130 and "the same command goes on" in told and "Traceback" not in told
    graded = rows(course)
    assert 3 <= graded < 43
    assert f"{43 - graded} graded, {graded} unchanged" in batch(course).stdout


@pytest.mark.slow
def test_kill_at_any_moment_ends_in_the_same_gradebook(course):
    for i in range(12):
        write(course / "subs" / f"s{i}" / "tiny.py", (RIGHT, WRONG, HALF)[i % 3] + f"# {i}\n")
    moments = random.Random(7)
    for turn in range(20):
        process = subprocess.Popen(_command(course), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        if turn % 3:  # once it is at work; else while it starts
            process.stderr.readline()
        time.sleep(moments.uniform(0, 0.4))
        process.kill()
        process.wait()
        process.stderr.close()
    batch(course)
    expected = {"ada": 10, "bob": 0, "cyd": 4} | {f"s{i}": (10, 0, 4)[i % 3] for i in range(12)}
    assert scores(course) == expected
    with open_gradebook(course / "out", only_read=True) as book:
        assert all(len(list(book.history(name))) == 1 for name in expected)


LONG = """

@pytest.mark.full
@pytest.mark.hidden
@pytest.mark.points(5)
def test_long(student):
    \"\"\"Trained for long.\"\"\"
    assert student.double(np.array([3.0]))[0] == 6
"""


@pytest.fixture
def with_full_budget(course, monkeypatch):
    """The course with a check for the full budget, and a data folder that looks as if the real set were in it."""
    make_course(course / "course", CHECKS + LONG, checks=2, points=10, full="{checks: 1, points: 5, data: cifar10}")
    (course / "data" / "cifar-10-batches-py").mkdir(parents=True)
    monkeypatch.setenv("GRADER_DATA", str(course / "data"))
    return course


def test_results_of_another_budget_are_kept_apart(with_full_budget):
    batch(with_full_budget)

    assert "3 graded, 0 unchanged" in batch(with_full_budget, "--budget", "full").stdout
    assert scores(with_full_budget) == {"ada": 15, "bob": 0, "cyd": 9}
    assert "0 graded, 3 unchanged" in batch(with_full_budget).stdout


def test_the_full_check_alone_is_added_to_a_short_result(with_full_budget):
    batch(with_full_budget)

    batch(with_full_budget, "--budget", "full", "--check", "long")

    report = json.loads((with_full_budget / "out" / "reports" / "cyd" / "report.json").read_text())
    assert {check["id"]: check["points"] for check in report["checks"]} == {"vector": 4, "matrix": 0, "long": 5}
    assert (report["score"], report["max_score"], report["provenance"]["budget"]) == (9, 15, "full")


def test_without_its_data_a_full_batch_grades_nothing_and_says_where_it_looked(with_full_budget, monkeypatch):
    monkeypatch.setenv("GRADER_DATA", str(with_full_budget / "elsewhere"))

    done = batch(with_full_budget, "--budget", "full", code=2)

    assert str(with_full_budget / "elsewhere") in done.stderr
    assert not (with_full_budget / "out").exists()


def test_a_device_on_a_cluster_is_refused(course, monkeypatch):
    monkeypatch.setattr("grader.checker.means.device_for", lambda *asked: ("cuda", ""))
    plan = make_plan(course_in(course / "course"), "tiny", course / "subs", Level.PROCESS, device="cuda")

    with open_gradebook(course / "out") as book, pytest.raises(OperatorError, match="--device is for --jobs"):
        run_batch(plan, book, course / "out", cluster="tls://nowhere:1")
