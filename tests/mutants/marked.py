"""A function whose body is a marked solution, and what one operator makes of it."""

from __future__ import annotations

from grader.mutants import mutants
from grader.mutants.make import Operator


def marked(*lines: str) -> str:
    """The text of a file with one function of x and y; `lines` are its solution, without their indentation."""
    body = "".join(f"    {line}\n" for line in lines)
    return f"def f(x, y):\n    ### BEGIN SOLUTION f\n{body}    ### END SOLUTION\n"


def changes(operator: Operator, *lines: str) -> list[tuple[str, str]]:
    """What `operator` alone changes in `lines`: the fragments before and after, in order."""
    return [(mutant.before, mutant.after) for mutant in mutants(marked(*lines), operators=(operator,))]
