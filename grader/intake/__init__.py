"""What was handed in -> Submission.

    read.py        the door for one: what lies at a path, and which of the two below reads it
    folder.py      a file, or a folder with a main file and helper files beside it
    archive.py     a zip, as if it had been unpacked into a folder; nothing is written to disk
    collect.py     the rules for both: what is passed over, the bounds, which file is the main one

    collection.py  the door for many: a folder, a zip or an export of a course system, read one submission at a time
    entry.py       what is known of a submission before it is read
    source.py      a folder or a zip that holds many submissions
    systems/       one recogniser for each course system
    attempts.py, naming.py   which attempt counts; names that are unique and safe
"""

from grader.intake.collection import Collection, read_collection
from grader.intake.entry import Entry, Note
from grader.intake.read import read_submission

__all__ = ["Collection", "Entry", "Note", "read_collection", "read_submission"]
