"""What can be said of an assignment before anything is graded.

In: Assignment, its mistakes, the checks that it declares.  Out: sentences on what its students would miss, or
AuthorError where the catalogue names a check that is not there.
"""

from __future__ import annotations

from collections.abc import Iterator

from grader.assignment import Assignment
from grader.errors import AuthorError
from grader.mistakes import Mistake
from grader.model import CheckResult
from grader.nearest import did_you_mean
from grader.template import stale_templates


def refuse_unknown_checks(assignment: Assignment, mistakes: tuple[Mistake, ...], checks: tuple[str, ...]) -> None:
    """Raise AuthorError, a line for each name in `loses` or `may_lose` that is none of `checks`."""
    wrong = [f"{mistake.name}: {field}: no check `{name}`{did_you_mean(name, checks)}" for mistake in mistakes
             for field in ("loses", "may_lose") for name in getattr(mistake, field) if name not in checks]
    if wrong:
        raise AuthorError("\n  ".join([f"{assignment.folder / 'mistakes.py'}:", *wrong,
                                       f"The checks are: {', '.join(checks)}."]))


def left_undone(assignment: Assignment, checks: tuple[CheckResult, ...]) -> Iterator[str]:
    """Yield a sentence for a template that is missing or stale, a missing handout, and each task that asks nothing."""
    if not template_is_there(assignment):
        yield f"There is no template.  Run: grader template {assignment.id}"
    elif stale := stale_templates(assignment.reference.parent, assignment.template):
        yield (f"The template is out of step with the reference: {', '.join(path.name for path in stale)}.  "
               f"Run: grader template {assignment.id}")
    if not (assignment.folder / "README.md").is_file():
        yield f"There is no handout: write assignments/{assignment.id}/README.md."
    asked = {check.task for check in checks} | {one.task for one in assignment.settings.questions.values()}
    for task in assignment.settings.tasks:
        if task not in asked:
            yield (f"The task {task} has no check and no question.  Write checks/test_{task}.py, or take it out of "
                   "`tasks`.")


def template_is_there(assignment: Assignment) -> bool:
    """True when there is a template to grade."""
    return assignment.template.is_dir()
