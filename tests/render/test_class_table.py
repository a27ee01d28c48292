"""The cells of the class page's table, and the values that its script sorts by."""

from __future__ import annotations

import pytest

from grader.model import Outcome
from grader.render.class_table import make_table

from . import class_samples as samples


def column(overview, key: str) -> list:
    """The values of one column."""
    table = make_table(overview)
    place = [column.key for column in table.columns].index(key)
    return [row[place] for row in table.data["rows"]]


def test_every_submission_has_a_row_with_a_cell_in_every_column():
    table = make_table(samples.small())

    assert [row.count("<td") + row.count("<th") for row in table.rows] == [len(table.columns)] * 4
    assert [len(row) for row in table.data["rows"]] == [len(table.columns)] * 4


@pytest.mark.parametrize("outcome, cell", [
    (Outcome.AWAITING, '<td class="figure open awaiting">awaiting</td>'),
    (Outcome.BROKEN, '<td class="figure open broken">BROKEN</td>'),
    (Outcome.PASSED, '<td class="figure open open">open</td>')])  # late, and nobody knows the policy
def test_open_scores_say_for_what_they_wait_and_are_null_in_values(outcome, cell):
    overview = samples.overview(samples.row(final=None, outcomes={"linear": outcome}))

    assert column(overview, "final") == [None]
    assert cell in make_table(overview).rows[0]


def test_lateness_is_told_in_days_and_sorted_by_them():
    overview = samples.overview(
        samples.row("a", late="10 days late: graded out of 0: 75 of 100 becomes 0", days_late=10),
        samples.row("b", late="extension (2 days more): due 2026-11-20"), samples.row("c"),
        samples.row("d", late="2 days late: graded out of 40: 75 of 100 becomes 30", days_late=2))

    assert column(overview, "late") == [10, 0, None, 2]
    assert [f'<td class="words">{text}</td>' in row for text, row in zip(
        ("10 days late", "extension (2 days more)", "", "2 days late"), make_table(overview).rows)] == [True] * 4


def test_raw_and_final_score_both_stand_in_the_table():
    assert column(samples.small(), "raw")[2] == 75.0 and column(samples.small(), "final")[2] == 30.0


@pytest.mark.parametrize("outcome", list(Outcome))
def test_an_outcome_is_told_by_a_sign_and_by_words(outcome):
    row = make_table(samples.overview(samples.row(outcomes={"linear": outcome}))).rows[0]

    assert f'class="o {outcome.value}" aria-label="{outcome.value.replace("_", " ")}' in row


def test_partial_points_are_told():
    assert 'aria-label="partial, 12.5 of 40"' in make_table(samples.small()).rows[2]


def test_a_check_of_a_file_that_did_not_load_has_a_quiet_cell():
    rows, place = make_table(samples.not_run()).rows, len(Outcome)

    assert column(samples.not_run(), "check:linear") == [0, 2, place, place]
    assert '<td class="o whole" aria-label="crashed, as all others">!</td>' in rows[2]
    assert '<td class="o whole" aria-label="missing, as all others">○</td>' in rows[3]


def test_a_check_that_was_not_run_has_an_empty_cell():
    overview = samples.overview(samples.row("a"), samples.row("b", outcomes={"linear": Outcome.PASSED}))

    assert column(overview, "check:descent") == [0, None]
    assert 'aria-label="not run"' in make_table(overview).rows[1]


def test_mistakes_stand_by_their_number_in_the_list():
    assert '<a href="#mistake-1">1</a>, <a href="#mistake-2">2</a>' in make_table(samples.small()).rows[1]


def test_a_mistake_that_is_not_in_the_list_stands_in_words():
    overview = samples.overview(samples.row(mistakes=("never counted",)), mistakes=())

    assert "<td>never counted</td>" in make_table(overview).rows[0]


def test_columns_that_would_be_empty_are_left_out():
    overview = samples.overview(samples.row("abel", student="abel", section=""))

    assert [column.key for column in make_table(overview).columns] == [
        "name", "final", "raw", "check:linear", "check:descent", "mistakes"]
