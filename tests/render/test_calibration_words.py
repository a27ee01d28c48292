"""What a Calibration says can be pasted, and is never better than what was found."""

from __future__ import annotations

import pytest
import yaml

from grader.calibration import margins
from grader.render import calibration_words as words
from grader.training import Threshold

from .author_samples import RIGHT, calibration, rejection, threshold


def test_two_checks_lost_in_one_run_are_one_false_rejection():
    found = calibration(rejections=(rejection(check="a"), rejection(check="b")))

    assert words.verdict(found) == "1 of 66 runs of right solutions lost points"


def test_no_rejection_is_said_as_such():
    assert words.verdict(calibration()) == "No right solution lost a point"


def test_rejections_are_grouped_by_solution_and_check():
    one, two, three = rejection(), rejection(run="seed 1"), rejection(check="other")

    assert words.rejections(calibration(rejections=(one, three, two))) == [
        ("momentum", "learns", [one, two]), ("momentum", "other", [three])]


@pytest.mark.parametrize("risk, said", [(1.0, "may exceed 1 in 10"), (0.1, "at most 1 in 10"),
                                        (1e-8, "at most 1 in 100,000,000")])
def test_a_risk_is_said_as_a_bound(risk, said):
    assert words.chance(risk) == said


def test_the_present_and_the_proposed_threshold_stand_side_by_side():
    proposal = threshold().proposal

    (_, *floors), (_, *goals), (_, _, some), _ = words.rows(proposal)

    assert floors == ["0.6", f"{proposal.threshold.floor:g}"] and goals == ["0.89", f"{proposal.threshold.goal:g}"]
    assert some == "at most 1 in 10,000"


def test_a_bound_is_told_with_its_confidence_its_runs_and_its_method():
    bound = threshold(right={"reference": RIGHT["reference"]}).proposal.bound

    said = words.bound(bound)

    assert said.startswith("With 95% confidence all but 1 in 10,000 right runs reach ")
    assert "60 runs of reference, from 0.9 to 0.959" in said and bound.method in said


def test_a_bound_of_a_loss_is_stayed_below():
    one = threshold(right={"reference": (0.04, 0.05, 0.06) * 10}, wrong={}, current=Threshold(1.0, 0.2, ""))

    assert "right runs stay below" in words.bound(one.proposal.bound)


@pytest.mark.parametrize("scale", [1.0, 1e-6, 1e30])
def test_what_is_to_be_pasted_reads_back_as_the_proposed_threshold(scale):
    losses = {"reference": tuple(scale * (0.04 + 0.001 * n) for n in range(30))}
    proposal = threshold(right=losses, wrong={}, current=Threshold(2.0 * scale, 0.9 * scale, "")).proposal

    read = yaml.safe_load("thresholds:\n" + words.to_paste("loss", proposal) + "\n")

    assert read == {"thresholds": {"loss": {"floor": proposal.threshold.floor, "goal": proposal.threshold.goal,
                                            "found": proposal.threshold.found}}}


def test_mistakes_that_fail_otherwise_are_not_told_as_none():
    finding = margins({"reference": [0.0]}, {}, otherwise=("in_place",))

    assert (words.excess(finding), words.excess(margins({"reference": [0.0]}, {}))) == ("otherwise", "none run")


@pytest.mark.parametrize("value, said", [(None, "none run"), (0.0, "0"), (3e-5, "3e-05"), (12.34, "12.3"),
                                         (1234.0, "1,234"), (3e9, "3e+09")])
def test_a_multiple_of_a_tolerance_is_short(value, said):
    assert words.multiple(value) == said
