"""Every mistake is graded once; what came of it is kept until something that decides it changes."""

from __future__ import annotations

import importlib

import pytest

from grader.assignment import load_assignment
from grader.catalogue import rehearsal_for
from grader.errors import AuthorError
from grader.grade import grade
from grader.model import Level
from tests.tiny_course import make_course, write

module = importlib.import_module("grader.catalogue.rehearse")  # the room's page has a function of this name

MISTAKES = '''\
from grader.mistakes import Mistake

MISTAKES = (
    Mistake("tripled", "It is three times, not twice.", "Count.", {"2 * np": "3 * np"}, loses=("vector", "matrix")),
)
'''


@pytest.fixture
def cache(tmp_path, monkeypatch):
    """An empty cache folder in the place of this user's."""
    monkeypatch.setattr(module.platformdirs, "user_cache_dir", lambda *_args, **_more: str(tmp_path / "cache"))
    monkeypatch.delenv("GRADER_SECRET", raising=False)
    monkeypatch.delenv("GRADER_COURSE", raising=False)
    return tmp_path / "cache"


def course_with(folder, mistakes=MISTAKES):
    course = make_course(folder / "course")
    write(folder / "course" / "assignments" / "tiny" / "mistakes.py", mistakes)
    return course


def graded(course, tmp_path, source):
    return grade(course, "tiny", write(tmp_path / "alice" / "tiny.py", source), Level.PROCESS).report


def test_a_submission_with_a_catalogued_mistake_is_told_it(tmp_path, cache):
    report = graded(course_with(tmp_path), tmp_path, "def double(x):\n    return x + x + x\n")
    assert {check.diagnosis.mistake for check in report.checks} == {"It is three times, not twice."}
    assert all(check.diagnosis.certain for check in report.checks)


def test_another_wrong_submission_is_not_told_it(tmp_path, cache):
    report = graded(course_with(tmp_path), tmp_path, "def double(x):\n    return x + x + 1\n")
    assert not any(check.diagnosis and check.diagnosis.certain for check in report.checks)


def test_no_figure_of_a_hidden_check_is_told(tmp_path, cache):
    report = graded(course_with(tmp_path), tmp_path, "def double(x):\n    return x + x + x\n")
    hidden = next(check for check in report.checks if check.id == "matrix")
    assert not any(character.isdigit() for character in hidden.diagnosis.evidence)


def test_what_was_made_is_taken_from_the_cache(tmp_path, cache, monkeypatch):
    course = course_with(tmp_path)
    before = graded(course, tmp_path, "def double(x):\n    return x + x + x\n")
    monkeypatch.setattr(module, "rehearse", lambda *_args, **_more: pytest.fail("it was made again"))
    after = graded(course, tmp_path, "def double(x):\n    return x + x + x\n")
    assert [check.diagnosis for check in after.checks] == [check.diagnosis for check in before.checks]


def test_a_file_in_the_cache_that_cannot_be_read_is_made_again(tmp_path, cache):
    course = course_with(tmp_path)
    graded(course, tmp_path, "def double(x):\n    return 3 * x\n")
    for file in cache.rglob("tiny-*"):
        file.write_bytes(b"\x01garbage")
    report = graded(course, tmp_path, "def double(x):\n    return 3 * x\n")
    assert report.checks[0].diagnosis.certain


def test_the_cache_is_for_its_user_alone(tmp_path, cache):
    graded(course_with(tmp_path), tmp_path, "def double(x):\n    return 3 * x\n")
    files = list(cache.rglob("tiny-*"))
    assert len(files) == 2 and all(file.stat().st_mode & 0o077 == 0 for file in files)


def test_changed_mistakes_are_rehearsed_again(tmp_path, cache):
    course = course_with(tmp_path)
    graded(course, tmp_path, "def double(x):\n    return 3 * x\n")
    course_with(tmp_path, MISTAKES.replace("three times", "thrice"))
    report = graded(course, tmp_path, "def double(x):\n    return 3 * x\n")
    assert report.checks[0].diagnosis.mistake == "It is thrice, not twice."


def test_an_edit_that_does_not_fit_is_the_authors_error(tmp_path, cache):
    course = course_with(tmp_path, MISTAKES.replace("2 * np", "9 * np"))
    with pytest.raises(AuthorError, match="tripled: the text '9 \\* np' occurs 0 times"):
        graded(course, tmp_path, "def double(x):\n    return 3 * x\n")


def test_a_passing_submission_has_nothing_rehearsed(tmp_path, cache, monkeypatch):
    monkeypatch.setattr(module, "rehearse", lambda *_args, **_more: pytest.fail("it was rehearsed"))
    assert graded(course_with(tmp_path), tmp_path, "def double(x):\n    return 2 * x\n").score == 10


def test_an_assignment_without_a_catalogue_has_an_empty_rehearsal(tmp_path, cache):
    course = make_course(tmp_path / "course")
    found = rehearsal_for(load_assignment(course, "tiny"), b"secret", Level.PROCESS, ["vector"])
    assert found.parts == ()


def test_only_the_checks_that_failed_are_rehearsed(tmp_path, cache):
    source = "import numpy as np\n\n\ndef double(x):\n    return (2 if np.ndim(x) == 1 else 3) * x\n"
    report = graded(course_with(tmp_path), tmp_path, source)
    assert [bool(check.diagnosis) for check in report.checks] == [False, True]
    assert len(list(cache.rglob("tiny-*"))) == 1
