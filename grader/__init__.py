"""grader: automated grading for neural-network programming homework.

Start reading at `grader/grade.py`, the story of one submission.
"""

__version__ = "0.1.0"
