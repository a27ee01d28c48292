"""A gradebook that cannot be trusted is refused, told in words, and left as it was."""

from __future__ import annotations

import os
import stat
import sys

import pytest

from grader.errors import OperatorError
from grader.gradebook import open_gradebook
from tests.gradebook.samples import raw, result

BOTH_WAYS = pytest.mark.parametrize("only_read", [False, True], ids=["write", "read"])


@pytest.fixture
def file(tmp_path):
    """The file of a gradebook with twenty results, closed."""
    with open_gradebook(tmp_path) as book:
        for number in range(20):
            book.add(result(name=f"s{number}"))
    return tmp_path / "gradebook.sqlite"


def refuse(file, only_read, match):
    before = file.read_bytes()

    with pytest.raises(OperatorError, match=match) as refused:
        open_gradebook(file.parent, only_read=only_read)

    assert str(file) in str(refused.value)
    assert file.read_bytes() == before
    assert {path.name for path in file.parent.iterdir()} <= {"gradebook.sqlite", "gradebook.lock"}


def test_a_folder_is_made_with_its_parents(tmp_path):
    with open_gradebook(tmp_path / "a" / "reports #1 100% ü?") as book:
        book.add(result())

    assert (tmp_path / "a" / "reports #1 100% ü?" / "gradebook.sqlite").stat().st_size > 0


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps no such permissions")
def test_only_the_owner_may_read_what_is_made(tmp_path):
    with open_gradebook(tmp_path) as book:
        book._connection.execute("BEGIN IMMEDIATE")
        book._connection.execute("INSERT INTO batches (host, process, started) VALUES ('', 0, '')")
        modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()}
        book._connection.execute("ROLLBACK")

    assert modes == {"gradebook.sqlite": 0o600, "gradebook.lock": 0o600, "gradebook.sqlite-journal": 0o600}


def test_nothing_is_left_beside_the_file_and_the_lock(file):
    assert {path.name for path in file.parent.iterdir()} == {"gradebook.sqlite", "gradebook.lock"}


@BOTH_WAYS
def test_a_file_of_garbage_is_refused(file, only_read):
    file.write_bytes(b"no database at all" * 1000)

    refuse(file, only_read, r"damaged, or no gradebook.*put a backup in its place")


@BOTH_WAYS
def test_a_file_with_a_damaged_page_is_refused(file, only_read):
    data = bytearray(file.read_bytes())
    middle = len(data) // 2 // 4096 * 4096
    data[middle:middle + 4096] = b"\xff" * 4096
    file.write_bytes(data)

    refuse(file, only_read, "damaged.*put a backup in its place")


@BOTH_WAYS
def test_a_file_that_was_cut_short_is_refused(file, only_read):
    file.write_bytes(file.read_bytes()[:-4096 * 3])

    refuse(file, only_read, "damaged.*put a backup in its place")


@BOTH_WAYS
def test_an_empty_file_is_refused_and_not_taken_for_a_new_one(file, only_read):
    file.write_bytes(b"")

    refuse(file, only_read, "damaged .it is empty.*put a backup")


@BOTH_WAYS
def test_a_newer_version_is_refused(file, only_read):
    with raw(file.parent) as connection:
        connection.execute("PRAGMA user_version = 99")

    refuse(file, only_read, r"written by a newer grader \(version 99.*Use that grader")


@BOTH_WAYS
def test_a_database_that_is_no_gradebook_is_refused(tmp_path, only_read):
    with raw(tmp_path) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")

    refuse(tmp_path / "gradebook.sqlite", only_read, "a database, but no gradebook")


def test_a_damaged_report_is_said_and_the_others_are_read(file):
    with raw(file.parent) as connection:
        connection.execute("DROP TRIGGER results_update")
        connection.execute("UPDATE results SET report = x'78da0000' WHERE id = 3")

    with open_gradebook(file.parent, only_read=True) as book:
        with pytest.raises(OperatorError, match="report in the gradebook is damaged.*grade this submission again"):
            book.report(3)
        assert book.report(4).submission.name == "s3"


def test_a_journal_without_its_gradebook_is_refused_and_kept(tmp_path):
    journal = tmp_path / "gradebook.sqlite-journal"
    journal.write_bytes(b"the last transaction")

    with pytest.raises(OperatorError, match="without its gradebook"):
        open_gradebook(tmp_path)

    assert journal.read_bytes() == b"the last transaction"
    assert not (tmp_path / "gradebook.sqlite").exists()


def test_what_a_process_left_that_was_killed_while_making_the_file_is_no_obstacle(tmp_path):
    (tmp_path / "gradebook.sqlite.new").write_bytes(b"half a")
    (tmp_path / "gradebook.sqlite.new-journal").write_bytes(b"half a journal")

    with open_gradebook(tmp_path) as book:
        book.add(result())

    assert {path.name for path in tmp_path.iterdir()} == {"gradebook.sqlite", "gradebook.lock"}


def test_reading_where_there_is_no_gradebook_makes_none(tmp_path):
    with pytest.raises(OperatorError, match="There is no gradebook in"):
        open_gradebook(tmp_path, only_read=True)

    assert list(tmp_path.iterdir()) == []


def test_a_book_that_is_only_read_takes_nothing_in(file):
    with open_gradebook(file.parent, only_read=True) as book:
        with pytest.raises(RuntimeError, match="to be read only"):
            book.add(result())

        assert book.totals().results == 20


def test_a_folder_that_is_a_file_is_refused(tmp_path):
    (tmp_path / "reports").write_text("mine")

    with pytest.raises(OperatorError, match="reports cannot be made: File exists"):
        open_gradebook(tmp_path / "reports")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_is_refused(tmp_path):
    tmp_path.chmod(0o500)

    with pytest.raises(OperatorError, match="right to read and write"):
        open_gradebook(tmp_path)


def test_an_opening_that_fails_lets_go_of_the_lock(file):
    good = file.read_bytes()
    file.write_bytes(b"no database at all" * 1000)
    with pytest.raises(OperatorError):
        open_gradebook(file.parent)

    file.write_bytes(good)
    with open_gradebook(file.parent) as book:
        assert book.totals().results == 20
