"""A proposal spares the right runs that it saw, names the mistakes that it cannot refuse, and words both."""

import math

import msgspec
import numpy as np
import pytest

from grader.calibration import Proposal, propose
from grader.training import Threshold

IMAGES = 500
PRESENT = Threshold(floor=0.6, goal=0.87, found="by hand")
LOSS = Threshold(floor=1.0, goal=0.2, found="by hand")


def _accuracies(rate, runs=60, seed=0):
    return np.random.default_rng(seed).binomial(IMAGES, rate, size=runs) / IMAGES


def _losses(typical, runs=60, seed=0):
    return np.random.default_rng(seed).lognormal(math.log(typical), 0.2, size=runs)


RIGHT = {"reference": _accuracies(0.94), "adam": _accuracies(0.92, seed=1)}
FAR = {"first examples": _accuracies(0.2, seed=2), "other rows": _accuracies(0.1, seed=3)}
NEAR = {"no bias": _accuracies(0.935, seed=4)}


@pytest.mark.parametrize("right, current, options", [
    (RIGHT, PRESENT, {"images": IMAGES}), (RIGHT, Threshold(0.9, 0.99, ""), {"fraction": True}), (RIGHT, PRESENT, {}),
    ({"reference": [1.0] * 30}, PRESENT, {"images": 50}), ({"reference": [0.9]}, PRESENT, {}),
    ({"reference": _losses(0.05)}, LOSS, {}), ({"reference": [0.0] * 9}, LOSS, {}),
    ({"reference": [-3.0, -2.0] * 20}, Threshold(-9.0, -1.0, ""), {})])
def test_every_right_run_that_was_seen_earns_all_points(right, current, options):
    threshold = propose(right, {}, current, **options).threshold
    assert all(threshold.share(float(figure)) == 1.0 for samples in right.values() for figure in samples)


@pytest.mark.parametrize("right, wrong, current", [
    (RIGHT, FAR, PRESENT), (RIGHT, NEAR, PRESENT), (RIGHT, {}, PRESENT), (RIGHT, {}, Threshold(0.95, 0.99, "")),
    ({"reference": _losses(0.05)}, {"none": _losses(3.0)}, LOSS), ({"reference": _losses(0.05)}, {}, LOSS),
    ({"reference": _losses(0.05)}, {"same": _losses(0.05)}, LOSS), ({"reference": [0.0] * 9}, {}, LOSS),
    ({"reference": _losses(3.0)}, {}, LOSS)])
def test_a_proposal_keeps_the_direction_of_the_present_threshold(right, wrong, current):
    proposed = propose(right, wrong, current).threshold
    assert proposed.goal != proposed.floor
    assert (proposed.goal > proposed.floor) == (current.goal > current.floor)


def test_mistakes_that_end_short_of_the_goal_earn_nothing_under_the_proposal():
    proposal = propose(RIGHT, FAR, PRESENT, images=IMAGES)
    assert [mistake.share_proposed for mistake in proposal.wrong] == [0.0, 0.0]
    assert proposal.not_told_apart == ()


def test_a_mistake_whose_loss_is_large_earns_nothing_under_the_proposal():
    proposal = propose({"reference": _losses(0.05)}, {"untrained": _losses(3.0, seed=5)}, LOSS)
    assert [mistake.share_proposed for mistake in proposal.wrong] == [0.0]


def test_a_mistake_that_overlaps_the_right_runs_is_named():
    proposal = propose(RIGHT, {**FAR, **NEAR}, PRESENT, images=IMAGES)
    assert proposal.not_told_apart == ("no bias",)
    assert "does not tell no bias from right solutions" in proposal.verdict


def test_a_mistake_that_only_its_bound_brings_near_is_called_unsure():
    few = {"hasty": [0.78, 0.8, 0.74]}
    proposal = propose(RIGHT, few, PRESENT, images=IMAGES)
    assert proposal.not_told_apart == ("hasty",) and not proposal.wrong[0].overlaps
    assert "Not surely refused, though no run was as good as a right one: hasty" in proposal.verdict


def test_the_rates_under_the_present_threshold_are_counted():
    proposal = propose({"reference": [0.9, 0.8, 0.5, 0.95], "adam": [0.88] * 4}, {"half": [0.6, 0.735]}, PRESENT)
    assert [(each.lose_any, each.lose_all) for each in proposal.right] == [(2, 1), (0, 0)]
    assert proposal.wrong[0].share_now == pytest.approx(0.25)
    assert "2 of 8 right runs lose points, 1 of them all" in proposal.verdict


def test_a_present_goal_on_the_safe_side_may_stay():
    proposal = propose(RIGHT, FAR, Threshold(0.4, 0.7, ""), images=IMAGES)
    assert proposal.keeps and "may stay" in proposal.verdict
    assert proposal.risk_any_now <= 1e-4


def test_a_present_goal_among_the_right_runs_is_not_kept():
    proposal = propose(RIGHT, FAR, Threshold(0.4, 0.93, ""), images=IMAGES)
    assert not proposal.keeps and f"propose {proposal.threshold.goal!r}" in proposal.verdict
    assert proposal.risk_any_now == 1.0 and proposal.risk_all_proposed <= 1e-4


def test_the_goal_is_the_bound_rounded_to_few_digits_on_its_safe_side():
    proposal = propose(RIGHT, FAR, PRESENT, images=IMAGES)
    assert 0 <= proposal.bound.value - proposal.threshold.goal < 0.01
    assert round(proposal.threshold.goal, 2) == proposal.threshold.goal


def test_the_text_beside_the_threshold_tells_runs_ranges_bound_and_mistakes():
    found = propose(RIGHT, FAR, PRESENT, what="accuracy on 500 hidden digits", images=IMAGES).threshold.found
    low, high = RIGHT["reference"].min(), RIGHT["reference"].max()
    assert found.startswith("accuracy on 500 hidden digits; over 60 runs of each of 2 right solutions")
    assert f"reference gets {low:.3g} to {high:.3g}" in found
    assert "with 95% confidence all but 1 in 10,000 right runs reach" in found
    assert f"first examples at most {FAR['first examples'].max():.3g}" in found


def test_many_solutions_and_mistakes_are_summed_up():
    right = {f"solution {i}": _accuracies(0.94, seed=i) for i in range(7)}
    wrong = {f"mistake {i}": _accuracies(0.1 + i / 100, seed=i) for i in range(6)}
    found = propose(right, wrong, PRESENT, images=IMAGES).threshold.found
    assert ", 3 more at least 0." in found and ", 2 more at most 0." in found


def test_numbers_of_numpy_survive_json():
    proposal = propose(RIGHT, {**FAR, **NEAR}, PRESENT, images=IMAGES)
    assert msgspec.json.decode(msgspec.json.encode(proposal), type=Proposal) == proposal


@pytest.mark.parametrize("right, wrong", [({"reference": [math.nan]}, {}), (RIGHT, {"diverges": [math.inf]}),
                                          (RIGHT, {"never run": []}), ({}, FAR)])
def test_samples_that_are_no_finite_figures_are_refused(right, wrong):
    with pytest.raises(ValueError):
        propose(right, wrong, PRESENT)
