"""Questions of an assignment: what is asked beside the code, and what a submission answers.

    kinds.py       assignment.yaml's section `questions`, as nouns
    declared.py    what an author must mend in it
    answers.py     a submission -> its Answers, from answers.yaml or a notebook's cells
    plain_yaml.py  hostile bytes -> plain texts and lists, or one sentence with the line
    options.py, number.py, formula.py, written.py   one kind each: read an answer, judge it
    judge.py       the door: Answers -> one result a question, or notes where the key is not at hand
    sheet.py       the answers.yaml that students fill in
    key.py         right and wrong answers of our own, which `grader validate` holds against the questions

Trusted, and fed with what students wrote: nothing of it is run, evaluated or imported.
"""

from __future__ import annotations

from typing import Any

from grader.questions.kinds import KINDS, Question, RubricItem

__all__ = ["KINDS", "Question", "RubricItem", "questions_of"]


def questions_of(assignment: Any) -> dict[str, Question]:
    """Return the questions of an Assignment by their ids, in the order of its tasks."""
    order = list(assignment.settings.tasks)
    return dict(sorted(assignment.settings.questions.items(), key=lambda item: order.index(item[1].task)))
