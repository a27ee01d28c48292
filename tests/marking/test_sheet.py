"""Marks go out as a CSV file and come back: what was not edited changes nothing, what is wrong is told by its line."""

from __future__ import annotations

import csv
import io

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from grader.errors import OperatorError
from grader.gradebook import Ticked
from grader.marking import Stand, answers_of, asked_of, read_sheet, sheet
from grader.marking.asked import Item
from grader.marking.given import tidy
from tests.export.samples import PIECES
from tests.marking.samples import AT, awaiting, file_answer, mark, report

RUBRIC = (Item("norm", "Names the norm.", 3.0), Item("example", "Has an example.", 1.0))
texts = st.lists(st.one_of(st.text(max_size=6), st.sampled_from(PIECES)), max_size=8).map("".join)


def stand(*reports, marks=(), follows="", beside=None) -> Stand:
    answers = tuple(answer for each in reports or (report(),) for answer in answers_of(each))
    asked = {("tiny", asked.id): msgspec.structs.replace(asked, rubric=RUBRIC, at_hand=True, follows=follows)
             for asked in asked_of(None, answers)}
    aliases = {(one.assignment, one.name): f"s-{one.name.encode('utf-8', 'replace').hex()}" for one in answers}
    return Stand(answers, asked, aliases, {}, {}, beside or {}).with_marks(marks)


def cells(text):
    header, *rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    return [dict(zip(header, row)) for row in rows]


def read(path, now, edit=None, text=None, **more):
    """Read the sheet of `now`, whose first row was edited, as if somebody had saved it again."""
    rows = cells(text if text is not None else sheet(now))
    rows[0].update(edit or {})
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    return read_sheet(path, now, by="Alan", at=AT, **more)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "marks.csv"


def test_a_row_holds_the_answer_and_what_was_given_for_it():
    row = cells(sheet(stand(marks=[mark(comment="Good.", ticked=("norm",), id=7)])))[0]

    assert row.pop("state").endswith(":7")
    assert row == {"assignment": "tiny", "question": "why", "submission": "s-616461",
                   "follows": "", "answer": "Because the norm is homogeneous.", "points": "3", "of": "4",
                   "rubric": "norm", "rubric_says": "norm (3): Names the norm. | example (1): Has an example.",
                   "comment": "Good.", "by": "Grace", "at": AT.isoformat()}


def test_a_question_that_follows_another_shows_what_was_answered_there():
    now = stand(follows="gap", beside={("tiny", "ada", "gap"): "1, 3"})

    assert cells(sheet(now))[0]["follows"] == "gap: 1, 3"


def test_an_answer_that_is_not_there_is_told_as_none():
    assert cells(sheet(stand(follows="gap")))[0]["follows"] == "gap: no answer"


def test_neither_another_answer_nor_the_rubric_is_a_formula():
    now = stand(follows="gap", beside={("tiny", "ada", "gap"): "1\n=HYPERLINK(1)"})

    assert cells(sheet(now))[0]["follows"] == "gap: 1\n'=HYPERLINK(1)"


def test_an_export_of_before_without_these_columns_is_read(path):
    rows = [{name: cell for name, cell in row.items() if name not in ("follows", "rubric_says")}
            for row in cells(sheet(stand()))]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows([{**rows[0], "points": "4"}])

    assert [wish.mark.points for wish in read_sheet(path, stand(), by="Alan", at=AT).wishes] == [4.0]


def test_names_are_there_only_where_they_are_asked_for():
    now = stand(report(name="ada_lovelace"), report(file_answer(), name="bob"))

    assert "lovelace" not in sheet(now)
    assert [row["submission"] for row in cells(sheet(now, names=True))] == ["ada_lovelace", "bob"]


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(answer=texts, comment=texts, name=texts, ticked=st.sets(st.sampled_from(["norm", "example"])),
       points=st.none() | st.integers(0, 400))
def test_what_is_exported_and_read_back_changes_nothing(path, answer, comment, name, ticked, points):
    each = report(awaiting(text=answer), name=name or "ada")
    marks = [] if points is None else [
        mark(each, points=points / 100, comment=tidy(comment), ticked=sorted(ticked), id=3)]
    now = stand(each, marks=marks)

    for names in (False, True):
        reading = read(path, now, text=sheet(now, names=names))

        assert (reading.wishes, reading.problems, reading.unchanged) == ((), (), 1)


def test_an_answer_is_no_formula():
    row = cells(sheet(stand(report(awaiting(text="=HYPERLINK(1)")))))[0]

    assert row["answer"] == "'=HYPERLINK(1)"


def test_points_that_were_filled_in_are_to_be_given(path):
    reading = read(path, stand(), {"points": "2,5", "comment": "'=1 is no vector", "rubric": "norm"})

    assert reading.problems == ()
    (wish,) = reading.wishes
    assert (wish.seen, wish.mark.points, wish.mark.comment, wish.mark.by) == (0, 2.5, "=1 is no vector", "Alan")
    assert [one.id for one in wish.mark.ticked] == ["norm"]


def test_a_mark_that_was_edited_comes_after_the_one_that_was_seen(path):
    (wish,) = read(path, stand(marks=[mark(id=7)]), {"comment": "More."}).wishes

    assert (wish.seen, wish.mark.points, wish.mark.comment) == (7, 3.0, "More.")


def test_points_written_in_another_way_are_no_change(path):
    assert read(path, stand(marks=[mark(points=2.5, id=7)]), {"points": "2,50"}).unchanged == 1


def test_lines_that_are_ticked_without_points_are_summed(path):
    (wish,) = read(path, stand(), {"rubric": "norm example"}).wishes

    assert wish.mark.points == 4.0


def test_lines_that_were_summed_before_are_no_change(path):
    once = mark(points=3.0, id=9)
    now = stand(marks=[msgspec.structs.replace(once, ticked=(Ticked("norm", "Names the norm.", 3.0),))])

    assert read(path, now, {"rubric": "norm"}, text=sheet(stand())).unchanged == 1


def test_points_that_are_not_those_of_the_lines_are_taken_with_a_note(path):
    reading = read(path, stand(), {"points": "2", "rubric": "norm"})

    assert [wish.mark.points for wish in reading.wishes] == [2.0]
    (note,) = reading.notes
    assert note.startswith("line 2: 2 points were given; the lines that are met come to 3.  Say why in a comment")


@pytest.mark.parametrize("edit", [{"points": "3", "rubric": "norm"}, {"points": "2"}], ids=["agree", "no rubric"])
def test_points_that_deviate_from_nothing_get_no_note(path, edit):
    assert read(path, stand(), edit).notes == ()


@pytest.mark.parametrize("edit, told", [
    ({"rubric": "nrom"}, "the rubric has no line `nrom`"),
    ({"question": "who"}, "there is no question `who` of `tiny`"),
    ({"submission": "s-000"}, "no submission `s-000` answers `why`"),
    ({"points": "5"}, "give 0 to 4"), ({"points": "nan"}, "give 0 to 4"), ({"points": "many"}, "`many` is no number"),
    ({"points": "", "comment": "Good."}, "the points are missing"),
    ({"points": "1", "rubric": "nrom"}, "the rubric has no line `nrom`"),
    ({"points": "1", "state": "x"}, "`state` was edited")])
def test_what_is_wrong_is_told_with_its_line(path, edit, told):
    reading = read(path, stand(), edit)

    assert len(reading.problems) == 1
    assert reading.problems[0].startswith("line 2: ") and told in reading.problems[0]


def test_points_cannot_be_taken_back(path):
    assert "not be taken back" in read(path, stand(marks=[mark(id=7)]), {"points": ""}).problems[0]


def test_an_answer_that_was_handed_in_anew_must_be_read_anew(path):
    now = stand(report(awaiting(text="New words.")))

    reading = read(path, now, {"points": "4"}, text=sheet(stand()))

    assert "was changed since the file was made" in reading.problems[0]


def test_another_persons_newer_mark_is_told_and_not_written_over(path):
    now, before = stand(marks=[mark(points=1.0, id=9)]), sheet(stand())

    reading = read(path, now, {"points": "4"}, text=before)

    assert "Grace has given 1 of 4 points meanwhile" in reading.problems[0]


def test_with_replace_the_file_counts(path):
    now, before = stand(marks=[mark(points=1.0, id=9)]), sheet(stand())

    (wish,) = read(path, now, {"points": "4"}, text=before, replace=True).wishes

    assert (wish.seen, wish.mark.points) == (9, 4.0)


def test_a_row_that_nobody_edited_is_passed_over_whatever_happened_meanwhile(path):
    now = stand(report(awaiting(text="New words.")), marks=[mark(report(awaiting(text="New words.")), id=9)])

    assert read(path, now, text=sheet(stand())).unchanged == 1


def test_two_rows_for_one_answer_are_refused(path):
    twice = sheet(stand())
    twice += twice.split("\r\n", 1)[1]

    reading = read(path, stand(), {"points": "4"}, text=twice)

    assert "line 2 is for the same answer" in reading.problems[0]


def test_a_spreadsheets_own_separator_is_understood(path):
    rows = list(csv.reader(io.StringIO(sheet(stand()), newline="")))
    rows[1][rows[0].index("points")] = "2,5"
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file, delimiter=";").writerows(rows)

    assert read_sheet(path, stand(), by="Alan", at=AT).wishes[0].mark.points == 2.5


def test_a_file_without_a_column_that_is_needed_is_refused(path):
    path.write_text("question,points\nwhy,3\n", encoding="utf-8")

    with pytest.raises(OperatorError, match="no column `assignment`.*grader marks export"):
        read_sheet(path, stand(), by="Alan", at=AT)


def test_a_file_without_what_was_ticked_is_refused(path):
    rows = list(csv.reader(io.StringIO(sheet(stand()), newline="")))
    at = rows[0].index("rubric")
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(row[:at] + row[at + 1:] for row in rows)

    with pytest.raises(OperatorError, match="no column `rubric`"):
        read_sheet(path, stand(), by="Alan", at=AT)
