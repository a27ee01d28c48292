"""The picture of a threshold shows what share of the runs ends where."""

from __future__ import annotations

from grader.render.distributions import beyond, distributions, marks, window
from grader.training import Threshold

from .author_samples import threshold

FEW = {"reference": (0.9, 0.8, 0.9, 0.7)}


def curve_of(one, label):
    (curve,) = [curve for curve in distributions(one).curves if curve.label == label]
    return list(zip(curve.x, curve.y))


def test_a_curve_steps_up_by_the_share_of_the_runs_at_each_figure():
    points = curve_of(threshold(right=FEW, wrong={}), "reference (right solution)")

    assert points[1:-1] == [(0.7, 0.0), (0.7, 0.25), (0.8, 0.25), (0.8, 0.5), (0.9, 0.5), (0.9, 0.75), (0.9, 0.75),
                            (0.9, 1.0)]


def test_every_curve_runs_from_0_to_1_over_the_whole_window():
    one = threshold()

    ends = [(list(zip(curve.x, curve.y))[0], list(zip(curve.x, curve.y))[-1]) for curve in distributions(one).curves]

    low, high = window(one)
    assert ends == [((low, 0.0), (high, 1.0))] * 4


def test_many_mistakes_become_one_curve():
    one = threshold(wrong={f"mistake_{n}": (0.1 * n,) for n in range(7)})

    assert [curve.label for curve in distributions(one).curves][2:] == ["7 mistakes together"]


def test_present_and_proposed_threshold_are_marked_and_look_different():
    one = threshold()

    lines = marks(one)

    assert [mark.value for mark in lines] == [0.6, 0.89, one.proposal.threshold.floor, one.proposal.threshold.goal]
    assert len({(mark.dotted, mark.strong) for mark in lines}) == 4


def test_a_diverged_mistake_does_not_press_the_others_flat():
    wrong = {"near": (0.9, 1.0, 1.1), "diverges": (2.0, 1e9)}
    one = threshold(right={"reference": (0.04, 0.05, 0.06) * 20}, wrong=wrong, current=Threshold(1.0, 0.2, ""))

    low, high = window(one)

    assert high < 10 and beyond(one) == 1
    assert curve_of(one, "diverges (mistake)")[-1] == (high, 1.0)


def test_no_figure_of_a_right_solution_and_no_threshold_is_left_out():
    one = threshold()

    low, high = window(one)

    figures = [figure for samples in one.right.values() for figure in samples] + [mark.value for mark in marks(one)]
    assert all(low <= figure <= high for figure in figures)
