"""Gradescope: folders of numbers, and a file that tells whose they are and is not trusted to be harmless."""

from __future__ import annotations

from datetime import datetime, timezone

import pytest

from grader.roster import Hints
from tests.intake.exports import GRADESCOPE, collection, mains, reasons

METADATA = "submission_metadata.yml"


def one(tmp_path, metadata: str):
    return collection(tmp_path, {METADATA: metadata, "submission_1/tiny.py": "x = 1\n"})


def test_each_folder_is_a_submission_under_its_first_submitters_name(tmp_path):
    found = collection(tmp_path, GRADESCOPE)

    assert found.kind == "gradescope"
    assert mains(found) == {"Ada_Lovelace_901": "x = 1\n", "Kurt_Gödel_902": "x = 2\n"}


def test_every_submitter_of_a_group_is_told(tmp_path):
    alone, group = collection(tmp_path, GRADESCOPE).entries

    assert (alone.hints, alone.partners) == (Hints("Ada Lovelace", "0101", "ada@uni.example"), ())
    assert group.hints == Hints("Kurt Gödel", "0102", "kurt@uni.example")
    assert group.partners == (Hints("Emmy Noether", "", "emmy@uni.example"),)


def test_times_of_both_kinds_are_read_with_their_zone(tmp_path):
    alone, group = collection(tmp_path, GRADESCOPE).entries

    assert alone.submitted == datetime(2026, 11, 20, 18, 0, tzinfo=timezone.utc)
    assert group.submitted == datetime(2026, 11, 21, 9, 30, tzinfo=timezone.utc)


@pytest.mark.parametrize("metadata", [
    "", "just text", "- a list", ": [", "a: b: c", "submission_1: {:submitters: 3}", "submission_1: [x]",
    "submission_1: {:submitters: [3, {:name: [1]}], :created_at: yesterday}", "submission_1: *nobody",
    "[" * 200_000, "{a: " * 200_000, "? [a]\n: b", "submission_1: {? [a] : b}", "a\0b", "\x80",
    "a: &a [x, x]\nb: &b [*a, *a]\nsubmission_1: {<<: *b}", "!!python/object/apply:os.getpid []",
])
def test_whatever_the_file_says_the_submissions_are_read(tmp_path, metadata):
    found = one(tmp_path, metadata)

    assert (found.kind, mains(found)) == ("gradescope", {"submission_1": "x = 1\n"})
    assert METADATA in reasons(found)


def test_a_file_that_is_not_readable_is_noted_with_the_reason(tmp_path):
    assert "nobody knows whose" in reasons(one(tmp_path, "- a list"))[METADATA]


def test_a_submission_that_is_told_and_not_there_is_noted(tmp_path):
    found = one(tmp_path, "submission_1: {}\n../../etc/passwd: {}\n")

    assert "not there: 1, as ../../etc/passwd" in " ".join(note.text for note in found.notes)
    assert len(found.entries) == 1


def test_a_submission_that_the_file_does_not_tell_is_read_without_hints(tmp_path):
    assert one(tmp_path, "submission_2: {}\n").entries[0].hints == Hints()
