"""Marks reach the files of a batch's folder, and nothing else in them changes."""

from __future__ import annotations

import csv
import json
import shutil
from datetime import timedelta

import msgspec
import pytest

from grader.batch.fitting import fitted
from grader.batch.kept import overview_of_folder
from grader.batch.outputs import read_class, write_class
from grader.batch.refresh import refresh
from grader.batch.standing import standing_of
from grader.errors import OperatorError
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


def brought_up(folder, course=None, **more):
    with open_gradebook(folder, only_read=True) as book:
        return refresh(folder, book, course, **more)


def fitted_to(folder, course):
    with open_gradebook(folder, only_read=True) as book:
        return fitted(read_class(folder), [standing_of(book, kept, course) for kept in book.current()])


def write_rows(folder, *rows, **fields):
    """Write class.json as somebody edited it."""
    write_class(folder, msgspec.structs.replace(read_class(folder), rows=rows, **fields))


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

    assert read_class(folder).checks[0].counts == {Outcome.AWAITING: 2}
    assert fitted_to(folder, course).overview.checks[0].counts == {Outcome.PASSED: 1, Outcome.AWAITING: 1}
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


@pytest.mark.parametrize("every", [False, True])
def test_reports_that_were_removed_come_back(course_and_folder, every):
    _, folder = course_and_folder
    keep(folder, report(result(), name="cyd"))
    for name in ("ada", "cyd"):
        shutil.rmtree(folder / "reports" / name)

    brought_up(folder, every=every)

    assert sorted(path.parent.name for path in folder.glob("reports/*/report.json")) == ["ada", "bob", "cyd"]


def test_a_report_that_was_edited_is_written_again_with_every_other(course_and_folder):
    _, folder = course_and_folder
    keep(folder, report(result(), name="cyd"))
    path = folder / "reports" / "cyd" / "report.json"
    before = path.read_bytes()
    path.write_bytes(before.replace(b'"score"', b'"core"'))

    brought_up(folder, every=True)

    assert path.read_bytes() == before


def test_points_in_class_json_count_nothing(course_and_folder):
    course, folder = course_and_folder
    keep(folder, report(result(points=3.0), name="cyd"))
    write_class(folder, overview_of_folder(course, folder))
    *others, row = read_class(folder).rows
    write_rows(folder, *others, msgspec.structs.replace(row, score=100.0, final=100.0, points={row.name: 100.0}))

    assert brought_up(folder) == ()

    assert table(folder)["cyd"]["final score"] == "3"


def test_a_submission_without_a_result_has_no_row_and_is_told(course_and_folder):
    _, folder = course_and_folder
    ada, bob = read_class(folder).rows
    write_rows(folder, ada, bob, msgspec.structs.replace(bob, name="eve", score=100.0, final=100.0))

    (note,) = brought_up(folder)

    assert "no result of 1 submission (eve)" in note and sorted(filter(None, table(folder))) == ["ada", "bob"]


def test_a_submission_that_class_json_does_not_know_has_a_row_and_is_told(course_and_folder):
    _, folder = course_and_folder
    keep(folder, report(result(), name="cyd"))

    (note,) = brought_up(folder)

    assert "does not know 1 submission (cyd)" in note
    assert table(folder)["cyd"]["final score"] == "4"


def test_what_is_no_longer_in_the_collection_stays_apart_with_its_own_points(course_and_folder):
    course, folder = course_and_folder
    give(folder, "bob", 3.0)
    ada, bob = read_class(folder).rows
    write_rows(folder, ada, gone=(msgspec.structs.replace(bob, final=100.0),))

    found = fitted_to(folder, course).overview

    assert [row.name for row in found.rows] == ["ada"]
    assert [(row.name, row.final) for row in found.gone] == [("bob", 3.0)]
    assert found.checks[0].counts == {Outcome.AWAITING: 1}


def test_a_report_with_a_mark_that_an_older_gradebook_lacks_is_left_and_told(course_and_folder, tmp_path):
    _, folder = course_and_folder
    older = shutil.copy(folder / "gradebook.sqlite", tmp_path)
    give(folder, "ada", 3.0)
    brought_up(folder)
    told = (folder / "reports" / "ada" / "report.json").read_bytes()
    shutil.copy(older, folder / "gradebook.sqlite")

    (note,) = brought_up(folder, every=True)

    assert "The reports of 1 submission (ada) tell points" in note
    assert (folder / "reports" / "ada" / "report.json").read_bytes() == told


def test_an_older_gradebook_is_told(course_and_folder):
    _, folder = course_and_folder
    ada, bob = read_class(folder).rows
    write_rows(folder, msgspec.structs.replace(ada, graded=ada.graded + timedelta(days=1)), bob)

    (note,) = brought_up(folder)

    assert "result of 1 submission (ada) is older" in note


@pytest.mark.parametrize("edited", [{"assignment": "other"}, {"name": "eve"}], ids=["assignment", "class"])
def test_beside_the_gradebook_of_another_class_nothing_is_written(course_and_folder, edited):
    _, folder = course_and_folder
    row = read_class(folder).rows[0]
    if "name" in edited:
        write_rows(folder, msgspec.structs.replace(row, **edited))
    else:
        write_rows(folder, row, **edited)
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}

    with pytest.raises(OperatorError, match="Put the gradebook back"):
        brought_up(folder, every=True)

    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


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
