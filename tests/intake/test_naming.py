"""Names that are safe to give to folders, and of which there are no two."""

from __future__ import annotations

import pytest

from grader.intake.entry import Entry, Piece
from grader.intake.naming import safe_name, with_unique_names
from grader.roster import Hints


def entry(name: str, path: str) -> Entry:
    return Entry(name, path, (Piece(path, path),), Hints())


@pytest.mark.parametrize("name, safe", [
    ("Ada Lovelace", "Ada_Lovelace"), ("Gödel, Kurt", "Gödel_Kurt"), ("李伟", "李伟"),
    ("O'Brien-Smith", "O_Brien-Smith"),
    ("../../etc/passwd", "etc_passwd"), (".hidden", "hidden"), ("", "submission"), ("...", "submission"),
    ("CON", "submission_CON"), ("nul.py", "submission_nul.py"), ("console", "console"), ("a\x1b[31mb\n", "a_31mb"),
])
def test_a_name_keeps_its_letters_and_loses_what_could_harm(name, safe):
    assert safe_name(name) == safe


def test_a_long_name_is_cut_between_letters():
    assert safe_name("ö" * 5000) == "ö" * 50


def test_names_that_differ_in_case_or_in_how_accents_are_written_are_told_apart():
    named = with_unique_names([entry("Zoë", "1"), entry("ZOË", "2"), entry("zoe\u0308", "3"), entry("Ada", "4")])

    assert named[3].name == "Ada"
    assert len({each.name.casefold() for each in named}) == 4


def test_the_name_does_not_depend_on_the_order():
    entries = [entry("ada", "1"), entry("ada", "2"), entry("kurt", "3")]

    assert with_unique_names(entries) == with_unique_names(entries[::-1])[::-1]


def test_a_name_that_looks_like_one_of_ours_takes_nothing_from_another():
    first, _ = with_unique_names([entry("ada", "1"), entry("ada", "2")])

    named = with_unique_names([entry("ada", "1"), entry("ada", "2"), entry(first.name, "3")])

    assert len({each.name for each in named}) == 3
    assert named[2].name == first.name
