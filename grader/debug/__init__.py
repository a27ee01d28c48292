"""One public check in this very process, for the student's own debugger.

    channel.py   a worker without a process, behind the same four methods as every other
    run.py       the door: debug_check

UNTRUSTED code runs here beside the checks, so that `breakpoint()` and tracebacks work.  It is for one's own code on
one's own machine; nothing that comes of it is a grade, and no other command leads here.
"""

from grader.debug.run import debug_check

__all__ = ["debug_check"]
