"""Classroom 50: repositories end in their owner's username."""

from __future__ import annotations

import pytest

from grader.roster import Hints
from tests.intake.exports import CLASSROOM50, collection, mains


def test_the_username_is_what_follows_the_classroom_and_the_assignment(tmp_path):
    found = collection(tmp_path, CLASSROOM50)

    assert (found.kind, mains(found)) == ("classroom50", {"ann-ada": "x = 1\n", "ann-kurt": "x = 2\n"})
    assert found.entries[0].hints == Hints(login="ann-ada", folder="cs101-fall-hw-1-ann-ada")


def test_a_students_own_words_in_the_repository_change_nobodys_username(tmp_path):
    lie = {"cs101-fall-hw-1-ann-ada/.classroom50.yaml": "classroom: cs101\nassignment: fall-hw-1-ann\n",
           "cs101-fall-hw-1-emmy/.classroom50.yaml": "classroom: cs101-fall\nassignment: hw-1\n"}

    assert sorted(mains(collection(tmp_path, CLASSROOM50 | lie))) == ["ann-ada", "ann-kurt", "emmy"]


def test_repositories_without_that_file_are_told_by_what_their_names_share(tmp_path):
    found = collection(tmp_path, {"cs101-hw-ada-main/tiny.py": "1", "cs101-hw-kurt-main/tiny.py": "2"})

    assert (found.kind, mains(found)) == ("classroom50", {"ada": "1", "kurt": "2"})


@pytest.mark.parametrize("names", [["hw-1-1", "hw-1-2"], ["ada-lovelace", "kurt-goedel"], ["cs-hw-ada", "kurt"]])
def test_folders_with_hyphens_are_no_repositories_for_that(tmp_path, names):
    assert collection(tmp_path, {f"{name}/tiny.py": "" for name in names}).kind == "folders"


def test_a_repository_of_a_group_keeps_its_whole_name(tmp_path):
    group = {"the-group/tiny.py": "3", "the-group/.classroom50.yaml": ""}

    found = collection(tmp_path, CLASSROOM50 | group)

    assert mains(found)["the-group"] == "3"


def test_what_only_one_repository_tells_is_not_believed(tmp_path):
    marks = {f"cs101-hw-{name}/.classroom50.yaml": "" for name in ("ada", "kurt", "x-emmy")}
    lie = {"cs101-hw-x-emmy/.classroom50.yaml": "classroom: cs101\nassignment: hw-x\n"}

    assert sorted(mains(collection(tmp_path, marks | lie))) == ["ada", "kurt", "x-emmy"]
