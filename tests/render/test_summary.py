"""One line a submission."""

from __future__ import annotations

from grader.model import Outcome, SubmissionInfo
from grader.render import to_summary

from . import samples


def test_each_report_is_one_aligned_line():
    broken = samples.result(outcome=Outcome.BROKEN, points=None)
    reports = [samples.report(samples.result(), samples.failed()),
               samples.report(broken, submission=SubmissionInfo("a.py", "a.py", None))]

    assert to_summary(reports) == ("mueller.py     4 / 8  1 passed, 1 failed\n"
                                   "a.py        open / 4  1 broken\n")


def test_no_reports_give_no_text():
    assert to_summary([]) == ""


def test_a_name_with_line_ends_stays_on_its_line():
    report = samples.report(submission=SubmissionInfo("a\nb\x1b[31m" + "c" * 99, None, None))

    assert to_summary([report]).count("\n") == 1
