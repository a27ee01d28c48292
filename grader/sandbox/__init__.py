"""TRUSTED: start a worker behind a wall and speak with it under limits.

    levels.py     which levels of isolation there are, which one this machine can give
    process.py    level `process`: a separate process, cleaned environment, limits, whole-tree kill
    scratch.py    the folder that a worker lives in, gone afterwards
    pump.py       bytes to and from a worker, with a deadline, on every system
    watch.py      what a worker's tree uses, measured from outside, and how the tree is ended
"""

from grader.sandbox.levels import Sandbox, best_level, open_sandbox

__all__ = ["Sandbox", "best_level", "open_sandbox"]
