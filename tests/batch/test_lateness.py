"""A batch tells lateness where people read: in the reports, in the table, and again when an extension is granted."""

from __future__ import annotations

import csv
import json

import pytest

from grader.batch import make_plan, run_batch
from grader.batch.outputs import write_class
from grader.batch.overview import make_overview
from grader.course import course_in
from grader.gradebook import open_gradebook
from grader.model import Level
from tests.intake.exports import GRADESCOPE, as_folder
from tests.tiny_course import RIGHT, make_course, write

POLICY = "time_zone: Europe/Berlin\nlate: {policy: steps, out_of: [70, 40]}\n"
ROSTER = "name,id,email\nAda Lovelace,0101,ada@uni.example\nKurt Gödel,0102,kurt@uni.example\n" \
         "Emmy Noether,0103,emmy@uni.example\nDan Absent,0104,dan@uni.example\n"
ADA, GROUP = "Ada_Lovelace_901", "Kurt_Gödel_902"   # handed in on 20 November at 19:00 and on 21 November at 10:30


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A course whose deadline was on 20 November at noon, and the work of Ada, and of Kurt and Emmy."""
    monkeypatch.delenv("GRADER_SECRET", raising=False)
    make_course(tmp_path / "course")
    write(tmp_path / "roster.csv", ROSTER)
    as_folder(tmp_path, {path: RIGHT if path.endswith(".py") else text for path, text in GRADESCOPE.items()})
    set_deadline(tmp_path, "2026-11-20 12:00")
    return tmp_path


def set_deadline(folder, due):
    text = f"name: Tiny\ndemonstration_secret: published\n{POLICY}"
    write(folder / "course" / "course.yaml", text + (f"deadlines: {{tiny: {due}}}\n" if due else ""))


def batch(folder, extensions=""):
    """Run a batch as the command does; returns its tally and what it told."""
    given = {"extensions": write(folder / "extensions.csv", extensions)} if extensions else {}
    plan = make_plan(course_in(folder / "course"), "tiny", folder / "submissions", Level.PROCESS,
                     roster=folder / "roster.csv", **given)
    events = []
    with open_gradebook(folder / "out") as book:
        tally = run_batch(plan, book, folder / "out", on_event=events.append)
        write_class(folder / "out", make_overview(plan, book))
    return tally, {event.name: event for event in events}


def told(folder, name):
    """Return a submission's report.json, and the words of its page."""
    reports = folder / "out" / "reports" / name
    return json.loads((reports / "report.json").read_text("utf-8")), (reports / "report.html").read_text("utf-8")


def table(folder):
    with (folder / "out" / "grades.csv").open(encoding="utf-8", newline="") as file:
        return {row["student"]: row for row in csv.DictReader(file)}


def test_a_late_reports_files_give_both_scores_and_why(folder):
    tally, events = batch(folder)

    report, page = told(folder, ADA)
    assert (report["score"], report["late"]["final"], report["late"]["days"]) == (10, 7, 1)
    assert report["late"]["submitted"] == "2026-11-20T19:00:00+01:00"
    assert "<strong>7</strong>" in page and "10 before the late policy" in page
    assert "1 day late: graded out of 7: 10 of 10 becomes 7. Handed in 2026-11-20 19:00:00 UTC+01:00." in page
    assert (tally.failing, events[ADA].final) == (2, 7)


def test_without_a_deadline_the_reports_say_nothing_of_one(folder):
    set_deadline(folder, "")

    batch(folder)

    report, page = told(folder, ADA)
    assert report["late"] is None and "Handed in" not in page


def test_an_extension_that_is_granted_afterwards_is_in_the_reports_and_the_table(folder):
    batch(folder)

    tally, events = batch(folder, "id,days\n0101,2\n")

    report, page = told(folder, ADA)
    assert (tally.unchanged, tally.failing, events[ADA].final) == (2, 1, 10)
    assert (report["late"]["days"], report["late"]["final"], report["late"]["words"]) == (0, 10, "on time")
    assert "Extension (2 days more): due 2026-11-22 12:00:00 Europe/Berlin." in page
    assert table(folder)["Ada Lovelace"]["late"] == "extension (2 days more): due 2026-11-22 12:00:00 Europe/Berlin"
    assert "1 day late" in told(folder, GROUP)[1]


def test_a_deadline_that_is_taken_back_is_gone_from_the_reports(folder):
    batch(folder)
    set_deadline(folder, "")

    batch(folder)

    report, page = told(folder, ADA)
    assert report["late"] is None and "late policy" not in page


def test_reports_that_nothing_has_changed_are_not_written_again(folder):
    batch(folder)
    page = folder / "out" / "reports" / ADA / "report.html"
    page.write_text("as it was", encoding="utf-8")

    batch(folder)

    assert page.read_text(encoding="utf-8") == "as it was"


def test_killed_between_files_and_gradebook_the_next_run_does_both(folder, monkeypatch):
    batch(folder)
    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr("grader.gradebook.Gradebook.adjust", _killed)
        batch(folder, "id,days\n0101,2\n")

    batch(folder, "id,days\n0101,2\n")

    with open_gradebook(folder / "out", only_read=True) as book:
        assert {kept.name: kept.final for kept in book.current()} == {ADA: 10, GROUP: 7}
    assert told(folder, ADA)[0]["late"]["final"] == 10


def _killed(*_arguments):
    raise KeyboardInterrupt


def test_where_nobody_knows_when_it_was_handed_in_the_report_says_so(folder):
    for path in (folder / "submissions").rglob("*"):
        if path.name == "tiny.py":
            write(folder / "bare" / path.parent.name / "tiny.py", RIGHT)
    plan = make_plan(course_in(folder / "course"), "tiny", folder / "bare", Level.PROCESS)

    with open_gradebook(folder / "out") as book:
        run_batch(plan, book, folder / "out")

    report, page = told(folder, "submission_901")
    assert (report["late"]["days"], report["late"]["final"]) == (0, 10)
    assert "It is not known when this was handed in, so it counts as on time." in page


def test_students_without_a_submission_are_in_the_table_with_all_that_the_roster_tells(folder):
    batch(folder)

    row = table(folder)["Dan Absent"]
    assert (row["id"], row["email"], row["status"]) == ("0104", "dan@uni.example", "no submission")
