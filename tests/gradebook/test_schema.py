"""Rows only come in, and a file of an older version is brought up to date whole or not at all."""

from __future__ import annotations

import sqlite3

import pytest

from grader.errors import OperatorError
from grader.gradebook import Wish, open_gradebook, open_marks, schema
from grader.model import Late, Outcome
from tests.gradebook.samples import raw, result
from tests.marking.samples import mark

COLUMN = "ALTER TABLE results ADD COLUMN section TEXT NOT NULL DEFAULT 'unknown'"


@pytest.fixture
def folder(tmp_path):
    """A folder whose gradebook has a row in every table."""
    with open_gradebook(tmp_path) as book:
        book.add(result(late=Late(1, 2.8, "1 day late")))
    with open_marks(tmp_path) as marks:
        marks.give([Wish(mark(), 0)])
    return tmp_path


@pytest.mark.parametrize("change", ["UPDATE {} SET rowid = 7", "DELETE FROM {}"], ids=["change", "delete"])
@pytest.mark.parametrize("table", ["batches", "results", "outcomes", "adjustments", "marks", "salts"])
def test_no_row_can_be_changed_or_deleted(folder, table, change):
    change = change.replace("rowid", "points") if table == "outcomes" else change
    with raw(folder) as connection:
        with pytest.raises(sqlite3.IntegrityError, match="never changed or deleted"):
            connection.execute(change.format(table))

        assert connection.execute(f"SELECT count(*) FROM {table}").fetchone() == (1,)


def test_each_outcome_has_its_column(folder):
    with raw(folder) as connection:
        columns = {row[1] for row in connection.execute("PRAGMA table_info(results)")}

    assert {outcome.value for outcome in Outcome} <= columns


def test_an_older_file_is_brought_up_to_date_with_its_rows(folder):
    with raw(folder) as connection:
        schema.bring_up(connection, (*schema.VERSIONS, (COLUMN,)))

        assert connection.execute("SELECT name, section FROM results").fetchall() == [("mueller", "unknown")]
        assert schema.version_of(connection) == len(schema.VERSIONS) + 1


def test_a_version_that_fails_half_way_leaves_the_file_of_the_version_before(folder):
    with raw(folder) as connection:
        with pytest.raises(sqlite3.OperationalError):
            schema.bring_up(connection, (*schema.VERSIONS, (COLUMN, "no SQL")))

        assert schema.version_of(connection) == len(schema.VERSIONS)
    with open_gradebook(folder) as book:
        assert book.totals().results == 1


def test_opening_to_write_brings_an_older_file_up_to_date(folder, monkeypatch):
    versions = (*schema.VERSIONS, (COLUMN,))
    monkeypatch.setattr("grader.gradebook.file.VERSIONS", versions)
    monkeypatch.setattr(schema.bring_up, "__defaults__", (versions,))

    with open_gradebook(folder) as book:
        assert [kept.name for kept in book.current()] == ["mueller"]
        assert schema.version_of(book._connection) == len(versions)


def test_opening_to_read_leaves_an_older_file_and_says_what_to_do(folder, monkeypatch):
    monkeypatch.setattr("grader.gradebook.file.VERSIONS", (*schema.VERSIONS, (COLUMN,)))

    with pytest.raises(OperatorError, match="Start a batch into its folder"):
        open_gradebook(folder, only_read=True)

    with raw(folder) as connection:
        assert schema.version_of(connection) == len(schema.VERSIONS)
