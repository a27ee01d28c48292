"""A batch's folder gives its class again, from the gradebook and a roster, without the submissions."""

from __future__ import annotations

import msgspec
import pytest

from grader.batch.kept import overview_of_folder
from grader.batch.outputs import write_class
from grader.errors import OperatorError
from grader.gradebook import Result, Student, open_gradebook
from grader.model import Late, SubmissionInfo
from grader.overview import Absent
from tests.intake.exports import GRADESCOPE, as_folder
from tests.render.samples import report, result
from tests.tiny_course import make_course, write

ROSTER = "name,id,email\nAda Lovelace,0101,ada@uni.example\nKurt Gödel,0102,kurt@uni.example\n" \
         "Emmy Noether,0103,emmy@uni.example\n"


def keep(folder, *results):
    """Put results into the gradebook of `folder`: (submission's name, student, score after the late policy)."""
    with open_gradebook(folder) as book:
        for name, student, final, assignment in results:
            info = SubmissionInfo(name=name, file="tiny.py", sha256="ab" * 32, files=1)
            book.add(Result(f"key of {name}", report(result(), submission=info, assignment=assignment), student,
                            late=Late(1, final, "1 day late")))


@pytest.fixture
def course(tmp_path):
    """A tiny course whose gradebook holds Ada's work and that of Kurt and Emmy together."""
    keep(tmp_path / "out", ("Ada_Lovelace_901", Student("Ada Lovelace", "0101", "ada@uni.example"), 2.8, "tiny"),
         ("Kurt_Gödel_902", Student("Kurt Gödel", "0102", "kurt@uni.example"), 4.0, "tiny"))
    write(tmp_path / "roster.csv", ROSTER)
    return make_course(tmp_path)


def students(overview):
    return {(row.student, row.student_id, row.final, row.matched) for row in overview.rows}


def test_the_gradebook_alone_tells_whose_the_scores_are(course, tmp_path):
    overview = overview_of_folder(course, tmp_path / "out")

    assert students(overview) == {("Ada Lovelace", "0101", 2.8, True), ("Kurt Gödel", "0102", 4.0, True)}
    assert (overview.assignment, overview.missing) == ("tiny", ())


def test_a_roster_tells_who_handed_in_nothing(course, tmp_path):
    overview = overview_of_folder(course, tmp_path / "out", roster=tmp_path / "roster.csv")

    assert overview.missing == (Absent("Emmy Noether", "0103", "emmy@uni.example"),)


def test_who_is_not_in_the_roster_is_told_as_unmatched(course, tmp_path):
    write(tmp_path / "roster.csv", ROSTER.replace("Kurt Gödel,0102,kurt@uni.example\n", ""))

    overview = overview_of_folder(course, tmp_path / "out", roster=tmp_path / "roster.csv")

    assert ("Kurt Gödel", "0102", 4.0, False) in students(overview)


def test_with_the_submissions_every_member_of_a_group_has_the_score(course, tmp_path):
    overview = overview_of_folder(course, tmp_path / "out", roster=tmp_path / "roster.csv",
                                  submissions=as_folder(tmp_path, GRADESCOPE))

    assert {(row.student, row.final) for row in overview.rows if row.name == "Kurt_Gödel_902"} == {
        ("Kurt Gödel", 4.0), ("Emmy Noether", 4.0)}
    assert overview.missing == ()


@pytest.fixture
def told(course, tmp_path):
    """The course after a batch that knew the roster, and so wrote both members of the group into class.json."""
    folder = tmp_path / "out"
    whole = overview_of_folder(course, folder, roster=tmp_path / "roster.csv",
                               submissions=as_folder(tmp_path, GRADESCOPE))
    write_class(folder, msgspec.structs.replace(whole, rows=tuple(
        msgspec.structs.replace(row, score=0.0, final=0.0) for row in whole.rows)))
    return course


def test_without_the_submissions_the_folder_itself_tells_all_members_of_a_group(told, tmp_path):
    overview = overview_of_folder(told, tmp_path / "out")

    assert students(overview) == {("Ada Lovelace", "0101", 2.8, True), ("Kurt Gödel", "0102", 4.0, True),
                                  ("Emmy Noether", "0103", 4.0, True)}
    assert overview.missing == ()


def test_another_roster_is_asked_for_every_member_of_a_group(told, tmp_path):
    write(tmp_path / "new.csv", "name,id\nKurt Gödel,0102\nEmmy Noether,0103\n")

    overview = overview_of_folder(told, tmp_path / "out", roster=tmp_path / "new.csv")

    assert students(overview) == {("Ada Lovelace", "0101", 2.8, False), ("Kurt Gödel", "0102", 4.0, True),
                                  ("Emmy Noether", "0103", 4.0, True)}


def test_a_result_that_the_class_page_does_not_know_yet_is_in_the_class(told, tmp_path):
    keep(tmp_path / "out", ("new", Student("Ada Lovelace", "0101"), 1.0, "tiny"))

    overview = overview_of_folder(told, tmp_path / "out", roster=tmp_path / "roster.csv")

    assert {(row.name, row.student) for row in overview.rows} == {
        ("Ada_Lovelace_901", "Ada Lovelace"), ("Kurt_Gödel_902", "Kurt Gödel"), ("Kurt_Gödel_902", "Emmy Noether"),
        ("new", "Ada Lovelace")}


def test_of_several_assignments_one_must_be_named(course, tmp_path):
    keep(tmp_path / "out", ("x", Student("Ada Lovelace"), 1.0, "other"))

    with pytest.raises(OperatorError, match="other, tiny.*--assignment ID"):
        overview_of_folder(course, tmp_path / "out")
    assert len(overview_of_folder(course, tmp_path / "out", assignment_id="tiny").rows) == 2


@pytest.mark.parametrize("folder, wanted, told", [
    ("nowhere", "", "no gradebook"), ("out", "none", "no results of none")])
def test_what_is_not_there_is_told(course, tmp_path, folder, wanted, told):
    with pytest.raises(OperatorError, match=told):
        overview_of_folder(course, tmp_path / folder, assignment_id=wanted)
