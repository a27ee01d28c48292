"""Marks reach the files of a batch's folder, and nothing else in them changes."""

from __future__ import annotations

import csv
import json

import msgspec
import pytest

from grader.batch.kept import overview_of_folder
from grader.batch.outputs import read_class, write_class
from grader.batch.refresh import laid_over, refresh
from grader.batch.standing import standing_of
from grader.export import canvas, nbgrader
from grader.gradebook import Wish, open_gradebook, open_marks
from grader.model import Late, Outcome
from grader.overview import Absent
from tests.marking.samples import keep, make_folder, mark, report
from tests.render.samples import result


@pytest.fixture
def course_and_folder(tmp_path):
    return make_folder(tmp_path, names=("ada", "bob"))


def give(folder, name, points, comment=""):
    """Mark the newest answer of a submission, and bring the folder up to date without the course."""
    with open_gradebook(folder, only_read=True) as book:
        newest = {kept.name: book.report(kept.id) for kept in book.current()}[name]
    with open_marks(folder) as marks:
        seen = max((one.id for one in marks.of_submission("tiny", name)), default=0)
        assert marks.give([Wish(mark(newest, points=points, comment=comment), seen)]).clashes == ()


def brought_up(folder, course=None):
    with open_gradebook(folder, only_read=True) as book:
        return refresh(folder, book, course)


def table(folder):
    with (folder / "grades.csv").open(encoding="utf-8", newline="") as file:
        return {row["submission"]: row for row in csv.DictReader(file)}


def test_points_reach_the_report_the_class_page_and_the_table(course_and_folder):
    _, folder = course_and_folder
    give(folder, "ada", 3.0, "Name the norm.")

    assert brought_up(folder) == ()

    told = json.loads((folder / "reports" / "ada" / "report.json").read_text(encoding="utf-8"))
    assert (told["score"], told["checks"][0]["marked"]["by"]) == (3.0, "Grace")
    assert "Name the norm." in (folder / "reports" / "ada" / "report.html").read_text(encoding="utf-8")
    assert [(name, row["final score"], row["check why"]) for name, row in table(folder).items()] == [
        ("ada", "3", "3"), ("bob", "", "")]
    assert 'aria-label="partial, 3 of 4"' in (folder / "index.html").read_text(encoding="utf-8")


def test_points_reach_the_exports_of_the_class(course_and_folder):
    course, folder = course_and_folder
    give(folder, "ada", 3.0)

    overview = overview_of_folder(course, folder)

    assert [(row.name, row.final) for row in overview.rows] == [("ada", 3.0), ("bob", None)]
    assert ",3," in nbgrader(overview).text and "3" in canvas(overview).text


def test_who_is_who_stays_as_the_batch_found_it(course_and_folder):
    course, folder = course_and_folder
    before = overview_of_folder(course, folder)
    write_class(folder, msgspec.structs.replace(before, missing=(Absent("Emmy Noether"),), rows=tuple(
        msgspec.structs.replace(row, section="A") for row in before.rows)))
    give(folder, "ada", 3.0)

    brought_up(folder)

    assert {row["section"] for name, row in table(folder).items() if name} == {"A"}
    assert "Emmy Noether" in (folder / "grades.csv").read_text(encoding="utf-8")


def test_how_each_check_ended_is_counted_again(course_and_folder):
    course, folder = course_and_folder
    give(folder, "ada", 4.0)

    with open_gradebook(folder, only_read=True) as book:
        standings = {kept.name: standing_of(book, kept, course) for kept in book.current()}

    assert read_class(folder).checks[0].counts == {Outcome.AWAITING: 2}
    assert laid_over(read_class(folder), standings).checks[0].counts == {Outcome.PASSED: 1, Outcome.AWAITING: 1}
    assert overview_of_folder(course, folder).checks[0].counts == {Outcome.PASSED: 1, Outcome.AWAITING: 1}


def test_what_the_batch_wrote_for_later_stays_as_it_was(course_and_folder):
    _, folder = course_and_folder
    before = (folder / "class.json").read_bytes()
    give(folder, "ada", 4.0)

    brought_up(folder)

    assert (folder / "class.json").read_bytes() == before


def test_doing_it_again_changes_nothing(course_and_folder):
    _, folder = course_and_folder
    give(folder, "ada", 4.0)
    brought_up(folder)
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}

    brought_up(folder)

    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_reports_that_no_mark_can_change_are_not_written(course_and_folder):
    _, folder = course_and_folder
    keep(folder, report(result(), name="cyd"))
    (folder / "reports" / "cyd" / "report.html").write_text("mine", encoding="utf-8")

    brought_up(folder)

    assert (folder / "reports" / "cyd" / "report.html").read_text(encoding="utf-8") == "mine"


def test_a_late_submission_without_its_course_is_told(course_and_folder):
    _, folder = course_and_folder
    with open_gradebook(folder) as book:
        book.adjust(1, Late(1, None, "1 day late"))
    give(folder, "ada", 3.0)

    (note,) = brought_up(folder)

    assert "--course FOLDER" in note and table(folder)["ada"]["final score"] == ""


def test_a_folder_of_an_earlier_version_is_told(course_and_folder):
    _, folder = course_and_folder
    (folder / "class.json").unlink()

    assert "Start the same batch again" in brought_up(folder)[0]
