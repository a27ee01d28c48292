"""Answers that people read: which there are, what was given for them, and what a report says then.

    answers.py   a Report -> the answers in it that a person has to read, each with its digest
    asked.py     the questions: what was asked, and the rubric
    given.py     what a person typed -> a Mark, or a sentence that says what is wrong with it
    lay.py       a Report and its Marks -> the Report with points; late.py comes after it
    alias.py     what a submission is called where names are hidden
    kept.py      the answers' files in a batch's folder: put there, read back
    stand.py     a gradebook -> all its answers, with the marks that count
    sheet.py     answers and marks -> CSV;  sheet_reading.py: and back, or what is wrong in which row
    quoting.py   texts in that CSV: harmless in a spreadsheet, the same when they come back

Trust: answers and names of submissions are students'; comments and names of markers come from people of the course.
Both are cleaned and escaped where they are shown.
"""

from grader.marking.answers import Answer, answers_of
from grader.marking.asked import Asked, Item, asked_of
from grader.marking.given import Typed, made_mark
from grader.marking.lay import marked
from grader.marking.sheet import sheet
from grader.marking.sheet_reading import read_sheet
from grader.marking.stand import Stand, stand_of

__all__ = ["Answer", "Asked", "Item", "Stand", "Typed", "answers_of", "asked_of", "made_mark", "marked", "read_sheet",
           "sheet", "stand_of"]
