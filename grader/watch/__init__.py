"""Check again at each save, in the student's own terminal.

    saves.py     when a file has been saved, whatever way the editor has of doing so
    changes.py   PURE: what is different since the last report, in words
    again.py     the loop: check, show, wait; Ctrl-C ends it

A library that listens to the system's own events was not taken: a look at a few files five times a second costs
nothing that could be felt, and works on network drives and in containers, where such events often do not arrive.
"""

from grader.watch.again import again_at_each_save
from grader.watch.saves import Saves

__all__ = ["Saves", "again_at_each_save"]
