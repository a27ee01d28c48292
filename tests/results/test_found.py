"""Which file of a submission is the result file of a name."""

from __future__ import annotations

from grader.model import SubmittedFile
from grader.results import find, stems


def files(*paths):
    return [SubmittedFile(path, path.encode()) for path in paths]


def test_the_file_nearest_the_top_counts():
    assert find(files("old/r.json", "r.pkl", "old/older/r.json"), "r").file.path == "r.pkl"


def test_json_counts_before_a_pickle_beside_it_and_the_pickle_is_told():
    found = find(files("r.pkl", "r.json"), "r")

    assert (found.file.path, found.is_json, found.passed_over) == ("r.json", True, ("r.pkl",))


def test_without_a_file_of_this_name_there_is_none():
    assert find(files("r2.json", "r.txt", "r"), "r") is None


def test_names_are_told_once_each_without_endings():
    assert stems(files("b.json", "sub/a.pkl", "a.JSON", "c.txt")) == ("a", "b")
