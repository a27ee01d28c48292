from __future__ import annotations

import pytest

from grader.render import similar_words
from grader.render.similar_text import similar_to_text

from .similar_samples import sample


def test_the_top_pairs_stand_with_both_percentages():
    assert "83 % / 100 %     19 tokens  anna  boris\n" in similar_to_text(sample())


def test_a_pair_below_the_mark_is_told_as_such():
    assert "anna  boris  (below the mark)" in similar_to_text(sample(mark=1.1, outliers=0))


def test_the_terminal_says_that_it_is_no_proof():
    assert "Similarity is no proof" in similar_to_text(sample())


def test_a_hostile_name_steers_no_terminal():
    text = similar_to_text(sample(first="\x1b[2Janna\nboris  100 %", title="\x07"))

    assert "\x1b" not in text and "\x07" not in text
    assert "\nboris" not in text


def test_outliers_that_are_not_shown_are_counted():
    assert "and 6 more outliers" in similar_to_text(sample(outliers=7))


@pytest.mark.parametrize(("share", "told"), [(0, "0 %"), (0.001, "1 %"), (0.5, "50 %"), (0.999, "99 %"), (1, "100 %")])
def test_only_all_is_100_percent_and_only_nothing_is_0(share, told):
    assert similar_words.percent(share) == told


@pytest.mark.parametrize(("changed", "told"), [
    ({}, "1 of 1 pair stands out"), ({"outliers": 2, "counted": 1200}, "2 of 1,200 pairs stand out"),
    ({"outliers": 0, "counted": 3}, "None of 3 pairs stands out"), ({"counted": 0}, "There is no pair to compare")])
def test_the_verdict_counts(changed, told):
    assert similar_words.verdict(sample(**changed)) == told
