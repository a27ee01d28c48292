"""The questions that a gradebook is asked, in SQL.

`:assignment` is null for all of them.  The newest result of a submission is the one with the largest id among those
of its assignment and name; ids only grow.
"""

from __future__ import annotations

_KEPT = """SELECT results.id, results.batch, key, assignment, name, student_name, student_id, student_email, submitted,
           graded, seconds, level, scope, score, max_score, passed, partial, failed, crashed, over_limit, missing,
           skipped, awaiting, broken, days, final, words, why, due, handed_in
    FROM results LEFT JOIN adjustments ON adjustments.id =
        (SELECT max(newest.id) FROM adjustments AS newest WHERE newest.result = results.id)"""
_CURRENT = """results.id = (SELECT max(newest.id) FROM results AS newest WHERE newest.name = results.name
                            AND newest.assignment = results.assignment AND newest.id <= :last)
    AND (:assignment IS NULL OR assignment = :assignment)"""
# A page is read at once, so that no reader, however slow, keeps a batch from writing.
_PAGE = "results.id > :after AND results.id <= :last ORDER BY results.id LIMIT :page"

LATEST = f"{_KEPT} WHERE key = :key ORDER BY results.id DESC LIMIT 1"
LATEST_OF_NAME = f"{_KEPT} WHERE key = :key AND name = :name ORDER BY results.id DESC LIMIT 1"
CURRENT_PAGE = f"{_KEPT} WHERE {_CURRENT} AND {_PAGE}"
HISTORY_PAGE = f"{_KEPT} WHERE name = :name AND {_PAGE}"
ASSIGNMENTS = "SELECT DISTINCT assignment FROM results"
NEWEST_ID = "SELECT coalesce(max(id), 0) FROM results"
REPORT = "SELECT report FROM results WHERE id = ?"
HOLDER = "SELECT host, process, started FROM batches ORDER BY id DESC LIMIT 1"

TOTALS = f"""
    SELECT (SELECT count(*) FROM results WHERE :assignment IS NULL OR assignment = :assignment) AS results,
           count(*) AS submissions, count(score) AS scored, count(CASE WHEN broken > 0 THEN 1 END) AS broken,
           count(CASE WHEN broken = 0 AND awaiting > 0 THEN 1 END) AS awaiting, total(score) AS score,
           total(CASE WHEN score IS NULL THEN NULL WHEN days IS NULL THEN score ELSE final END) AS final,
           total(CASE WHEN score IS NOT NULL THEN max_score END) AS max_score
    FROM ({_KEPT} WHERE {_CURRENT})"""
OUTCOMES = f"""
    SELECT assignment, check_id, outcomes.outcome AS what, count(*) AS submissions
    FROM results JOIN outcomes ON outcomes.result = results.id
    WHERE {_CURRENT} GROUP BY assignment, check_id, what ORDER BY assignment, check_id, what"""
MISTAKES = f"""
    SELECT assignment, check_id, mistake AS what, count(*) AS submissions
    FROM results JOIN outcomes ON outcomes.result = results.id
    WHERE mistake IS NOT NULL AND {_CURRENT}
    GROUP BY assignment, check_id, what ORDER BY submissions DESC, assignment, check_id, what"""

ADD_BATCH = "INSERT INTO batches (host, process, started) VALUES (?, ?, ?)"
ADD_OUTCOME = "INSERT INTO outcomes (result, check_id, outcome, points, mistake) VALUES (?, ?, ?, ?, ?)"
ADD_ADJUSTMENT = """INSERT INTO adjustments (result, batch, days, final, words, why, due, handed_in)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?)"""

# The newest mark of an answer is the one with the largest id among those of its assignment, question, name and digest.
_NEWEST_MARKS = """SELECT marks.* FROM marks WHERE marks.id = (SELECT max(newer.id) FROM marks AS newer
    WHERE newer.assignment = marks.assignment AND newer.question = marks.question AND newer.name = marks.name
    AND newer.answer = marks.answer)"""
EVERY_MARK = "SELECT * FROM marks ORDER BY id"
MARKS_OF_NAME = f"{_NEWEST_MARKS} AND assignment = :assignment AND name = :name ORDER BY marks.id"
MARK_OF_ANSWER = """SELECT * FROM marks WHERE assignment = :assignment AND question = :question AND name = :name
    AND answer = :answer ORDER BY id DESC LIMIT 1"""
REMARKS = f"""SELECT comment, count(*) AS times FROM ({_NEWEST_MARKS} AND assignment = :assignment
    AND question = :question) WHERE comment != '' GROUP BY comment ORDER BY times DESC, max(id) DESC LIMIT :most"""
SALT = "SELECT salt FROM salts ORDER BY id LIMIT 1"
ADD_MARK = """INSERT INTO marks (assignment, name, question, answer, points, comment, ticked, unmet, marker, given)
    VALUES (:assignment, :name, :question, :answer, :points, :comment, :ticked, :unmet, :marker, :given)"""


def add_result(columns: list[str]) -> str:
    """Return the statement that adds a row with these columns."""
    return f"INSERT INTO results ({', '.join(columns)}) VALUES ({', '.join(f':{column}' for column in columns)})"
