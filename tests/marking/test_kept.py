"""A file that answers is kept as it was handed in, at a place that no student chooses."""

from __future__ import annotations

import pytest

from grader.marking import answers_of
from grader.marking.kept import is_pdf, read_answer, save_answers
from grader.model import Submission, SubmittedFile
from tests.marking.samples import PDF, awaiting, file_answer, report


def save(folder, *checks, **files):
    sent = tuple(SubmittedFile(path, data) for path, data in files.items())
    save_answers(report(*checks), Submission("ada", None, sent), folder)


def answer(check):
    return answers_of(report(check))[0]


def test_the_bytes_come_back_as_they_were(tmp_path):
    save(tmp_path, file_answer(), **{"report.pdf": PDF})

    assert read_answer(answer(file_answer()), tmp_path) == PDF
    assert (tmp_path / "answers" / "report.pdf").read_bytes() == PDF


@pytest.mark.parametrize("path", ["../../etc/x.pdf", "a/b\\c.pdf", "\x00.pdf", "/abs.pdf"])
def test_the_students_path_gives_no_part_of_the_place(tmp_path, path):
    save(tmp_path / "ada", file_answer(path=path), **{path: PDF})

    assert [found.relative_to(tmp_path).as_posix() for found in tmp_path.rglob("*") if found.is_file()] == [
        "ada/answers/report.pdf"]


@pytest.mark.parametrize("question", ["../up", "a/b", "", ".", "x" * 101])
def test_a_question_whose_id_is_no_name_is_kept_nowhere(tmp_path, question):
    save(tmp_path, file_answer(question), **{"report.pdf": PDF})

    assert list(tmp_path.rglob("*")) == []
    assert read_answer(answer(file_answer(question)), tmp_path) is None


def test_a_file_that_is_another_one_by_now_is_not_read(tmp_path):
    save(tmp_path, file_answer(), **{"report.pdf": PDF})
    (tmp_path / "answers" / "report.pdf").write_bytes(b"%PDF another")

    assert read_answer(answer(file_answer()), tmp_path) is None


def test_where_the_file_is_not_in_the_folder_there_is_none(tmp_path):
    assert read_answer(answer(file_answer()), tmp_path) is None
    assert read_answer(answer(awaiting()), tmp_path) is None


@pytest.mark.parametrize("path, data, pdf", [
    ("report.pdf", PDF, True), ("REPORT.PDF", PDF, True), ("report.pdf", b"<html>", False),
    ("report.html", PDF, False)])
def test_a_pdf_is_one_by_its_name_and_by_its_first_bytes(path, data, pdf):
    assert is_pdf(answer(file_answer(data=data, path=path)), data) is pdf
