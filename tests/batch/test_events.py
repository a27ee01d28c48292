"""The tally counts what waits for people apart from what is our fault, and from lost points."""

from __future__ import annotations

import pytest

from grader.batch.events import Event, Tally
from grader.batch.progress import BatchProgress


def test_the_tally_tells_open_and_broken_ones_apart():
    tally = Tally(4).with_one("graded", failing=True).with_one("graded", failing=False, awaiting=True)

    tally = tally.with_one("broken", failing=False).with_one("unchanged", failing=False, awaiting=True)

    assert tally.words == "3 graded, 1 unchanged, 1 lost points, 2 open (awaiting people), 1 broken"


@pytest.mark.parametrize("event, line", [
    (Event("ada", "graded", 7.5, 10.0, False, Tally(3, graded=1)), "1/3 graded ada 7.5/10"),
    (Event("bob", "unchanged", None, 10.0, True, Tally(3, unchanged=2)), "2/3 unchanged bob open/10, awaiting people"),
    (Event("cyd", "broken", None, 10.0, False, Tally(3, graded=3)), "3/3 broken cyd open/10"),
])
def test_a_line_says_what_an_open_score_waits_for(capsys, event, line):
    with BatchProgress(3) as progress:
        progress.on_event(event)

    assert capsys.readouterr().err == f"{line}\n"
