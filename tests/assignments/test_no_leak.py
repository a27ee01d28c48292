"""What a student reads about a hidden check gives no hidden case away, and nothing of the reference."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest

from grader.assignment import load_assignment
from grader.checker.evidence import Evidence
from grader.compare.values import NotNumbers, numbers
from grader.course import find_course
from grader.grade import Desk
from grader.mistakes import load_mistakes
from grader.model import CheckResult, Outcome, Visibility
from grader.render import to_html, to_json, to_text
from grader.sandbox import best_level
from grader.template import solution_lines

COURSE = find_course(Path(__file__).parent)
SUBMISSIONS = Path(__file__).parents[1] / "submissions"
_NUMBER = re.compile(r"-?\d+\.\d+(?:e[+-]?\d+)?")
_LEAST_LINE = 20  # characters: "return x" stands in every solution


def wrong_ones(assignment_id: str, most: int) -> list[Path]:
    """Return some of the collected submissions, evenly chosen."""
    every = sorted(path for path in (SUBMISSIONS / assignment_id).iterdir() if path.is_dir())
    return every[::max(1, len(every) // most)]


@pytest.fixture(scope="module", params=COURSE.assignment_ids())
def graded(request):
    """(assignment id, what came of some wrong submissions)."""
    most = 3 if request.param in ("architectures", "train_loop") else 12
    with Desk(COURSE, request.param, best_level()) as desk:
        yield request.param, [desk.grade(path) for path in wrong_ones(request.param, most)]


def told(check: CheckResult) -> str:
    """Return all that a student reads about a check."""
    diagnosis = check.diagnosis
    return " ".join([check.message, *([diagnosis.mistake, diagnosis.evidence, diagnosis.hint] if diagnosis else [])])


def hidden_numbers(seen: Evidence) -> np.ndarray:
    """Return the numbers of a check's last comparison and of all answers in it."""
    failing = [seen.failing.expected, seen.failing.actual] if seen.failing else []
    return np.concatenate([np.zeros(0), *map(flat, [*failing, *(seen.answers or ())])])


def flat(value) -> np.ndarray:
    """Return every real number in a value of any kind."""
    if type(value) is dict:
        return np.concatenate([np.zeros(0), *map(flat, value.values())])
    try:
        array = numbers(value)
    except NotNumbers:
        return np.concatenate([np.zeros(0), *map(flat, value)]) if type(value) in (list, tuple) else np.zeros(0)
    return array.astype(np.float64).ravel() if array.dtype.kind in "f" else np.zeros(0)


def in_the_catalogue(assignment_id: str) -> set[str]:
    """Return the numbers in the texts of known mistakes, which are the same for every case."""
    mistakes = load_mistakes(load_assignment(COURSE, assignment_id).folder)
    return {f"{float(text):.3g}" for mistake in mistakes for text in _NUMBER.findall(f"{mistake.says} {mistake.hint}")}


def test_no_number_of_a_hidden_case_is_told(graded):
    seen_one = False
    for one in graded[1]:
        for check in one.report.checks:
            if check.visibility is not Visibility.HIDDEN or check.outcome in (Outcome.PASSED, Outcome.MISSING):
                continue
            seen_one = True
            seen = one.evidence[check.id]
            allowed = {f"{number:.3g}" for figure in seen.figures
                       for number in (figure.value, figure.threshold.goal, figure.threshold.floor)}
            allowed |= in_the_catalogue(graded[0])
            values = np.abs(hidden_numbers(seen))
            for text in _NUMBER.findall(told(check)):
                decimals = len(text.partition(".")[2].partition("e")[0])
                close = np.abs(values - abs(float(text))) <= 0.5 * 10.0 ** -decimals
                assert f"{float(text):.3g}" in allowed or not close.any(), (check.id, told(check))
    assert seen_one  # the submissions above do fail hidden checks


def test_no_line_of_the_reference_is_told(graded):
    folder = COURSE.folder / "reference" / graded[0]
    lines = set()
    for path in folder.glob("*.py"):
        text = path.read_text(encoding="utf-8")
        inside = solution_lines(text, path.name)
        code = (line.partition("#")[0].strip() for number, line in enumerate(text.split("\n"), 1) if number in inside)
        lines |= {line for line in code if len(line) >= _LEAST_LINE}
    assert lines
    for one in graded[1]:
        for check in one.report.checks:
            # A message may quote the student's own line, which may be right: what we add must hold none.
            added = " ".join([check.diagnosis.mistake, check.diagnosis.hint]) if check.diagnosis else ""
            assert not [line for line in lines if line in added]


def test_no_report_names_our_files_or_the_secret(graded):
    names = [path.name for path in (COURSE.folder / "assignments" / graded[0] / "checks").glob("*.py")]
    names += [COURSE.secret.key.decode(), str(COURSE.folder / "reference"), str(COURSE.folder / "assignments")]
    for one in graded[1]:
        for text in (to_json(one.report), to_html(one.report), to_text(one.report, colour=False, verbose=True)):
            assert not [name for name in names if name in text]
