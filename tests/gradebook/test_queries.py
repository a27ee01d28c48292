"""Looking one result up does not walk through the others: asserted on SQLite's plan, not on time."""

from __future__ import annotations

import pytest

from grader.gradebook import open_gradebook
from tests.gradebook.samples import raw, result

COLUMNS = """batch, assignment, student_name, student_id, student_email, submitted, graded, seconds, level, scope,
    score, max_score, passed, partial, failed, crashed, over_limit, missing, skipped, awaiting, broken, report"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A folder whose gradebook has 5,000 results, all copied from one that was added."""
    folder = tmp_path_factory.mktemp("large")
    with open_gradebook(folder) as book:
        book.add(result(name="s1", key="k1"))
    with raw(folder) as connection:
        connection.execute(f"""WITH RECURSIVE number(n) AS (SELECT 2 UNION ALL SELECT n + 1 FROM number WHERE n < 5000)
            INSERT INTO results (key, name, {COLUMNS})
            SELECT 'k' || n, 's' || n, {COLUMNS} FROM number, results WHERE results.id = 1""")
    return folder


def asked(book, question):
    """Return what `question(book)` answers, the statements that it ran, and SQLite's plan of the last one."""
    statements = []
    book._connection.set_trace_callback(statements.append)
    answer = question(book)
    book._connection.set_trace_callback(None)
    plan = [row[3] for row in book._connection.execute(f"EXPLAIN QUERY PLAN {statements[-1]}")]
    return answer, statements, plan


@pytest.mark.parametrize("question", [lambda book: book.latest("k4321"), lambda book: book.latest("k4321", "s4321")],
                         ids=["by key", "by key and name"])
def test_a_result_among_5000_is_found_by_its_key_in_one_query_through_the_index(folder, question):
    with open_gradebook(folder, only_read=True) as book:
        kept, statements, plan = asked(book, question)

    assert kept.name == "s4321" and len(statements) == 1
    assert any("results USING INDEX results_by_key (key=?)" in step for step in plan), plan
    assert not [step for step in plan if step.startswith("SCAN") or "TEMP B-TREE" in step], plan


def test_a_history_among_5000_does_not_scan_the_table(folder):
    with open_gradebook(folder, only_read=True) as book:
        history, _, plan = asked(book, lambda book: list(book.history("s4321")))

    assert [kept.key for kept in history] == ["k4321"]
    assert not [step for step in plan if step.startswith("SCAN")], plan


def test_the_newest_of_5000_submissions_are_found_through_indexes(folder):
    with open_gradebook(folder, only_read=True) as book:
        current, _, plan = asked(book, lambda book: sum(1 for _ in book.current()))

    assert current == 5000
    assert any("results_by_name (name=? AND assignment=? AND rowid<?)" in step for step in plan), plan
    assert not [step for step in plan if step.startswith("SCAN")], plan
