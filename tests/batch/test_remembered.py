"""A batch's folder remembers the roster and the extensions, and holds one assignment."""

from __future__ import annotations

import pytest

from grader.batch.kept import overview_of_folder
from grader.batch.remembered import Lists, lists_for, recalled, remember
from grader.course import course_in
from grader.errors import OperatorError
from grader.gradebook import Result, Student, open_gradebook
from grader.model import SubmissionInfo
from tests.batch.test_batch import batch, course, scores  # noqa: F401 - a fixture is used by its name
from tests.render.samples import report, result
from tests.tiny_course import WRONG, write

ROSTER = "Name,Student ID,Email\nAda Lovelace,ada,a@x.org\nDan,dan,d@x.org\n"


def test_the_lists_of_the_last_run_count_where_none_are_given(tmp_path):
    write(tmp_path / "given.csv", ROSTER)
    remember(tmp_path / "out", Lists(tmp_path / "given.csv", None))

    lists = lists_for(tmp_path / "out", None, None)

    assert lists == Lists(tmp_path / "out" / "roster.csv", None)
    assert lists.roster.read_text() == ROSTER
    assert [sentence.split()[0] for sentence in recalled(tmp_path / "out", lists)] == ["--roster"]


def test_lists_that_are_given_take_the_place_of_those_of_the_last_run(tmp_path):
    for name in ("old.csv", "new.csv"):
        write(tmp_path / name, name)
        remember(tmp_path / "out", lists := lists_for(tmp_path / "out", tmp_path / name, tmp_path / name))

    assert recalled(tmp_path / "out", lists) == []
    assert {(tmp_path / "out" / name).read_text() for name in ("roster.csv", "extensions.csv")} == {"new.csv"}


def test_lists_that_cannot_be_kept_are_an_operators_error(tmp_path):
    write(tmp_path / "out", "a file where the folder should be")
    write(tmp_path / "given.csv", ROSTER)

    with pytest.raises(OperatorError, match="cannot be kept"):
        remember(tmp_path / "out", Lists(tmp_path / "given.csv", None))


def test_a_batch_that_goes_on_without_its_roster_still_knows_the_students(course):  # noqa: F811 - the fixture
    write(course / "roster.csv", ROSTER)
    batch(course, "--roster", str(course / "roster.csv"))

    again = batch(course)

    assert "--roster is not given, so that of the last run counts" in again.stderr
    assert "Students without a submission: 1" in again.stdout


def test_an_export_has_the_roster_of_the_batch(course):  # noqa: F811 - the fixture
    write(course / "roster.csv", ROSTER)
    batch(course, "--roster", str(course / "roster.csv"))

    overview = overview_of_folder(course_in(course / "course"), course / "out")

    assert [row.matched for row in overview.rows] == [True, False, False]


def test_a_folder_that_holds_another_assignment_is_refused_and_kept(course):  # noqa: F811 - the fixture
    info = SubmissionInfo(name="ada", file="other.py", sha256="ab" * 32, files=1)
    with open_gradebook(course / "out") as book:
        book.add(Result("k", report(result(), submission=info, assignment="other"), Student()))

    refused = batch(course, code=2).stderr

    assert "holds a batch of other" in refused and "--out" in refused
    assert set(scores(course)) == {"ada"}


def test_only_takes_the_name_that_a_submission_has_in_the_collection(course):  # noqa: F811 - the fixture
    write(course / "subs" / "=1+1" / "tiny.py", WRONG)

    batch(course, "--only", "=1+1")

    assert set(scores(course)) == {"1_1"}
