"""The demo grades every sample, says how each did, and where the reports are."""

import pytest

from grader.demo import run_demo
from grader.errors import OperatorError
from tests.tiny_course import CHECKS, RIGHT, WRONG, make_course, write


def add_samples(folder):
    for name, source in (("right", RIGHT), ("wrong", WRONG)):
        write(folder / "assignments" / "tiny" / "samples" / name / "tiny.py", source)


def test_every_sample_gets_a_line_and_a_report(tmp_path):
    course = make_course(tmp_path / "course")
    add_samples(course.folder)
    said = []

    code = run_demo(course, tmp_path / "reports", said.append)

    text = "\n".join(said)
    assert code == 0
    assert "Tiny course: 2 sample submissions" in text and "10 / 10" in text and "0 / 10" in text
    for name in ("right", "wrong"):
        assert (tmp_path / "reports" / "tiny" / name / "report.html").is_file()
    assert str(tmp_path / "reports" / "tiny" / "wrong" / "report.html") in text


def test_a_broken_check_is_seen_in_the_exit_code(tmp_path):
    course = make_course(tmp_path / "course", CHECKS.replace("rng.normal(size=5)", "rng.no_such_thing()"))
    add_samples(course.folder)

    assert run_demo(course, tmp_path / "reports", lambda line: None) == 3


def test_an_assignment_that_is_wrong_is_told_and_the_others_are_graded(tmp_path):
    course = make_course(tmp_path / "course")
    add_samples(course.folder)
    write(course.folder / "assignments" / "zero" / "assignment.yaml", "id: zero\n")
    write(course.folder / "assignments" / "zero" / "samples" / "right" / "zero.py", RIGHT)
    said = []

    code = run_demo(course, tmp_path / "reports", said.append)

    assert code == 3
    assert any(line.startswith("  wrong: ") and "required field `title` is missing" in line for line in said)
    assert "10 / 10" in "\n".join(said) and said[-1].endswith("tiny/wrong/report.html")


def test_a_course_without_samples_is_told(tmp_path):
    with pytest.raises(OperatorError, match="no samples"):
        run_demo(make_course(tmp_path), tmp_path / "reports", lambda line: None)
