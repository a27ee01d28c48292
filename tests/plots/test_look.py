"""Lines can be seen on white paper and told apart by colour-blind readers."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from grader.plots.look import COLOURS, heat_colours

# Viénot, Brettel and Mollon, "Digital video colourmaps for checking the legibility of displays by dichromats", 1999:
# what is left of red, green and blue (linear light) without the cones for long and for medium waves.
PROTAN = np.array([[0.11238, 0.88762, 0.0], [0.11238, 0.88762, 0.0], [0.00401, -0.00401, 1.0]])
DEUTAN = np.array([[0.29275, 0.70725, 0.0], [0.29275, 0.70725, 0.0], [-0.02234, 0.02234, 1.0]])


def light(colour):
    """Return a colour's red, green and blue as linear light, from 0 to 1."""
    share = np.array([int(colour[at:at + 2], 16) for at in (1, 3, 5)]) / 255
    return np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)


@pytest.mark.parametrize("colour", COLOURS)
def test_a_line_has_contrast_on_white(colour):
    luminance = light(colour) @ [0.2126, 0.7152, 0.0722]

    assert 1.05 / (luminance + 0.05) >= 3


@pytest.mark.parametrize("sight", [np.eye(3), PROTAN, DEUTAN], ids=["ordinary", "protan", "deutan"])
def test_colours_differ_for_every_reader(sight):
    seen = [np.clip(sight @ light(colour), 0, 1) ** (1 / 2.2) for colour in COLOURS]

    assert min(np.linalg.norm(one - other) for one, other in combinations(seen, 2)) > 0.25


def test_heat_is_blue_below_zero_orange_above_and_nothing_where_there_is_no_value():
    below, zero, above, none = heat_colours(np.array([[-2.0, 0.0, 2.0, np.nan]]))[0].tolist()

    assert (below, zero, above) == ([44, 105, 176, 255], [250, 250, 248, 255], [206, 108, 18, 255])
    assert none[3] == 0
