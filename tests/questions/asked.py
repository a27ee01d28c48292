"""Questions of every kind, and submissions that answer them, for the tests of this room."""

from __future__ import annotations

import msgspec
import yaml

from grader.model import Submission, SubmittedFile
from grader.questions.judge import judge, notes_on
from grader.questions.kinds import Question

TASKS = {"theory": "Theory"}
PDF = SubmittedFile("report.pdf", b"%PDF-1.7\n")
_YAML = """\
gap:
  task: theory
  points: 3
  ask: How can the gap be decreased?
  select: {1: Train on a larger dataset., 2: Add more hidden units., 3: Regularise more., 4: None of these.}
  answer: [1, 3]
  why: Think of what the net can learn by heart.
one: {task: theory, points: 2, ask: "Which one?", choose: {a: Alpha, b: Beta, c: Gamma}, answer: b}
params:
  task: theory
  points: 2
  ask: How many parameters?
  number: {answer: 33130, unit: parameters, units: {thousand parameters: 1000}}
gradient:
  task: theory
  points: 2
  ask: What is the gradient?
  formula: {answer: (w_k - w_k1) / gamma, symbols: {w_k: [-2, 2], w_k1: [-2, 2], gamma: [0.01, 1]}}
words: {task: theory, points: 4, ask: "Why?", text: {words: 5, rubric: {point: {points: 4, says: Names the point.}}}}
report: {task: theory, points: 10, ask: Hand in your report., file: {name: report.pdf}}
"""
QUESTIONS = msgspec.convert(yaml.safe_load(_YAML), dict[str, Question])
RIGHT = "gap: 1, 3\none: b\nparams: 33130\ngradient: (w_k - w_k1) / gamma\nwords: Because it is so.\n"


def question(text: str) -> Question:
    """Return the question that a section of YAML declares, with task, points and ask filled in."""
    return msgspec.convert({"task": "theory", "points": 2, "ask": "What?", **yaml.safe_load(text)}, Question)


def submitted(answers: str | bytes | None, *more: SubmittedFile, name: str = "answers.yaml") -> Submission:
    """Return a submission with these answers; None: without the file."""
    data = answers.encode() if isinstance(answers, str) else answers
    file = () if data is None else (SubmittedFile(name, data),)
    return Submission("ana", "main.py", (SubmittedFile("main.py", b""), *file, *more))


def results(answers: str | bytes | None, *more: SubmittedFile, questions=QUESTIONS, **options) -> dict:
    """Return id -> CheckResult."""
    judged = judge(questions, submitted(answers, *more), b"seed", "tiny", **options)
    return {result.id: result for result in judged.results}


def notes(answers: str | bytes | None, *more: SubmittedFile) -> str:
    """Return what a self-check says, one note a line."""
    return "\n".join(notes_on(QUESTIONS, submitted(answers, *more), "tiny"))
