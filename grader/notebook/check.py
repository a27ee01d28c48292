"""`grader.check("backprop")` inside Jupyter: the public checks on what this notebook has defined, as a table.

In: an assignment's id.  Out: the Report; the table is displayed.  It is no grade: hidden checks count as well.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Optional, Union

import msgspec

from grader.assignment import load_assignment
from grader.course import find_course
from grader.errors import OperatorError
from grader.grade import Desk
from grader.model import Report
from grader.notebook.session import submission_of_session
from grader.render import to_summary, to_text
from grader.render.cell_table import to_cell_table
from grader.sandbox import best_level

_NO_GRADE = "This is no grade: hidden checks count as well, and are run when you hand in."


class CheckedReport(Report, frozen=True):
    """A Report that is told in one line where it is a cell's last value."""

    def __repr__(self) -> str:
        return to_summary([self]).strip()


class _Table:
    """What a cell displays: a table in Jupyter, text in a terminal."""

    def __init__(self, report: Report) -> None:
        self._report = report

    def _repr_html_(self) -> str:
        return to_cell_table(self._report, _NO_GRADE)

    def __repr__(self) -> str:
        return f"{to_text(self._report, colour=False)}\n{_NO_GRADE}"


def check(assignment_id: str, course: Optional[Union[str, Path]] = None, shell: Any = None) -> CheckedReport:
    """Run the public checks of an assignment on what this notebook has defined, and show what they found.

    Only definitions and what they need are run again, in a process of their own: no cell that trains is repeated.
    `course` is the course's folder, found from this folder upwards where it is not given; `shell` is the IPython
    session, this one where it is not given.  Raises OperatorError outside of IPython, and for an unknown assignment.
    """
    shell = shell or _this_shell(assignment_id)
    found = find_course(Path(course or Path.cwd()))
    submission = submission_of_session(shell, load_assignment(found, assignment_id).settings.file, Path.cwd())
    with Desk(found, assignment_id, best_level()) as desk:
        graded = desk.grade_submission(submission, public_only=True, questions=False)  # a session has no Markdown
    report = CheckedReport(**msgspec.structs.asdict(graded.report))
    from IPython.display import display  # not where grader is used without a notebook

    display(_Table(report))
    return report


def _this_shell(assignment_id: str) -> Any:
    try:
        from IPython import get_ipython
    except ImportError:
        get_ipython = None
    shell = get_ipython and get_ipython()
    if shell is None:
        raise OperatorError("grader.check looks at what a notebook has defined, and this is no notebook.  "
                            f"For a file: grader check {assignment_id} FILE")
    return shell
