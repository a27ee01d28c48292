from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from grader.similar.pairs import FEWEST_PAIRS, HIGHEST_MARK, LOWEST_MARK, mark_of, rank


def some(*numbers):
    return np.array(sorted(numbers), dtype=np.uint64)


def test_shares_are_what_sets_give(monkeypatch):
    """Against Python's own sets, over several blocks."""
    monkeypatch.setattr("grader.similar.pairs._BLOCK", 3)
    rng = np.random.default_rng(1)
    sets = [set(rng.choice(60, size=size, replace=False).tolist()) for size in (5, 9, 20, 20, 33, 40, 58)]

    ranking = rank([some(*one) for one in sets], [False] * 7, least=100)

    got = {(pair.first, pair.second): pair[2:] for pair in ranking.top}
    assert got == {(i, j): (len(a & b) / len(a), len(a & b) / len(b), len(a & b))
                   for (i, a), (j, b) in combinations(enumerate(sets), 2)}
    assert ranking.counted == sum(ranking.distribution) == 21


def test_two_earlier_ones_are_no_pair():
    ranking = rank([some(1, 2), some(1, 2), some(1, 2)], [False, True, True], least=10)

    assert [(pair.first, pair.second) for pair in ranking.top] == [(0, 1), (0, 2)]
    assert ranking.counted == 2


def test_a_copy_inside_of_much_other_code_ranks_first():
    copied = range(50)

    ranking = rank([some(*range(40, 100)), some(*copied), some(*copied, *range(1000, 2000))], [False] * 3, least=1)

    assert (ranking.top[0].first, ranking.top[0].second, ranking.top[0].share) == (1, 2, 1.0)


@pytest.mark.parametrize("sets", [[], [some(1)]], ids=["none", "one"])
def test_fewer_than_two_submissions_are_no_pair(sets):
    ranking = rank(sets, [False] * len(sets), least=5)

    assert (ranking.counted, ranking.top, ranking.median) == (0, [], 0.0)


def test_the_mark_is_tukeys_outer_fence_within_its_bounds():
    even = np.linspace(0.55, 0.65, 101)         # quartiles 0.575 and 0.625

    assert mark_of(even) == pytest.approx(0.625 + 3 * 0.05)
    assert mark_of(even - 0.3) == LOWEST_MARK
    assert mark_of(np.linspace(0, 1, 101)) == HIGHEST_MARK


def test_few_pairs_have_the_lowest_mark():
    assert mark_of(np.linspace(0, 1, FEWEST_PAIRS - 1)) == mark_of(np.zeros(0)) == LOWEST_MARK
