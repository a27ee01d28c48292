"""The loop: what is compared with what, when checks are begun again, and what Ctrl-C leaves."""

from __future__ import annotations

from dataclasses import dataclass, field

from grader.grade import Graded
from grader.model import Outcome, Report
from grader.watch import again_at_each_save
from tests.render.samples import failed, report
from tests.watch.test_changes import unreadable

WRONG, RIGHT = report(failed()), report(failed(outcome=Outcome.PASSED, points=4.0))


@dataclass
class FakeSaves:
    """As many saves as `waits` says, then Ctrl-C; `stale` tells for each check whether a save came meanwhile."""

    waits: int
    stale: list[bool] = field(default_factory=list)

    def note(self) -> None:
        pass

    def changed(self) -> bool:
        return self.stale.pop(0) if self.stale else False

    def wait(self) -> None:
        self.waits -= 1
        if self.waits < 0:
            raise KeyboardInterrupt


def watched(saves: FakeSaves, *reports: Report | None):
    """Return what the loop ends with, and each report that was shown with its changes; None is a broken-off check."""
    left, shown = list(reports), []

    def check(_stale) -> Graded:
        one = left.pop(0)
        return Graded(one or WRONG, interrupted=one is None)

    last = again_at_each_save(check, saves, lambda graded, told: shown.append((graded.report, told)))
    return last, shown


def test_each_save_is_checked_and_compared_with_the_one_before():
    _last, shown = watched(FakeSaves(1), WRONG, RIGHT)

    assert [one for one, _told in shown] == [WRONG, RIGHT]
    assert shown[0][1] == [] and "now passes" in shown[1][1][1]


def test_ctrl_c_while_waiting_leaves_the_last_report():
    last, _shown = watched(FakeSaves(1), WRONG, RIGHT)

    assert last.report == RIGHT


def test_ctrl_c_while_checks_run_leaves_the_report_before():
    last, shown = watched(FakeSaves(5), WRONG, None)

    assert (last.report, len(shown)) == (WRONG, 1)


def test_a_save_while_checks_run_begins_them_again_and_shows_nothing_of_the_first():
    _last, shown = watched(FakeSaves(1, stale=[True]), None, RIGHT)

    assert [one for one, _told in shown] == [RIGHT]


def test_a_slip_while_typing_is_shown_and_never_compared_with():
    _last, shown = watched(FakeSaves(2), WRONG, unreadable(), WRONG)

    assert [told for _one, told in shown] == [[], [], ["Since last time: no difference."]]
