"""The cells of the class page's table, and the values that its script sorts by."""

from __future__ import annotations

import pytest

from grader.model import Outcome
from grader.render.class_table import make_table, note

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


def test_open_scores_are_words_in_cells_and_null_in_values():
    assert column(samples.small(), "final") == [100.0, 9.0, 30.0, None]
    assert '<td class="figure">open</td>' in make_table(samples.small()).rows[3]


def test_raw_and_final_score_both_stand_in_the_table():
    assert column(samples.small(), "raw")[2] == 75.0 and column(samples.small(), "final")[2] == 30.0


@pytest.mark.parametrize("outcome", list(Outcome))
def test_an_outcome_is_told_by_a_sign_and_by_words(outcome):
    row = make_table(samples.overview(samples.row(outcomes={"linear": outcome}))).rows[0]

    assert f'class="o {outcome.value}" aria-label="{outcome.value.replace("_", " ")}' in row


def test_partial_points_are_told():
    assert 'aria-label="partial, 12.5 of 40"' in make_table(samples.small()).rows[2]


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


def test_a_note_says_why_a_person_has_to_look():
    row = samples.row(matched=False, problem="There is no file.", outcomes={"linear": Outcome.BROKEN})

    assert note(row) == "There is no file.; unmatched; BROKEN, will be graded again"
