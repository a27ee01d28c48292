"""What was handed in -> Submission.

    folder.py   a file, or a folder with a main file and helper files beside it
"""

from grader.intake.folder import read_submission

__all__ = ["read_submission"]
