from __future__ import annotations

import re

import pytest

from grader.render.pictures.pair_counts import draw_pair_counts


def heights(picture):
    return [float(height) for height in re.findall(r'<rect[^>]* height="([\d.]+)"', picture)]


def test_a_single_pair_beside_half_a_million_has_a_bar_that_can_be_seen():
    many, one = heights(draw_pair_counts([500_000, 0, 1], 0.7, "words"))

    assert many > one > 5


def test_the_picture_is_told_in_words():
    assert "<title>0 to 5: 3</title>" in draw_pair_counts([3], 0.7, "0 to 5: 3")


def test_without_pairs_a_sentence_stands_there():
    assert "there is no pair" in draw_pair_counts([0, 0], 0.7, "")


@pytest.mark.parametrize(("count", "told"), [(999, ">999<"), (12_345, ">12k<"), (999_600, ">1.0M<")])
def test_large_counts_are_short(count, told):
    assert told in draw_pair_counts([count], 0.7, "words")
