"""Submissions find their students without a guess; nobody is dropped."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.roster import Hints, Student, match
from tests.roster.people import ADA, KURT, LI, WEI


def whose(hints: Hints, *students: Student):
    """Return (student, how), or why there is none."""
    found = match(students or (ADA, KURT), {"sub": hints})
    return (found.pairs[0].student, found.pairs[0].how) if found.pairs else found.unmatched[0].why


@pytest.mark.parametrize("hints, how", [
    (Hints(id="1001"), "id"), (Hints(id=" ADA "), "id"), (Hints(login="Ada"), "login"),
    (Hints(email="ADA@uni.example"), "email"), (Hints(name="ada  LOVELACE"), "name"),
    (Hints(name="Lovelace, Ada"), "name"), (Hints(name="lovelaceada"), "name"),
    (Hints(folder="ada_lovelace"), "folder"), (Hints(folder="ada"), "folder"),
    (Hints(id="unknown", name="Ada Lovelace"), "name"), (Hints(id="1001", name="A. L.", folder="1002"), "id"),
])
def test_a_student_is_found_by_the_strongest_hint(hints, how):
    assert whose(hints) == (ADA, how)


@pytest.mark.parametrize("name", ["Kurt Gödel", "kurt godel", "GODEL Kurt", "Go\u0308del, Kurt", "godelkurt"])
def test_names_are_compared_without_case_accents_and_order(name):
    assert whose(Hints(name=name)) == (KURT, "name")


def test_apostrophes_hyphens_and_letters_with_strokes_do_not_keep_names_apart():
    student = Student("Zoë Ørsted-O’Brien")

    assert whose(Hints(name="Zoe Orsted OBrien"), student) == (student, "name")


@pytest.mark.parametrize("hints, told", [
    (Hints(), "nobody in the roster"),
    (Hints(name="Emmy Noether", id="9", folder="emmy"), "nobody in the roster"),
    (Hints(id="1001", email="kurt@uni.example"), "its id is that of 1001, its email is that of 1002"),
    (Hints(id="1001", name="Kurt Gödel"), "its id is that of 1001, its name is that of 1002"),
])
def test_hints_that_say_nothing_or_two_things_leave_a_submission_to_a_person(hints, told):
    assert told in whose(hints)


def test_between_namesakes_nobody_is_guessed():
    assert whose(Hints(name="Li Wei"), LI, WEI) == "its name is that of 1003 and of 1004"


def test_a_folders_name_may_decide_between_namesakes():
    assert whose(Hints(name="Li Wei", folder="1004"), LI, WEI) == (WEI, "folder")


@pytest.mark.parametrize("hints", [Hints(), Hints(name=" ", id="\t", email="", folder="-")])
def test_an_only_student_is_not_given_a_submission_that_says_nothing(hints):
    assert "nobody" in whose(hints, ADA)


def test_empty_fields_of_the_roster_fit_no_hint():
    assert "nobody" in whose(Hints(email="", name="x"), Student("Ada"), Student("Kurt"))


def test_a_matching_tells_who_has_handed_in_twice_and_who_nothing():
    found = match((ADA, KURT), {"first": Hints(id="1001"), "second": Hints(login="ada"), "other": Hints(id="7")})

    assert [(pair.submission, pair.student) for pair in found.pairs] == [("first", ADA), ("second", ADA)]
    assert [each.submission for each in found.unmatched] == ["other"]
    assert found.missing == (KURT,)


@given(st.lists(st.builds(Hints, st.text(max_size=9), st.text(max_size=3), st.text(max_size=3), st.text(max_size=3),
                          st.sampled_from(["", "ada", "1002", "Li Wei"])), max_size=4))
def test_every_submission_is_in_a_pair_or_unmatched(hints):
    submissions = {str(number): hint for number, hint in enumerate(hints)}

    found = match((ADA, KURT, LI, WEI), submissions)

    assert sorted(each.submission for each in (*found.pairs, *found.unmatched)) == sorted(submissions)


def test_the_submission_of_a_group_is_in_a_pair_for_each_member_and_tells_who_is_not_found():
    found = match((ADA, KURT), {"team": (Hints(id="1001"), Hints(id="1002"), Hints(id="7"))})

    assert [(pair.submission, pair.student) for pair in found.pairs] == [("team", ADA), ("team", KURT)]
    assert [each.submission for each in found.unmatched] == ["team"]
    assert found.missing == ()


def test_the_submission_of_a_group_without_members_is_unmatched():
    assert [each.submission for each in match((ADA,), {"team": ()}).unmatched] == ["team"]
