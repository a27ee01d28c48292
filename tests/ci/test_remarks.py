"""A remark stands at the student's own line, names nothing that is not there, and tells nothing of hidden checks."""

from __future__ import annotations

import pytest

from grader.ci.remarks import remarks
from grader.model import Outcome, Place, Visibility
from tests.ci.samples import submission
from tests.render.samples import failed, one_of_each, report, result

CRASHED = {"outcome": Outcome.CRASHED, "points": 0.0, "message": "It raised KeyError."}


def places(folder, *checks, files=None, main="mine.py"):
    """Return (path, line) of each remark on these checks; the submission lies in folder/work."""
    told = remarks(report(*checks), submission(folder / "work", files, main), folder / "work", folder)
    return [(remark.path, remark.line) for remark in told]


def test_a_check_that_stopped_has_its_remark_at_that_line(tmp_path):
    assert places(tmp_path, result(place=Place("mine.py", 5), **CRASHED)) == [("work/mine.py", 5)]


def test_a_helper_file_is_named_where_it_stopped_there(tmp_path):
    files = {"mine.py": "import parts.a\n", "parts/a.py": "x = 1\ny = 2\n"}

    assert places(tmp_path, result(place=Place("parts/a.py", 2), **CRASHED), files=files) == [("work/parts/a.py", 2)]


def test_a_wrong_value_has_its_remark_at_the_definition_that_the_check_names(tmp_path):
    assert places(tmp_path, failed(title="`Net` has weights")) == [("work/mine.py", 8)]
    assert places(tmp_path, failed(title="The sum", message="`linear(x)` is wrong.")) == [("work/mine.py", 4)]


def test_a_check_that_names_no_definition_has_its_remark_at_the_file(tmp_path):
    assert places(tmp_path, failed(title="`nowhere` is fast")) == [("work/mine.py", None)]


@pytest.mark.parametrize("place", [Place("../../secret.py", 1), Place("/etc/passwd", 1), Place("mine.py", 99)])
def test_a_place_that_the_submission_does_not_have_is_not_named(tmp_path, place):
    (tmp_path / "secret.py").write_text("x\n")

    assert places(tmp_path, result(place=place, **CRASHED)) == [("work/mine.py", None)]


def test_a_file_outside_of_the_repository_is_not_named(tmp_path):
    read = submission(tmp_path / "work")

    (told,) = remarks(report(failed()), read, tmp_path / "work", tmp_path / "elsewhere")

    assert (told.path, told.line) == (None, None)


def test_a_notebook_is_named_without_a_line(tmp_path):
    check = result(place=Place("mine.ipynb", 1), **CRASHED)

    assert places(tmp_path, check, files={"mine.ipynb": "{}"}, main="mine.ipynb") == [("work/mine.ipynb", None)]


def test_a_hidden_check_gives_no_remark(tmp_path):
    assert places(tmp_path, failed(visibility=Visibility.HIDDEN)) == []


def test_what_is_ours_or_was_not_run_is_not_held_against_the_students_line(tmp_path):
    told = remarks(report(*one_of_each()), submission(tmp_path), tmp_path, tmp_path)

    kinds = {remark.check: (remark.severity, remark.path is None) for remark in told}
    assert kinds == {"failed": ("error", False), "crashed": ("error", False), "over_limit": ("error", False),
                     "partial": ("warning", False), "missing": ("warning", False), "broken": ("error", True)}


def test_checks_that_all_say_the_same_of_one_line_share_a_remark(tmp_path):
    same = [result(id=name, place=Place("mine.py", 1), **CRASHED) for name in "abc"]

    assert len(places(tmp_path, *same)) == 1


def test_the_text_has_the_diagnosis_and_nothing_that_steers_a_terminal(tmp_path):
    (told,) = remarks(report(failed(message="\x1b[31mred")), submission(tmp_path), tmp_path, tmp_path)

    assert "red" in told.text and "\x1b" not in told.text
    assert "Likely: the bias is not added" in told.text and "Try: With x all zeros" in told.text
