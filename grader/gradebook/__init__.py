"""Keep results in SQLite: nothing lost, nothing overwritten.

In: a Result for each submission that was graded.  Out: Kept rows, reports, and counts over a whole class.
Trusted, no student code; but names, ids, emails and reports hold students' words: clean them before they are shown.

    nouns.py     Result, Student, Wish: what comes in;  Kept, Totals, Count, Mark, Remark: what comes out
    keys.py      what makes two results the same
    schema.py    the tables, their versions, and the rule that rows only come in
    file.py      opening the file: made whole, looked through, refused where it is not ours to write
    lock.py      one batch at a time
    trouble.py   what SQLite says, in an operator's words
    rows.py      nouns to rows and back
    queries.py   what is asked of the tables, in SQL
    book.py      Gradebook: add, look up, walk through, count
    marks.py     Marks: what people gave for answers; several write at a time
    opening.py   open_gradebook: lock, file, book;  open_marks: file, marks

To keep something more: add a version to schema.py, its columns to rows.py, its field to nouns.py.
"""

from grader.gradebook.book import Gradebook
from grader.gradebook.keys import key
from grader.gradebook.marks import Marks
from grader.gradebook.nouns import Clash, Count, Given, Kept, Mark, Remark, Result, Student, Ticked, Totals, Wish
from grader.gradebook.opening import open_gradebook, open_marks

__all__ = ["Clash", "Count", "Given", "Gradebook", "Kept", "Mark", "Marks", "Remark", "Result", "Student",
           "Ticked", "Totals", "Wish", "key", "open_gradebook", "open_marks"]
