"""The bound of counts keeps its risk for rates that vary, and its fit refuses runs that never learn."""

import numpy as np
import pytest
from scipy import stats

from grader.calibration.counts import count_tail

DRAWS = 60
# With a confidence of 95 % each bound may fail with probability 0.05: more than these do in 1 of 1,000 such tests.
ALLOWED = int(stats.binom.ppf(0.999, DRAWS, 0.05))


@pytest.mark.parametrize("images, right, wrong", [(300, 170, 2), (500, 400, 100), (100, 993, 7)])
def test_the_risk_holds_for_counts_of_a_rate_that_varies(images, right, wrong):
    law, rng = stats.betabinom(images, right, wrong), np.random.default_rng(5)
    counts = [count_tail(law.rvs(200, random_state=rng), images, 1e-4, 0.95).count for _ in range(DRAWS)]
    assert sum(law.cdf(count - 1) > 1e-4 for count in counts) <= ALLOWED
    assert np.median(counts) > 0.95 * law.ppf(1e-4)   # and it is not kept by being useless


def test_the_law_fits_its_own_counts():
    counts = stats.betabinom(300, 170, 2).rvs(200, random_state=np.random.default_rng(1))
    assert count_tail(counts, 300, 1e-4, 0.95).fits > 0.05


def test_the_law_does_not_fit_where_one_run_in_ten_never_learns():
    rng = np.random.default_rng(2)
    counts = np.r_[rng.binomial(300, 0.95, size=180), rng.binomial(300, 0.1, size=20)]
    assert count_tail(counts, 300, 1e-4, 0.95).fits < 0.05


def test_the_same_counts_give_the_same_bound():
    counts = stats.betabinom(300, 170, 2).rvs(60, random_state=np.random.default_rng(3))
    assert count_tail(counts, 300, 1e-3, 0.95) == count_tail(counts[::-1].copy(), 300, 1e-3, 0.95)
