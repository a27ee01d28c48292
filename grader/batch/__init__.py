"""Grade a whole class: many submissions, in processes, resumable, each only once.

    plan.py       what there is to do: submissions, students, deadlines, what is graded already
    run.py        the story of a batch: look up, grade, keep, tell
    remembered.py the roster and the extensions of the last run
    regrade.py    new results of some checks put into an older report
    outputs.py    the folder that a batch leaves: reports, class page, tables
    standing.py   a result, people's marks laid over it, then the late policy
    whose.py      whose the submissions are, of a group all
    overview.py   the gradebook's newest results -> Overview
    refresh.py    gradebook and marks -> the folder's files, written again
    one.py        one report of the folder, from the gradebook
    fitting.py    class.json and the gradebook -> Overview, and what does not fit
    events.py     what a batch tells while it runs
    progress.py   events -> a bar, or lines
"""

from grader.batch.events import Event, Tally
from grader.batch.plan import Plan, make_plan
from grader.batch.run import run_batch

__all__ = ["Event", "Plan", "Tally", "make_plan", "run_batch"]
