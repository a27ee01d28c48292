"""A batch that runs again says what is different: submissions that are gone, points that changed without grading."""

from __future__ import annotations

import csv
import shutil

import pytest

from grader.batch import make_plan, run_batch
from grader.batch.kept import overview_of_folder
from grader.batch.outdated import outdated
from grader.batch.outputs import CLASS_PAGE, write_class
from grader.batch.overview import make_overview
from grader.course import course_in
from grader.errors import OperatorError
from grader.gradebook import open_gradebook
from grader.model import Level
from tests.batch.test_batch import batch as batch_command
from tests.tiny_course import RIGHT, WRONG, make_course, write

COURSE = "name: Tiny\ndemonstration_secret: published\ntime_zone: Europe/Berlin\n" \
         "late: {policy: steps, out_of: [70, 40]}\ndeadlines: {tiny: 2026-11-20 12:00}\n"
EXPORT = """---
submission_901:
  :submitters:
  - :name: Ada Lovelace
    :sid: '0101'
  :created_at: 2026-11-20 18:00:00.0 Z
submission_902:
  :submitters:
  - :name: Kurt Gödel
    :sid: '0102'
  :created_at: 2026-11-20 18:00:00.0 Z
"""
ADA, KURT = "Ada_Lovelace_901", "Kurt_Gödel_902"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A Gradescope export of Ada's right and Kurt's wrong work, both a day late, and their roster."""
    monkeypatch.delenv("GRADER_SECRET", raising=False)
    make_course(tmp_path / "course")
    write(tmp_path / "course" / "course.yaml", COURSE)
    write(tmp_path / "roster.csv", "name,id\nAda Lovelace,0101\nKurt Gödel,0102\n")
    write(tmp_path / "subs" / "submission_metadata.yml", EXPORT)
    for number, source in ((901, RIGHT), (902, WRONG)):
        write(tmp_path / "subs" / f"submission_{number}" / "tiny.py", source)
    return tmp_path


def planned(folder, extensions="", **options):
    given = {"extensions": write(folder / "given.csv", extensions)} if extensions else {}
    return make_plan(course_in(folder / "course"), "tiny", folder / "subs", Level.PROCESS,
                     roster=folder / "roster.csv", **given, **options)


def batch(folder, extensions="", **options):
    """Run a batch; returns its tally, its overview, and what it has left outdated."""
    plan = planned(folder, extensions, **options)
    with open_gradebook(folder / "out") as book:
        tally = run_batch(plan, book, folder / "out")
        write_class(folder / "out", overview := make_overview(plan, book))
        return tally, overview, outdated(plan, book)


def handed_in_again(folder):
    """Ada's work under the number of a newer export."""
    shutil.move(folder / "subs" / "submission_901", folder / "subs" / "submission_955")
    write(folder / "subs" / "submission_metadata.yml", EXPORT.replace("901", "955"))


def test_a_submission_that_is_no_longer_in_the_collection_stands_apart_with_its_student(folder):
    batch(folder)
    handed_in_again(folder)

    _, overview, _ = batch(folder)

    assert [(row.name, row.student, row.student_id, row.matched) for row in overview.gone] == [
        (ADA, "Ada Lovelace", "0101", True)]
    assert [row.name for row in overview.rows] == ["Ada_Lovelace_955", KURT] and overview.missing == ()
    assert sum(overview.checks[0].counts.values()) == 2


def test_who_has_no_submission_in_the_collection_any_more_is_told_as_without_one(folder):
    batch(folder)
    shutil.rmtree(folder / "subs" / "submission_902")

    _, overview, _ = batch(folder)

    assert ([row.name for row in overview.gone], [one.student for one in overview.missing]) == ([KURT], ["Kurt Gödel"])
    assert (overview.mistakes, {row.name for row in overview.rows}) == ((), {ADA})


def test_what_is_gone_is_told_in_the_table_without_a_final_score_and_on_the_class_page(folder):
    batch(folder)
    handed_in_again(folder)
    batch(folder)

    with (folder / "out" / "grades.csv").open(encoding="utf-8", newline="") as file:
        line = next(line for line in csv.DictReader(file) if line["submission"] == ADA)
    assert "no longer in the collection" in line["status"]
    assert (line["student"], line["raw score"], line["final score"]) == ("Ada Lovelace", "10", "")
    assert "no longer in the collection (1)" in (folder / "out" / CLASS_PAGE).read_text("utf-8")


@pytest.mark.parametrize("with_roster", [False, True])
def test_an_export_without_the_submissions_leaves_out_what_is_gone(folder, with_roster):
    batch(folder)
    handed_in_again(folder)
    batch(folder)

    overview = overview_of_folder(course_in(folder / "course"), folder / "out",
                                  roster=folder / "roster.csv" if with_roster else None)

    assert {row.name for row in overview.rows} == {"Ada_Lovelace_955", KURT}
    assert (overview.missing, [row.name for row in overview.gone]) == ((), [ADA])


def test_what_comes_back_into_the_collection_counts_again(folder):
    batch(folder)
    shutil.move(folder / "subs" / "submission_902", folder / "away")
    batch(folder)
    shutil.move(folder / "away", folder / "subs" / "submission_902")

    _, overview, _ = batch(folder)

    assert (overview.gone, {row.name for row in overview.rows}) == ((), {ADA, KURT})


def test_an_extension_that_is_gone_is_told_with_both_scores(folder):
    batch(folder, "id,days\n0101,2\n")

    tally, _, left = batch(folder, "id,days\n0102,2\n")

    assert (tally.changed, left) == ((f"{ADA} 10 to 7",), ())


def test_a_batch_in_which_no_final_points_change_tells_none(folder):
    batch(folder)

    tally, _, _ = batch(folder, "id,days\n0102,2\n")   # Kurt has no points that lateness could cost

    assert tally.changed == ()


def test_a_batch_of_some_says_whose_lateness_it_has_left_as_it_was(folder):
    batch(folder, "id,days\n0101,2\n")

    _, overview, left = batch(folder, "id,days\n0102,2\n", only=(KURT,))

    assert left == (ADA,)
    assert {row.name: row.final for row in overview.rows}[ADA] == 10 and overview.gone == ()


def test_an_extension_until_a_time_before_the_deadline_is_noted(folder):
    plan = planned(folder, "id,until\n0101,2026-11-19\n0102,2026-11-25\n")

    assert plan.notes == ("1 extension until a time that is not after the deadline (2026-11-20 12:00), so that nothing "
                          "changes: 0101",)


def test_extensions_without_a_roster_are_refused_with_the_file_that_they_come_from(folder):
    given = write(folder / "given.csv", "id,days\n0101,2\n")

    with pytest.raises(OperatorError, match="given.csv names students of a roster.*--roster FILE.*remove"):
        make_plan(course_in(folder / "course"), "tiny", folder / "subs", Level.PROCESS, extensions=given)


def test_the_command_tells_what_is_different_from_the_last_run(folder):
    write(folder / "first.csv", "id,days\n0101,2\n")
    write(folder / "second.csv", "id,days\n0102,2\n")
    batch_command(folder, "--roster", str(folder / "roster.csv"), "--extensions", str(folder / "first.csv"))
    shutil.rmtree(folder / "subs" / "submission_902")

    told = batch_command(folder, "--extensions", str(folder / "second.csv")).stdout

    assert f"Final points changed without grading: 1 ({ADA} 10 to 7)" in told
    assert f"Graded earlier, and no longer in the collection: 1 ({KURT})" in told
