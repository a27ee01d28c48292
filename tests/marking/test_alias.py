"""A submission's other name is always the same, and tells nothing."""

from __future__ import annotations

import re

from grader.marking.alias import alias

SALT = bytes(16)


def test_the_same_submission_has_the_same_other_name():
    assert alias(SALT, "tiny", "ada") == alias(SALT, "tiny", "ada")


def test_submissions_assignments_and_gradebooks_are_told_apart():
    names = [alias(SALT, "tiny", "ada"), alias(SALT, "tiny", "bob"), alias(SALT, "other", "ada"),
             alias(b"1" * 16, "tiny", "ada")]

    assert len(set(names)) == 4


def test_it_fits_into_an_address_whatever_the_name():
    assert re.fullmatch("s-[0-9a-f]{10}", alias(SALT, "tiny", "../\udcfc <b>"))
