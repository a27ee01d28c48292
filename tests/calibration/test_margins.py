"""A tolerance is roomy, tight or separates nothing, and says which side it errs on."""

import math

import msgspec
import pytest

from grader.calibration import ToleranceFinding, margins


@pytest.mark.parametrize("right, wrong, verdict", [
    ([0.01, 0.05], [100.0, 20.0], "roomy"), ([0.1], [10.0], "roomy"), ([0.0], [10.0], "roomy"),
    ([0.5], [100.0], "tight"), ([0.01], [2.0], "tight"), ([1.5], [9.0], "tight"), ([0.01], [0.5], "tight"),
    ([0.5], [0.5], "separates nothing"), ([2.0], [1.5, 8.0], "separates nothing")])
def test_the_nearest_samples_of_both_sides_decide(right, wrong, verdict):
    assert margins({"reference": right}, {"transposed": wrong}).verdict == verdict


def test_the_largest_used_part_and_the_smallest_excess_are_taken_over_all():
    finding = margins({"reference": [0.1, 0.2], "loops": [0.3]}, {"no bias": [40.0, 50.0], "shifted": [90.0, 30.0]})
    assert (finding.largest_used, finding.smallest_excess) == (0.3, 30.0)


def test_right_answers_that_are_refused_and_mistakes_that_pass_are_named():
    finding = margins({"reference": [0.1], "float32": [0.2, 1.2]}, {"no bias": [40.0], "shifted": [2.0, 1.0]})
    assert finding.rejected == ("float32",) and finding.missed == ("shifted",)
    assert "refuses right answers of float32" in finding.text and "lets pass shifted" in finding.text


def test_the_factor_moves_a_tolerance_midway_between_both_sides():
    factor = margins({"reference": [0.02]}, {"no bias": [0.5]}).factor
    moved = margins({"reference": [0.02 / factor]}, {"no bias": [0.5 / factor]})
    assert moved.largest_used * moved.smallest_excess == pytest.approx(1.0)
    assert moved.rejected == moved.missed == ()


def test_without_mistakes_the_text_says_that_none_was_run():
    finding = margins({"reference": [0.01]}, {})
    assert finding.smallest_excess is None and finding.verdict == "roomy"
    assert "no mistake was run" in finding.text


def test_mistakes_that_fail_otherwise_are_told_as_that():
    finding = margins({"reference": [0.0]}, {}, otherwise=("in_place",))
    assert finding.otherwise == ("in_place",)
    assert "in_place fail by a shape, a type or an exact value" in finding.text and "no mistake" not in finding.text


@pytest.mark.parametrize("right, wrong, remedy", [
    ([0.5], {"no bias": [1000.0]}, "Multiply it by about 22.4"), ([0.5], {}, "Multiply it by about 5"),
    ([0.0], {"no bias": [2.0]}, "Multiply it by about 0.2"),
    ([0.5], {"no bias": [8.0]}, "Multiply it by about 2, and choose cases in which the mistakes differ more"),
    ([0.5], {"no bias": [0.4]}, "No other factor parts them: choose cases in which the mistakes differ more")])
def test_a_tolerance_that_is_not_roomy_is_told_with_what_to_do(right, wrong, remedy):
    assert margins({"reference": right}, wrong).text.endswith(remedy)


def test_a_finding_survives_json():
    finding = margins({"reference": [0.01]}, {"no bias": [40]})
    assert msgspec.json.decode(msgspec.json.encode(finding), type=ToleranceFinding) == finding


@pytest.mark.parametrize("right, wrong", [({}, {}), ({"reference": []}, {}), ({"reference": [math.nan]}, {}),
                                          ({"reference": [-0.1]}, {}), ({"reference": [0.1]}, {"exact": [math.inf]})])
def test_samples_that_are_no_parts_of_a_tolerance_are_refused(right, wrong):
    with pytest.raises(ValueError):
        margins(right, wrong)
