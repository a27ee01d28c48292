"""The figures above the class page's table."""

from __future__ import annotations

import pytest

from grader.model import Outcome
from grader.overview import Absent, MistakeCount
from grader.render import class_words as say

from . import class_samples as samples


def figures(overview) -> dict:
    """The headline: what -> (figure, what belongs to it, the state that its link shows)."""
    return {fact.what: (fact.figure, fact.more, fact.state) for fact in say.headline(overview)}


def test_the_headline_counts_submissions_and_averages_the_scores_that_are_not_open():
    assert figures(samples.small()) == {
        "Submissions": ("4", "", ""), "Mean of final scores": ("46.33", "of 100", ""),
        "Median of final scores": ("30", "of 100", ""), "Awaiting points": ("1", "", "awaiting"),
        "BROKEN": ("1", "", "broken"), "Late": ("1", "", "late"), "Not in the roster": ("1", "", "unmatched"),
        "Without a submission": ("1", "", "")}


def test_where_all_is_well_the_headline_asks_for_nobody():
    assert list(figures(samples.overview(samples.row()))) == [
        "Submissions", "Mean of final scores", "Median of final scores"]


@pytest.mark.parametrize("overview", [samples.overview(), samples.all_open()], ids=["empty", "all open"])
def test_without_a_final_score_there_is_no_mean(overview):
    told = figures(overview)

    assert told["Mean of final scores"] == told["Median of final scores"] == ("none yet", "", "")


def test_submissions_with_nothing_to_grade_are_told_beside_all():
    overview = samples.overview(samples.row("a", problem="There is no file."), samples.row("b"))

    assert figures(overview)["Submissions"] == ("2", "1 with nothing to grade", "")


def test_a_group_is_one_submission_and_has_a_score_for_each_student():
    overview = samples.overview(*samples.group("Ada", "Bob"), samples.row("abel"))

    assert figures(overview)["Submissions"] == ("2", "", "")
    assert say.of_class(overview.mistakes[0], overview) == "1 of 2 submissions (50 %)"
    assert len(say.scores(overview)) == 3


def test_of_two_submissions_by_one_student_only_the_last_one_is_among_the_scores():
    rows = samples.row("first", final=20.0, earlier=True), samples.row("last", final=80.0)

    assert say.scores(samples.overview(*rows)) == [80.0]


def test_a_mistake_is_told_with_its_share_of_the_class():
    overview = samples.small()

    assert say.of_class(overview.mistakes[0], overview) == "2 of 4 submissions (50 %)"


@pytest.mark.parametrize("part, whole, text", [(0, 5, "0 %"), (5, 5, "100 %"), (1, 1000, "1 %"), (999, 1000, "99 %"),
                                               (28, 100, "28 %"), (0, 0, "0 %")])
def test_only_none_and_all_are_0_and_100_percent(part, whole, text):
    assert say.percent(part, whole) == text


def test_a_width_never_leaves_its_bar():
    assert [say.width(part, whole) for part, whole in ((1, 4), (9, 4), (1, 0))] == ["25.00%", "100.00%", "0.00%"]


def test_a_mistake_is_told_with_the_titles_of_few_checks_and_the_tasks_of_many():
    tasks = {"forward": "The layers", "descent": "Gradient descent"}
    overview = samples.overview(samples.row(outcomes=dict.fromkeys("abc", Outcome.FAILED)), tasks=tasks)
    few, many = (MistakeCount("a mistake", tuple(checks), ("mueller",)) for checks in ("ab", "abc"))

    assert say.where(few, overview) == ["the title of a", "the title of b"]
    assert say.where(many, overview) == ["The layers (1 check)", "Gradient descent (2 checks)"]


def test_no_check_is_told_of_a_mistake_by_which_files_did_not_load():
    overview = samples.not_run()
    broken, wrong = sorted(overview.mistakes, key=lambda count: count.mistake)

    assert (say.unread(broken, overview), say.where(broken, overview)) == (1, [])
    assert (say.unread(wrong, overview), say.where(wrong, overview)) == (0, ["the title of linear"])


@pytest.mark.parametrize("made, shown", [([1] * 8, 3), ([4, 3, 2, 2, 1, 1], 4), ([2] * 30, 10), ([5], 3)])
def test_mistakes_that_several_made_are_for_the_lecture(made, shown):
    counts = tuple(MistakeCount(f"mistake {place}", (), tuple(map(str, range(times))))
                   for place, times in enumerate(made))

    assert say.shown(samples.overview(mistakes=counts)) == shown


def test_checks_that_await_are_told_with_their_submissions():
    pairs = say.ended(samples.all_open(), Outcome.AWAITING)

    assert [(rate.id, [row.name for row in rows]) for rate, rows in pairs] == [
        ("linear", ["a", "b", "c"]), ("descent", ["a", "b", "c"])]


def test_the_slowest_submission_comes_first():
    assert [row.name for row in say.slowest(samples.small().rows)][0] == "brandt"


def test_nothing_to_look_after_where_all_is_well():
    assert not say.to_look_after(samples.overview(samples.row()))


@pytest.mark.parametrize("overview", [
    samples.all_open(), samples.overview(missing=(Absent("Zora"),)), samples.overview(notes=("a note",)),
    samples.overview(warnings=("a warning",)), samples.overview(samples.row(matched=False)),
    samples.overview(samples.row(problem="empty"))], ids=["open", "missing", "note", "warning", "unmatched", "problem"])
def test_what_asks_for_a_person_is_to_look_after(overview):
    assert say.to_look_after(overview)


@pytest.mark.parametrize("seconds, text", [(0.04, "0 s"), (4.25, "4.2 s"), (9.97, "10 s"), (75, "1 min 15 s"),
                                           (59.7, "1 min 0 s"), (7500, "2 h 5 min")])
def test_times_are_told_as_people_do(seconds, text):
    assert say.duration(seconds) == text
