"""An answer is known by its digest: the same while it is the same answer, another one when it changes."""

from __future__ import annotations

import msgspec
import pytest

from grader.marking import answers_of
from grader.model import Outcome, SubmissionInfo
from tests.marking.samples import awaiting, file_answer, report
from tests.render.samples import result


def digest(*checks, **more):
    return answers_of(report(*checks, **more))[0].digest


def test_only_what_awaits_a_person_is_an_answer_to_read():
    empty = awaiting("empty", outcome=Outcome.MISSING, points=0.0)

    found = answers_of(report(result(), awaiting(), file_answer(), empty))

    assert [(one.question, one.text, one.file) for one in found] == [
        ("why", "Because the norm is homogeneous.", ""), ("report", "", "report.pdf")]


def test_the_same_words_keep_their_digest_in_another_submission_of_the_same_student():
    other = SubmissionInfo(name="ada", file="tiny.py", sha256="cd" * 32, files=2)

    assert digest(awaiting()) == digest(awaiting(title="Reworded."), submission=other)


@pytest.mark.parametrize("changed", [
    awaiting(text="Other words."), awaiting(max_points=5.0), file_answer()], ids=["words", "points", "kind"])
def test_another_answer_has_another_digest(changed):
    assert digest(awaiting()) != digest(changed)


def test_a_file_is_known_by_its_own_bytes():
    moved = msgspec.structs.replace(file_answer(), answer_file="in/report.pdf")

    assert digest(file_answer()) == digest(moved) != digest(file_answer(data=b"%PDF other"))


def test_a_file_without_a_digest_counts_as_the_whole_submission():
    unknown = msgspec.structs.replace(file_answer(), answer_sha256="")
    other = SubmissionInfo(name="ada", file="tiny.py", sha256="cd" * 32, files=2)

    assert digest(unknown) == digest(unknown) != digest(unknown, submission=other)
