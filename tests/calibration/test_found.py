"""The text beside a threshold begins with the figure that it speaks of, and never with an old measurement."""

import pytest

from grader.calibration.found import figure_of


@pytest.mark.parametrize("found, figure", [
    ("accuracy on 300 hidden points; the reference got 0.86", "accuracy on 300 hidden points"),
    ("accuracy on 300 moons (noise 0.1, turned), over 9 runs", "accuracy on 300 moons (noise 0.1, turned)"),
    ("not measured yet", ""), ("Not measured yet, 0.7 is a guess", ""), ("over 200 runs reference gets 0.9 to 1", ""),
    ("", "")])
def test_the_figure_is_what_stands_before_its_measurements(found, figure):
    assert figure_of(found) == figure
