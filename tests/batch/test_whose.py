"""Whose the submissions of a class are, for those that read it after the batch."""

from __future__ import annotations

from grader.batch.whose import hints_of, nobodys, strangers, told_earlier
from grader.roster import Hints, Student, match
from tests.export.samples import overview, row

ADA = Student("Ada Lovelace", "ada@uni.example", ("0101",))
TWO_XUS = (Student("Xu Müller", ids=("1",)), Student("Xu Müller", ids=("2",)))


def test_a_submission_of_a_group_without_any_known_member_is_counted_once():
    matching = match([ADA], {"team": [Hints(name="Eve"), Hints(name="Mallory")], "ada": Hints(id="0101")})

    assert nobodys(matching) == {"team": "nobody in the roster has its name, id, e-mail address or login"}
    assert strangers(matching) == ()


def test_an_ambiguous_name_is_listed_with_whom_it_may_be():
    assert nobodys(match(TWO_XUS, {"xu": Hints(name="Xu Müller")})) == {"xu": "its name is that of 1 and of 2"}


def test_a_member_whom_the_roster_does_not_know_is_told_and_the_submission_is_somebodys():
    matching = match([ADA], {"team": [Hints(id="0101"), Hints(name="Mallory")]})

    assert nobodys(matching) == {}
    assert strangers(matching) == ("team: a member of its group is no student of the roster (nobody in the roster has "
                                   "its name, id, e-mail address or login)",)


def test_without_a_roster_nobody_is_missed():
    assert (nobodys(None), strangers(None)) == ({}, ())


def test_of_two_submissions_by_one_student_the_earlier_one_says_so():
    rows = told_earlier([row(name="a", submitted=None), row(name="b"), row(name="c", student_id="S2")])

    assert {one.name: one.earlier for one in rows} == {"a": True, "b": False, "c": False}


def test_a_submission_of_nobody_is_nobodys_earlier_one():
    rows = told_earlier([row(name="a", matched=False), row(name="b", matched=False)])

    assert [one.earlier for one in rows] == [False, False]


def test_the_name_of_a_groups_folder_is_no_hint_at_its_members():
    hints = hints_of(overview(row(name="ada"), row(name="team"), row(name="team", student="Bob", student_id="S2")))

    assert {name: [one.folder for one in found] for name, found in hints.items()} == {"ada": ["ada"], "team": ["", ""]}
