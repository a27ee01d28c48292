"""Variants of the reference bring the files that lie beside it, as they are or with a mistake in them."""

from __future__ import annotations

import pytest

from grader.catalogue.rehearse import completed, mistaken, variant
from grader.mistakes import Mistake
from grader.model import Submission, SubmittedFile
from tests.tiny_course import REFERENCE, make_assignment, write


@pytest.fixture
def assignment(tmp_path):
    """A tiny assignment with a result file beside its reference."""
    made = make_assignment(tmp_path)
    write(made.reference.parent / "r.json", "{}")
    write(made.reference.parent / "__pycache__" / "tiny.pyc", "no file of the reference's")
    return made


def contents(submission):
    return {file.path: file.data for file in submission.files}


def submitted(**files):
    named = {name.replace("_", "."): data for name, data in files.items()}
    return Submission("s", "tiny.py", tuple(SubmittedFile(path, data) for path, data in named.items()))


def test_a_variant_has_its_own_text_and_the_files_beside_the_reference(assignment):
    assert contents(variant(assignment, "x = 1\n")) == {"tiny.py": b"x = 1\n", "r.json": b"{}"}


def test_a_mistake_of_files_leaves_the_code_as_it_is(assignment):
    wrong = Mistake("empty", "It is empty.", "Look.", {}, loses=("vector",),
                    files=lambda files: {path: data + b"?" for path, data in files.items()})

    assert contents(mistaken(assignment, wrong, REFERENCE)) == {"tiny.py": REFERENCE.encode(), "r.json": b"{}?"}


def test_a_mistake_of_code_leaves_the_files_as_they_are(assignment):
    wrong = Mistake("once", "It is not doubled.", "Look.", {"2 * np": "1 * np"}, loses=("vector",))

    made = contents(mistaken(assignment, wrong, REFERENCE))

    assert made["r.json"] == b"{}" and b"1 * np" in made["tiny.py"]


def test_a_submission_is_completed_by_files_that_it_lacks_under_any_ending(assignment):
    assert contents(completed(assignment, submitted(tiny_py=b""))) == {"tiny.py": b"", "r.json": b"{}"}
    assert contents(completed(assignment, submitted(tiny_py=b"", r_pkl=b"own"))) == {"tiny.py": b"", "r.pkl": b"own"}
