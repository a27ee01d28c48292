"""An assignment's checks, graded: do they give right work everything, wrong work nothing, and name each mistake?

In: a course, an assignment's id, a level.  Out: Validation, whose `problems` say what its author should mend.
Everything is graded as a submission is: in the sandbox, by the same checks.

    run.py         what is graded, in which order, and what becomes of it
    first.py       the reference alone: while it loses points, nothing else means anything
    stubs.py       three submissions that answer without having done anything
    taking.py      reports -> the nouns of validation.py
    problems.py    those -> sentences
    handed_out.py  what can be said without grading: template, handout, tasks, names of checks
"""

from grader.validate.run import right_solutions, validate

__all__ = ["right_solutions", "validate"]
