"""A scale keeps the order of figures and leads back to them; counts scatter alike on theirs at every rate."""

import numpy as np
import pytest

from grader.calibration.scale import scale_for

SKEWED = np.exp(np.linspace(-3, 3, 60) ** 3 / 5)


@pytest.mark.parametrize("samples, options", [
    (np.arange(21) / 20, {"images": 20}), (np.linspace(0, 1, 9), {"fraction": True}), (SKEWED, {}), (-SKEWED, {})])
def test_a_scale_grows_and_leads_back(samples, options):
    scale = scale_for(samples, **options)
    assert (np.diff(scale.forward(np.sort(samples))) > 0).all()
    assert scale.back(scale.forward(samples)) == pytest.approx(samples, abs=1e-12)


@pytest.mark.parametrize("rate", [0.5, 0.9, 0.98])
def test_counts_scatter_alike_at_every_rate(rate):
    counts = np.random.default_rng(0).binomial(200, rate, size=4000)
    spread = scale_for(counts / 200, images=200).forward(counts / 200).std()
    assert spread == pytest.approx(0.5 / np.sqrt(200), rel=0.05)   # Anscombe: a variance of 1 / 4n
