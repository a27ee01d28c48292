"""Data and nets of the trainings in train_loop go to the device that is asked for.

`cpu:0` is a second name of the CPU in PyTorch: what is moved there takes the way to a GPU, on any machine.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.course import find_course
from grader.grade import Desk
from grader.model import Level, Outcome
from grader.training import Means

ROOT = Path(__file__).resolve().parents[2]
TRAINED = ("learns_digits", "batch_norm_helps")
PRINTS = '''

_own_train = train
def train(model, train_data, val_data, *options, **named):
    if train_data[0][0].device.index != {index} or next(model.parameters()).device.index != {index}:
        raise ValueError("another device")
    return _own_train(model, train_data, val_data, *options, **named)
'''


@pytest.fixture
def outcomes(tmp_path):
    """outcomes(device, index): how checks end on `device` where `train` wants tensors with this device index."""
    def outcomes(device, index, only):
        text = (ROOT / "reference" / "train_loop" / "train_loop.py").read_text(encoding="utf-8")
        (tmp_path / "train_loop.py").write_text(text + PRINTS.format(index=index), encoding="utf-8")
        with Desk(find_course(ROOT), "train_loop", Level.PROCESS, means=Means(device=device)) as desk:
            graded = desk.grade(tmp_path, only=only, name_mistakes=False)
        assert graded.faults == () and graded.report.provenance.device == device
        return {check.id: check.outcome for check in graded.report.checks}
    return outcomes


@pytest.mark.slow
def test_what_is_judged_by_accuracy_is_trained_on_the_device(outcomes):
    assert outcomes("cpu:0", 0, TRAINED) == dict.fromkeys(TRAINED, Outcome.PASSED)


@pytest.mark.slow
def test_what_is_judged_by_parameters_stays_on_the_cpu(outcomes):
    assert outcomes("cpu:0", None, ("adam",)) == {"adam": Outcome.PASSED}
