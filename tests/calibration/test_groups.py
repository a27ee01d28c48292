"""Of several right solutions the worst one sets the bound, and the risk of a figure is read off the same bounds."""

import numpy as np
import pytest
from scipy import stats

from grader.calibration import lower_bound, risk_of_missing, upper_bound, worst_bound

_RANKS = np.arange(0.5, 120) / 120
NEAR, FAR = stats.norm(0.9, 0.01).ppf(_RANKS), stats.norm(0.7, 0.03).ppf(_RANKS)


def test_the_bound_of_two_solutions_is_at_most_each_ones_own_and_that_of_all():
    bound = worst_bound({"adam": NEAR, "sgd": FAR})
    each = [lower_bound(NEAR), lower_bound(FAR), lower_bound(np.concatenate([NEAR, FAR]))]
    assert bound.value == min(one.value for one in each)


def test_the_bound_names_the_solution_that_sets_it():
    assert worst_bound({"sgd": FAR}).of == "sgd"
    assert worst_bound({"adam": NEAR, "sgd": [0.88, 0.9, 0.92]}).of == "sgd"
    assert worst_bound({"adam": np.full(30, 0.9), "sgd": np.full(30, 0.8)}).of == "all together"


def test_where_less_is_better_the_highest_bound_counts():
    bound = worst_bound({"adam": NEAR, "sgd": FAR}, "upper")
    assert bound.value >= max(upper_bound(NEAR).value, upper_bound(FAR).value)


def test_no_solution_is_refused():
    with pytest.raises(ValueError, match="no solutions"):
        worst_bound({})


@pytest.mark.parametrize("side, beyond", [("lower", -1.0), ("upper", 1.0)])
def test_a_figure_further_out_is_missed_with_less_risk(side, beyond):
    risks = [risk_of_missing({"sgd": FAR}, 0.7 + beyond * distance, side) for distance in (0.0, 0.1, 0.15, 0.2, 0.5)]
    assert risks == sorted(risks, reverse=True)
    assert risks[0] == 1.0 and risks[-1] == pytest.approx(1e-8)


def test_the_risk_of_a_bound_is_the_risk_that_it_was_made_for():
    bound = worst_bound({"sgd": FAR}, risk=1e-3)
    assert risk_of_missing({"sgd": FAR}, bound.value) == pytest.approx(1e-3)
