"""Which bar a score is counted in, and what is said of the bars."""

from __future__ import annotations

import pytest

from grader.render.pictures.histogram import binned, draw_histogram, in_words


@pytest.mark.parametrize("value, bar", [(0, 0), (9.99, 0), (10, 1), (99.9, 9), (100, 9), (-5, 0), (120, 9)])
def test_a_score_is_counted_in_one_bar(value, bar):
    assert binned([value], 100) == [int(place == bar) for place in range(10)]


def test_bars_hold_every_score():
    assert sum(binned([place * 0.37 for place in range(50)], 12)) == 50


def test_the_bars_are_told_in_words():
    picture = draw_histogram([5, 95, 95], 100)

    assert "0 to 10: 1; 10 to 20: 0;" in picture and "90 to 100: 2." in picture
    assert in_words([0] * 9 + [3], 50).endswith("45 to 50: 3.")


def test_empty_intervals_have_no_bar():
    assert draw_histogram([5, 95, 95], 100).count('class="bin"') == 2


def test_the_median_is_marked():
    assert "median 40" in draw_histogram([10, 40, 90], 100)


@pytest.mark.parametrize("values, most", [([], 100), ([0.0], 0)], ids=["no scores", "no points"])
def test_without_scores_a_sentence_stands_for_the_picture(values, most):
    assert "<svg" not in draw_histogram(values, most) and "there is no score yet" in draw_histogram(values, most)
