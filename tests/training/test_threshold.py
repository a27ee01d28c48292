"""A figure between floor and goal earns its share, in either direction; one that is not finite earns nothing."""

import math

import pytest

from grader.training import Threshold


@pytest.mark.parametrize("figure, share", [(0.4, 0.0), (0.5, 0.0), (0.75, 0.5), (1.0, 1.0), (1.2, 1.0)])
def test_more_is_better_when_the_goal_is_above_the_floor(figure, share):
    assert Threshold(floor=0.5, goal=1.0, found="by hand").share(figure) == share


@pytest.mark.parametrize("figure, share", [(3.0, 0.0), (2.0, 0.0), (1.5, 0.5), (1.0, 1.0), (0.0, 1.0)])
def test_less_is_better_when_the_goal_is_below_the_floor(figure, share):
    assert Threshold(floor=2.0, goal=1.0, found="by hand").share(figure) == share


@pytest.mark.parametrize("figure", [math.nan, math.inf, -math.inf])
@pytest.mark.parametrize("floor, goal", [(0.0, 1.0), (1.0, 0.0), (1.0, 1.0)])
def test_a_figure_that_is_not_finite_earns_nothing(figure, floor, goal):
    assert Threshold(floor, goal, "by hand").share(figure) == 0.0


@pytest.mark.parametrize("figure, share", [(0.9, 0.0), (1.0, 1.0), (1.1, 1.0)])
def test_a_floor_that_is_the_goal_is_all_or_nothing(figure, share):
    assert Threshold(1.0, 1.0, "by hand").share(figure) == share
