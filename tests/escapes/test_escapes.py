"""Every escape, graded at level strict, gets no more than it says, breaks, learns and leaves nothing."""

from __future__ import annotations

import pytest

from grader.model import Outcome, Report
from tests.escapes.aftermath import Before
from tests.escapes.catalogue import FAMILIES, HERE, Escape, escapes
from tests.escapes.readings import MARKS, secrets_shown, source_of, steering, told_of_hidden

# Run side by side, this file must stay in one process (--dist loadfile): its tests share a port and look for leftovers.
pytestmark = pytest.mark.slow
ALL = {str(escape): escape for escape in escapes()}
# After each of these an honest submission must get what it gets alone: at least one of each family, the roughest.
ROUGH = ("fool-memory_map", "forbidden-other_process", "forge-closed_descriptors", "forge-signal_group",
         "report-terminal_escapes", "resources-disk_in_many_files", "resources-flood_by_errors",
         "resources-hundreds_of_thousands_of_files", "resources-stops_itself", "resources-unreadable_folders",
         "startup-emptied_builtins", "steal-left_by_another")

# What still gets out of a hidden check, a few bits at a time: a test fails when one of these is stopped.
KNOWN_LEAKS = {
    "steal-hidden_in_known_exceptions": "the name of a built-in exception is told, so that honest students are helped",
}


def parameters(*names: str, known: dict[str, str] | None = None) -> list:
    """Return the escapes of these names, each with its name for an id; those in `known` must fail, for a reason."""
    marks = {name: [pytest.mark.xfail(reason=reason, strict=True)] for name, reason in (known or {}).items()}
    return [pytest.param(ALL[name], id=name, marks=marks.get(name, [])) for name in names]


@pytest.mark.parametrize("escape", parameters(*ALL))
def test_an_escape_gains_nothing_and_leaves_nothing(escape, desks, planted, tmp_path):
    path = escape.place(tmp_path)
    desks.heard.clear()
    before = Before(planted)

    result = desks.grade(escape.assignment, path)

    assert points_are_as_said(result.report, escape) == []
    assert (result.faults, result.interrupted) == ((), False)
    assert [text for text in desks.heard if any(mark in text for mark in MARKS)] == []
    assert secrets_shown(result.report, planted.canary, source_of(path)) == []
    assert before.left() == []


@pytest.mark.parametrize("escape", parameters(*(name for name in ALL if name.startswith("report"))))
def test_no_text_of_an_escape_steers_what_shows_the_report(escape, desks, tmp_path):
    assert steering(desks.grade(escape.assignment, escape.place(tmp_path)).report) == []


HIDDEN = [name for name in ALL if name.startswith("steal-hidden")]


@pytest.mark.parametrize("escape", parameters(*HIDDEN, known=KNOWN_LEAKS))
def test_what_is_told_of_hidden_checks_does_not_depend_on_their_cases(escape, desks, other_desks, tmp_path):
    path = escape.place(tmp_path)
    first, second = (some.grade(escape.assignment, path).report for some in (desks, other_desks))
    assert told_of_hidden(first) == told_of_hidden(second)


@pytest.mark.parametrize("escape", parameters(*ROUGH))
def test_an_honest_submission_gets_after_an_escape_what_it_gets_alone(escape, desks, tmp_path):
    honest = ALL["controls-half_right"]
    alone = desks.grade(honest.assignment, honest.place(tmp_path)).report
    desks.grade(escape.assignment, escape.place(tmp_path))
    after = desks.grade(honest.assignment, honest.place(tmp_path)).report
    assert judgement(after) == judgement(alone)


def test_every_family_has_escapes_and_no_folder_is_passed_over():
    folders = {path.name for path in HERE.iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert folders == set(FAMILIES) == {escape.family for escape in ALL.values()}
    assert len(ALL) == len(list(escapes())), "two escapes of one name"


def points_are_as_said(report: Report, escape: Escape) -> list[str]:
    """Return a sentence for everything in which score and outcomes are not those that the escape's docstring allows."""
    wrong = [f"{check.id} is {check.outcome.value}: {check.message[:300]}" for check in report.checks
             if check.points != check.max_points and check.outcome not in escape.expect]
    if report.score is None or report.score > escape.score or (escape.honest and report.score != escape.score):
        earned = ", ".join(check.id for check in report.checks if check.points)
        wrong.append(f"score {report.score}, not {escape.score} (earned: {earned})")
    return wrong + ["BROKEN" for check in report.checks if check.outcome is Outcome.BROKEN]


def judgement(report: Report) -> list[tuple]:
    """Return all that a report says of each check but the time that it took."""
    return [(check.id, check.outcome, check.points, check.message, check.diagnosis) for check in report.checks]
