"""`grader marks`: out, filled in, in again; all of it or none."""

from __future__ import annotations

import csv
import io
import json

import pytest
from click.testing import CliRunner

from grader.cli import main
from grader.gradebook import open_marks
from tests.marking.samples import make_folder


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.delenv("GRADER_COURSE", raising=False)
    return make_folder(tmp_path)[1]


def run(folder, *arguments, course=True, code=0):
    named = ["--course", str(folder.parent / "course")] if course else []
    done = CliRunner().invoke(main, [*named, "marks", *map(str, arguments)])
    assert done.exit_code == code, done.output
    return done


def exported(folder, *more, **options):
    return list(csv.DictReader(io.StringIO(run(folder, "export", folder, *more, **options).stdout, newline="")))


def saved(folder, rows):
    path = folder.parent / "marks.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    return path


def marks_in(folder):
    with open_marks(folder) as marks:
        return [(one.name, one.points, one.by) for one in marks.every()]


def test_each_answer_is_a_row_and_names_are_hidden(folder):
    rows = exported(folder)

    assert sorted(row["answer"] for row in rows) == [f"The answer of number {number}." for number in (1, 2, 3)]
    assert all(row["submission"].startswith("s-") for row in rows)
    assert {row["submission"] for row in exported(folder, "--names")} == {"ada", "bob", "cyd"}


def test_points_that_were_filled_in_reach_the_gradebook_and_the_files(folder):
    rows = exported(folder, "--names")
    next(row for row in rows if row["submission"] == "bob").update(points="2.5", comment="Name it.", rubric="norm")

    done = run(folder, "import", folder, saved(folder, rows), "--by", "Alan")

    assert done.stdout == "1 mark taken, 2 rows unchanged\n"
    assert "note: points that are not those" in done.stderr and "2.5 points were given" in done.stderr
    assert marks_in(folder) == [("bob", 2.5, "Alan")]
    told = json.loads((folder / "reports" / "bob" / "report.json").read_text(encoding="utf-8"))
    assert told["score"] == 2.5
    assert told["checks"][0]["message"].splitlines() == [
        "Met: The norm is homogeneous. (3)", "Not met: Gives an example. (1)",
        "2.5 points were given; the lines that are met come to 3.", "Name it."]
    assert ",2.5," in (folder / "grades.csv").read_text(encoding="utf-8")


def test_what_was_exported_changes_nothing(folder):
    rows = exported(folder)
    rows[0].update(points="4")
    run(folder, "import", folder, saved(folder, rows), "--by", "Alan")

    done = run(folder, "import", folder, saved(folder, exported(folder)), "--by", "Grace")

    assert done.output == "0 marks taken, 3 rows unchanged\n" and len(marks_in(folder)) == 1


def test_with_one_row_wrong_nothing_is_taken_and_all_that_is_wrong_is_told(folder):
    rows = exported(folder)
    for row, points in zip(rows, ("4", "5", "many")):
        row.update(points=points)

    done = run(folder, "import", folder, saved(folder, rows), code=2)

    assert "Nothing was taken" in done.output and marks_in(folder) == []
    assert "line 3: 5 points: give 0 to 4" in done.output and "line 4: `many` is no number" in done.output


def test_another_persons_mark_is_written_over_only_when_that_is_asked_for(folder):
    rows = exported(folder)
    mine, theirs = [dict(row) for row in rows], [dict(row) for row in rows]
    theirs[0].update(points="1")
    mine[0].update(points="4")
    run(folder, "import", folder, saved(folder, theirs), "--by", "Grace")

    refused = run(folder, "import", folder, saved(folder, mine), "--by", "Alan", code=2)
    taken = run(folder, "import", folder, saved(folder, mine), "--by", "Alan", "--replace")

    assert "Grace has given 1 of 4 points meanwhile" in refused.output and "1 mark taken" in taken.output
    assert [(points, by) for _, points, by in marks_in(folder)] == [(1.0, "Grace"), (4.0, "Alan")]


def test_without_the_course_all_works_but_the_rubric(folder, monkeypatch):
    monkeypatch.chdir(folder.parent)
    rows = exported(folder, course=False)
    rows[0].update(points="3")

    run(folder, "import", folder, saved(folder, rows), "--by", "Alan", course=False)

    assert [points for _, points, _ in marks_in(folder)] == [3.0]


def test_without_the_course_a_rubrics_line_is_told_to_need_it(folder, monkeypatch):
    monkeypatch.chdir(folder.parent)
    rows = exported(folder, course=False)
    rows[0].update(points="3", rubric="norm")

    done = run(folder, "import", folder, saved(folder, rows), course=False, code=2)

    assert marks_in(folder) == []
    assert "line 2: what is met is known in the course alone, which is not at hand" in " ".join(done.output.split())
    assert "--course FOLDER" in done.output and "no line" not in done.output


def test_refresh_writes_the_files_again(folder):
    (folder / "grades.csv").unlink()

    done = run(folder, "refresh", folder)

    assert "is up to date" in done.output and (folder / "grades.csv").is_file()


def test_only_one_assignment_when_that_is_asked_for(folder):
    assert len(exported(folder, "--assignment", "tiny")) == 3
    assert "no results of other; it has: tiny" in run(folder, "export", folder, "--assignment", "other", code=2).output


@pytest.mark.parametrize("command", ["export", "refresh"])
def test_a_folder_without_a_gradebook_is_told(tmp_path, command):
    done = CliRunner().invoke(main, ["marks", command, str(tmp_path)])

    assert done.exit_code == 2 and "There is no gradebook" in done.output
