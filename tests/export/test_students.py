"""Whose scores are handed over."""

from __future__ import annotations

from datetime import datetime, timezone

from grader.export.students import importable

from .samples import overview, row


def test_a_submission_of_nobody_in_the_roster_is_left_out_with_a_note():
    rows, notes = importable(overview(row(), row(name="stray", student="?", matched=False)))

    assert [found.name for found in rows] == ["ada"]
    assert notes == ("submission stray: no student of the roster; left out",)


def test_of_several_submissions_by_one_student_the_last_one_counts():
    early = row(name="first", submitted=datetime(2026, 2, 1, tzinfo=timezone.utc), final=9.0)

    rows, notes = importable(overview(row(name="second"), early))

    assert [found.name for found in rows] == ["second"]
    assert notes == ("submission first: an earlier submission of Lovelace, Ada; the last one counts",)


def test_where_no_time_is_known_a_regrade_does_not_change_which_submission_counts():
    long_ago, now = (datetime(2026, month, 1, tzinfo=timezone.utc) for month in (1, 6))

    chosen = [importable(overview(row(name="a", submitted=None, graded=first), row(name="b", submitted=None,
                                                                                   graded=second)))[0]
              for first, second in ((long_ago, now), (now, long_ago))]

    assert [[found.name for found in rows] for rows in chosen] == [["b"], ["b"]]


def test_a_member_of_a_group_who_also_handed_in_alone_counts_once_and_the_others_stay():
    together = datetime(2026, 2, 1, tzinfo=timezone.utc)
    group = [row(name="team", submitted=together), row(name="team", student="Bob", student_id="S2", submitted=together)]

    rows, notes = importable(overview(*group, row(name="alone")))

    assert [(found.name, found.student_id) for found in rows] == [("team", "S2"), ("alone", "S1")]
    assert notes == ("submission team: an earlier submission of Lovelace, Ada; the last one counts",)


def test_a_submission_that_is_no_longer_in_the_collection_is_left_out_with_a_note():
    rows, notes = importable(overview(row(), gone=(row(name="old"),)))

    assert [found.name for found in rows] == ["ada"]
    assert notes == ("submission old: no longer in the collection; left out",)


def test_why_a_submission_belongs_to_nobody_is_told():
    _, notes = importable(overview(row(name="stray", matched=False, why_unmatched="its name is that of S1 and of S2")))

    assert notes == ("submission stray: no student of the roster; left out (its name is that of S1 and of S2)",)


def test_namesakes_with_different_ids_are_two_students():
    rows, _ = importable(overview(row(), row(name="other", student_id="S9")))

    assert len(rows) == 2
