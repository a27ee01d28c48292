"""Part 5: three learning rates, by losses and by validation accuracies."""

import math

import numpy as np
import pytest

from grader.results import Doubt, doubt_fields, doubt_first, doubt_fractions, doubt_lengths, doubt_losses, doubt_name

LN_10 = math.log(10)
RATES = {"1": 0.1, "01": 0.01, "001": 0.001}
LOSSES, ACCURACIES = (tuple(f"{kind}_curve_{rate}" for rate in RATES) for kind in ("loss", "val_acc"))
START = {"1": 1.0, "01": 0.35, "001": 0.35}    # the largest rate may have gone far by its first record


@pytest.mark.points(3)
def test_part5_files(files):
    """The five files of part 5 hold losses and validation accuracies for three rates, in their ranges."""
    files.judge("part5", doubt_record)


def doubt_record(net, fields):
    """Return the doubts in one file of part 5."""
    if found := doubt_fields(fields, (*LOSSES, *ACCURACIES)):
        return found
    return [*doubt_name(fields, net),
            *(doubt for pair in zip(LOSSES, ACCURACIES)  # a rate that is too large may end earlier
              for doubt in doubt_lengths({name: fields[name] for name in pair})),
            *(doubt for name in LOSSES for doubt in doubt_losses(name, fields[name])),
            *(doubt for name in ACCURACIES for doubt in doubt_fractions(name, fields[name]))]


@pytest.mark.points(2)
def test_part5_rates(files):
    """All rates start untrained, none is a copy of another, and the smallest learns slower than the middle one."""
    files.judge("part5", lambda net, fields: doubt_rates(net, files.readable(fields, LOSSES)))


def doubt_rates(net, losses):
    """Return the doubts in the losses of one net: name -> array (n,)."""
    found = [doubt for name, within in zip(LOSSES, START.values())
             for doubt in doubt_first(name, losses[name], LN_10, within)]
    large, middle, small = losses.values()
    if any(len(a) == len(b) and np.array_equal(a, b) for a, b in ((large, middle), (middle, small), (large, small))):
        found.append(Doubt("Two rates have the same losses, number for number.", "one curve for two rates",
                           "hand each rate to the optimizer, and start each run with a new net"))
    elif net.startswith("mlp") and early(small) < early(middle):  # deep nets may rest on a plateau with either
        found.append(Doubt("With 0.001 the loss falls faster than with 0.01.", "curves of rates that are exchanged",
                           "look at the names: _1 is the rate 0.1, _01 is 0.01, _001 is 0.001"))
    return found


def early(loss):
    """Return the mean of the first half of a curve."""
    return float(np.mean(loss[:max(1, len(loss) // 2)]))
