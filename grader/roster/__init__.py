"""Who takes the course, who has more time, and whose a submission is.

    students.py     a CSV file -> Roster
    extensions.py   a CSV file -> extensions by student
    match.py        students and the hints of submissions -> pairs; nothing is guessed, nothing dropped
    columns.py, table.py, words.py   what the others share: columns' names, CSV, how names are compared
"""

from grader.roster.columns import USUAL_NAMES, Columns
from grader.roster.extensions import extension_for, read_extensions
from grader.roster.match import Hints, Matching, Pair, Unmatched, match
from grader.roster.students import Roster, Student, read_roster

__all__ = ["USUAL_NAMES", "Columns", "Hints", "Matching", "Pair", "Roster", "Student", "Unmatched", "extension_for",
           "match", "read_extensions", "read_roster"]
