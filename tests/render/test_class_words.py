"""The figures above the class page's table."""

from __future__ import annotations

import pytest

from grader.model import Outcome
from grader.render import class_words as say

from . import class_samples as samples


def test_the_headline_counts_submissions_and_averages_the_scores_that_are_not_open():
    figures = {what: (figure, more) for what, figure, more in say.headline(samples.small())}

    assert figures == {
        "Submissions": ("4", ""), "Mean of final scores": ("46.33", "of 100"),
        "Median of final scores": ("30", "of 100"), "Open scores": ("1", "1 BROKEN, 1 awaiting"),
        "Unmatched": ("1", ""), "Students without a submission": ("1", "")}


@pytest.mark.parametrize("overview", [samples.overview(), samples.all_open()], ids=["empty", "all open"])
def test_without_a_final_score_there_is_no_mean(overview):
    figures = {what: figure for what, figure, _ in say.headline(overview)}

    assert figures["Mean of final scores"] == figures["Median of final scores"] == "none"


def test_submissions_with_nothing_to_grade_are_told_beside_all():
    overview = samples.overview(samples.row("a", problem="There is no file."), samples.row("b"))

    assert say.headline(overview)[0] == ("Submissions", "2", "1 with nothing to grade")


def test_a_mistake_is_told_with_its_share_of_the_class():
    overview = samples.small()

    assert say.of_class(overview.mistakes[0], overview) == "2 of 4 students (50 %)"


@pytest.mark.parametrize("part, whole, text", [(0, 5, "0 %"), (5, 5, "100 %"), (1, 1000, "1 %"), (999, 1000, "99 %"),
                                               (28, 100, "28 %"), (0, 0, "0 %")])
def test_only_none_and_all_are_0_and_100_percent(part, whole, text):
    assert say.percent(part, whole) == text


def test_a_width_never_leaves_its_bar():
    assert [say.width(part, whole) for part, whole in ((1, 4), (9, 4), (1, 0))] == ["25.00%", "100.00%", "0.00%"]


def test_wrong_submissions_without_a_named_mistake_are_counted():
    wrong, absent = ({"linear": outcome} for outcome in (Outcome.FAILED, Outcome.MISSING))
    rows = (samples.row("right"), samples.row("named", outcomes=wrong, mistakes=("the bias is not added",)),
            samples.row("nameless", outcomes=wrong), samples.row("not begun", outcomes=absent))

    assert say.nameless(rows) == 1


def test_checks_are_grouped_by_task_in_the_order_of_the_handout():
    groups = say.by_task(samples.overview(samples.row(), tasks={"descent": "Descent", "forward": "Layers"}))

    assert [(task, [rate.id for rate in rates]) for task, rates in groups] == [
        ("Descent", ["descent"]), ("Layers", ["linear"])]


def test_a_check_of_an_unknown_task_is_still_shown():
    groups = say.by_task(samples.overview(samples.row(), tasks={}))

    assert [task for task, _ in groups] == ["forward", "descent"]


def test_the_slowest_submission_comes_first():
    assert [row.name for row in say.slowest(samples.small().rows)][0] == "brandt"


def test_nothing_to_look_after_where_all_is_well():
    assert not say.to_look_after(samples.overview(samples.row()))


@pytest.mark.parametrize("overview", [
    samples.all_open(), samples.overview(missing=("Zora",)), samples.overview(notes=("a note",)),
    samples.overview(warnings=("a warning",)), samples.overview(samples.row(matched=False)),
    samples.overview(samples.row(problem="empty"))], ids=["open", "missing", "note", "warning", "unmatched", "problem"])
def test_what_asks_for_a_person_is_to_look_after(overview):
    assert say.to_look_after(overview)


@pytest.mark.parametrize("seconds, text", [(0.04, "0 s"), (4.25, "4.2 s"), (9.97, "10 s"), (75, "1 min 15 s"),
                                           (59.7, "1 min 0 s"), (7500, "2 h 5 min")])
def test_times_are_told_as_people_do(seconds, text):
    assert say.duration(seconds) == text
