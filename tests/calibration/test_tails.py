"""Each tail finds the quantile of the law that it assumes, and a smaller share of it with more confidence."""

import numpy as np
import pytest
from scipy import stats

from grader.calibration.tails import exponential_tail, normal_tail, pareto_tail

RANKS = np.arange(0.5, 1000) / 1000


@pytest.mark.parametrize("tail, law", [(normal_tail, stats.norm()), (exponential_tail, stats.expon()),
                                       (pareto_tail, stats.genpareto(0.25)), (pareto_tail, stats.expon())])
def test_at_even_confidence_a_tail_meets_the_quantile_of_its_own_law(tail, law):
    assert tail(-law.ppf(RANKS), risk=1e-4, confidence=0.5) == pytest.approx(-law.isf(1e-4), rel=0.15)


@pytest.mark.parametrize("tail", [normal_tail, exponential_tail, pareto_tail])
def test_more_confidence_lowers_a_tail(tail):
    t = -stats.expon().ppf(RANKS)
    assert tail(t, 1e-4, 0.95) < tail(t, 1e-4, 0.5)
