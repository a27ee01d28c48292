"""A full disk loses nothing that was kept, and the book goes on when there is room again."""

from __future__ import annotations

import pytest

from grader.errors import OperatorError
from grader.gradebook import open_gradebook
from tests.gradebook.samples import failed, raw, result


def allow_pages(book, more):
    """Let the file grow by `more` pages of 4 KiB and no further; SQLite then says what it says of a full disk."""
    (pages,) = book._connection.execute("PRAGMA page_count").fetchone()
    book._connection.execute(f"PRAGMA max_page_count = {pages + more}")


def fill(book):
    """Add results until none fits any more; return the ids that were acknowledged, and the error."""
    kept = []
    with pytest.raises(OperatorError) as refused:
        for number in range(1000):
            kept.append(book.add(result(failed(message=str(number) * 500), name=f"s{number}")))
    return kept, str(refused.value)


def test_what_was_kept_before_the_disk_was_full_is_there(tmp_path):
    with open_gradebook(tmp_path) as book:
        allow_pages(book, 5)
        kept, _ = fill(book)

    with open_gradebook(tmp_path) as book:
        assert kept and [row.id for row in book.current()] == kept
        assert all(book.report(number).checks for number in kept)


def test_the_operator_reads_where_and_what_to_do(book, tmp_path):
    allow_pages(book, 2)

    _, said = fill(book)

    assert str(tmp_path / "gradebook.sqlite") in said
    assert "The disk is full.  Free some space and start the same command again" in said


def test_no_part_of_the_result_that_did_not_fit_is_kept(book, tmp_path):
    allow_pages(book, 2)

    kept, _ = fill(book)

    with raw(tmp_path) as connection:
        assert connection.execute("SELECT count(*), count(DISTINCT result) FROM outcomes").fetchone() == (
            len(kept), len(kept))
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_the_same_book_goes_on_when_there_is_room_again(book):
    allow_pages(book, 2)
    kept, _ = fill(book)

    allow_pages(book, 100)
    kept.append(book.add(result(name="after")))

    assert [row.id for row in book.current()] == kept
