"""TRUSTED: start a worker behind a wall and speak with it under limits.

    levels.py         which levels of isolation there are, and which ones this machine can give
    process.py        level `process`: a separate process, cleaned environment, limits, whole-tree kill
    walled.py         levels `strict` and `contained`: a worker forked from a warm server, locked in
    slot.py           the warm server, seen from here
    forked.py         a worker that it has forked, measured and ended from outside
    trial.py          whether this machine can give these two levels
    remedies.py       what to do where it cannot
    bubblewrap.py     its namespaces, as a command line
    surroundings.py   what a worker may read
    dialogue.py       ask a worker under limits, and say how it ended
    scratch.py        the folder that a `process` worker lives in, gone afterwards
    pump.py           bytes to and from a worker, with a deadline, on every system
    watch.py          what a `process` worker's tree uses, and how the tree is ended
"""

from grader.sandbox.levels import MECHANISMS, Mechanism, Sandbox, best_level, mechanism_for

__all__ = ["MECHANISMS", "Mechanism", "Sandbox", "best_level", "mechanism_for"]
