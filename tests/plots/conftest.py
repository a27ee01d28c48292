"""Figures are drawn without a window, and closed after each test."""

from __future__ import annotations

import matplotlib
import pytest
from matplotlib import pyplot


@pytest.fixture(autouse=True)
def no_window():
    """Draw with Agg, and leave no figure behind."""
    before = matplotlib.get_backend()
    matplotlib.use("Agg")
    yield
    pyplot.close("all")
    matplotlib.use(before)
