"""A bound keeps its stated risk, never contradicts a sample, and says how it was found and what weakens it."""

import math

import msgspec
import numpy as np
import pytest
from scipy import stats

from grader.calibration import Bound, lower_bound, upper_bound
from grader.calibration.tails import normal_tail

DRAWS = 200
# With a confidence of 95 % each of 200 bounds may fail with probability 0.05: 21 or more do in 1 of 1,000 such tests.
ALLOWED = int(stats.binom.ppf(0.999, DRAWS, 0.05))
NORMAL = stats.norm(0.9, 0.02).ppf(np.random.default_rng(1).permutation(np.arange(0.5, 120)) / 120)


def _accuracies(images=500, runs=60, seed=2):
    rng = np.random.default_rng(seed)
    return rng.binomial(images, rng.beta(186, 14, size=runs)) / images


def _broken(law, runs, bound, risk):
    """How many of DRAWS samples of `runs` from `law` give a bound beyond which more than `risk` of the law lies."""
    rng = np.random.default_rng(5)
    return sum(bound(law.rvs(runs, random_state=rng)) > risk for _ in range(DRAWS))


@pytest.mark.parametrize("risk", [1e-2, 1e-4])
@pytest.mark.parametrize("law, runs", [(stats.norm(3, 0.1), 30), (stats.norm(-1, 4), 100), (stats.gumbel_l(), 30),
                                       (stats.gumbel_l(), 60), (stats.gumbel_l(), 200), (stats.uniform(), 60)])
def test_the_risk_of_a_lower_bound_holds_for_normal_skewed_and_flat_figures(law, runs, risk):
    broken = _broken(law, runs, lambda samples: law.cdf(lower_bound(samples, risk).value), risk)
    assert broken <= ALLOWED


@pytest.mark.parametrize("risk", [1e-2, 1e-4])
@pytest.mark.parametrize("law, runs", [(stats.gamma(3), 30), (stats.gamma(3), 200), (stats.lognorm(0.5), 30),
                                       (stats.expon(), 100)])
def test_the_risk_of_an_upper_bound_holds_for_skewed_losses(law, runs, risk):
    broken = _broken(law, runs, lambda samples: law.sf(upper_bound(samples, risk).value), risk)
    assert broken <= ALLOWED


@pytest.mark.parametrize("risk", [1e-2, 1e-4])
@pytest.mark.parametrize("images, right, wrong", [(300, 930, 70), (100, 993, 7), (1000, 970, 30), (500, 400, 100)])
def test_the_risk_holds_for_counts_whose_rate_varies_from_run_to_run(images, right, wrong, risk):
    law = stats.betabinom(images, right, wrong)

    def missed(counts):
        value = lower_bound(counts / images, risk, images=images).value
        return law.cdf(math.ceil(value * images - 1e-9) - 1)

    assert _broken(law, 60, missed, risk) <= ALLOWED


def test_the_test_of_coverage_finds_a_bound_without_tolerance():
    law = stats.norm()
    broken = _broken(law, 30, lambda t: law.cdf(t.mean() - stats.norm.isf(1e-2) * t.std(ddof=1)), 1e-2)
    assert broken > ALLOWED


def test_the_normal_factor_is_the_tabulated_one():
    t = np.array([-1.0, 1.0] * 10)
    k = -normal_tail(t, risk=0.01, confidence=0.95) / t.std(ddof=1)
    assert k == pytest.approx(3.295, abs=5e-4)   # Hahn and Meeker's table for n = 20, 99 %, 95 %


@pytest.mark.parametrize("samples, options", [
    (NORMAL, {}), (NORMAL[:12], {}), (-np.random.default_rng(3).exponential(size=90), {}),
    (_accuracies(), {"images": 500}), (NORMAL, {"fraction": True}), ([1.0] * 24, {"images": 100})])
def test_a_smaller_risk_never_raises_a_lower_bound(samples, options):
    values = [lower_bound(samples, risk, **options).value for risk in (0.3, 0.1, 1e-2, 1e-3, 1e-4, 1e-6)]
    assert values == sorted(values, reverse=True)


def test_a_greater_confidence_never_raises_a_lower_bound():
    values = [lower_bound(NORMAL, confidence=confidence).value for confidence in (0.5, 0.8, 0.95, 0.99)]
    assert values == sorted(values, reverse=True)


@pytest.mark.parametrize("samples", [NORMAL, NORMAL[:15], np.random.default_rng(4).gumbel(size=40)])
def test_an_upper_bound_of_negated_samples_is_the_negated_lower_bound(samples):
    samples = samples - 20   # negative, so that neither side is taken in logs
    shifted = -samples - 40
    assert upper_bound(shifted).value == pytest.approx(-lower_bound(samples).value - 40, rel=1e-9)


@pytest.mark.parametrize("accuracies", [_accuracies(), _accuracies(runs=10), [1.0] * 20, [0.98] * 20])
def test_error_rates_are_bounded_as_their_accuracies(accuracies):
    errors = 1 - np.asarray(accuracies)
    assert upper_bound(errors, images=500).value == pytest.approx(1 - lower_bound(accuracies, images=500).value)


@pytest.mark.parametrize("samples", [NORMAL, NORMAL[:2], [0.5, 0.5, 0.9], [0.7]])
def test_no_bound_contradicts_a_sample(samples):
    assert lower_bound(samples, risk=0.4, confidence=0.5).value <= min(samples)
    assert upper_bound(samples, risk=0.4, confidence=0.5).value >= max(samples)


def test_runs_that_never_learn_pull_the_bound_below_themselves():
    assert lower_bound([1.0, 0.99] * 20 + [0.5] * 4, images=100).value <= 0.5


def test_counts_without_any_error_are_bounded_by_the_exact_binomial_law():
    bound = lower_bound([1.0] * 24, images=100)
    rate = 0.05 ** (1 / 2400)
    assert stats.binom.cdf(round(bound.value * 100) - 1, 100, rate) <= 1e-4
    assert stats.binom.cdf(round(bound.value * 100), 100, rate) > 1e-4
    assert "exact binomial" in bound.method and "failed runs" in bound.caution


def test_equal_figures_that_are_no_counts_are_their_own_bound_with_a_caution():
    bound = lower_bound([2.5] * 30)
    assert bound.value == 2.5
    assert "say nothing of rare failed runs" in bound.caution


def test_few_runs_are_called_too_few():
    assert "too few" in lower_bound(NORMAL[:19]).caution
    assert "too few" not in lower_bound(NORMAL[:20]).caution


def test_a_bound_tells_what_the_runs_vouch_for_without_a_shape():
    bound = lower_bound(NORMAL[:59], risk=1e-4)
    assert bound.unassumed_risk == pytest.approx(0.0495, abs=1e-4)   # 59 runs: Wilks's number for 95 % and 95 %
    assert "1 in 20" in bound.caution


def test_the_method_is_told_in_words():
    assert lower_bound(NORMAL).method == "normal tolerance bound; scale: as it is"
    assert "do not look normal" in lower_bound(-np.random.default_rng(3).exponential(size=90)).method


def test_positive_skewed_figures_are_taken_in_logs():
    assert "logarithm" in upper_bound(np.random.default_rng(6).lognormal(sigma=1.0, size=80)).method


def test_a_bound_survives_json():
    bound = lower_bound(NORMAL)
    assert msgspec.json.decode(msgspec.json.encode(bound), type=Bound) == bound


def test_the_same_samples_give_the_same_bound():
    skewed = -np.random.default_rng(3).exponential(size=90)
    assert lower_bound(skewed) == lower_bound(skewed)


@pytest.mark.parametrize("samples", [[], [math.nan, 1.0], [math.inf], [-math.inf, 0.0], [[0.1, 0.2]]])
def test_samples_that_are_no_finite_figures_are_refused(samples):
    with pytest.raises(ValueError, match="not finite"):
        lower_bound(samples)


def test_positive_samples_too_far_apart_for_a_finite_bound_are_refused():
    with pytest.raises(ValueError, match="too far"):
        upper_bound(10.0 ** np.arange(-90, 90, 9))


@pytest.mark.parametrize("samples, options, words", [
    ([0.5, 1.2], {"fraction": True}, "lie in 0 to 1"), ([-0.1], {"images": 10}, "lie in 0 to 1"),
    ([0.55], {"images": 10}, "not every sample is a count"), ([0.5], {"images": 0}, "not every sample is a count"),
    ([0.5], {"risk": 0.0}, "risk is 0.0"), ([0.5], {"risk": math.nan}, "risk is nan"),
    ([0.5], {"confidence": 1.0}, "confidence 1.0"), ([1e308, -1e308], {}, "no spread")])
def test_what_cannot_be_is_refused_with_its_reason(samples, options, words):
    with pytest.raises(ValueError, match=words):
        lower_bound(samples, **options)
