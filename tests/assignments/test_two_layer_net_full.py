"""The full check of two_layer_net, on fewer images and with fewer iterations than when it counts.

The whole CIFAR-10 does not come with this repository.  Whether 48,000 images and 5,000 iterations reach the goal is for
a course that has them to see: docs/budgets.md.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest

from grader import datasets
from grader.course import find_course
from grader.grade import grade
from grader.model import Outcome
from grader.sandbox import best_level
from grader.training import Means

ROOT = Path(__file__).resolve().parents[2]
REAL = ROOT.parent / "shared" / "data" / "cifar10_subset.npz"
REFERENCE = ROOT / "reference" / "two_layer_net" / "neural_net.py"
HEADS = '''
def tune(X, y, X_val, y_val):
    net = TwoLayerNet(3072, 7, 10)
    net.params["b2"][:] = range(10)
    return {returned}
'''


@pytest.fixture
def tuned_net(tmp_path, monkeypatch):
    """tuned_net(images, text, steps): the result of the full check for a file, on an image set."""
    def tuned_net(images, text, steps):
        course = tmp_path / "course"
        for folder in ("assignments", "reference", "student_template"):
            shutil.copytree(ROOT / folder / "two_layer_net", course / folder / "two_layer_net")
        shutil.copy(ROOT / "course.yaml", course)
        settings = course / "assignments" / "two_layer_net" / "assignment.yaml"
        before = settings.read_text(encoding="utf-8")
        settings.write_text(before.replace("steps: 5000", f"steps: {steps}"), encoding="utf-8")
        assert settings.read_text(encoding="utf-8") != before
        monkeypatch.setitem(datasets.SETS, "cifar10", lambda folder=None: images)
        (tmp_path / "neural_net.py").write_text(text, encoding="utf-8")
        graded = grade(find_course(course), "two_layer_net", tmp_path / "neural_net.py", best_level(),
                       means=Means("full"))
        assert graded.faults == () and graded.report.max_score == 110
        return next(check for check in graded.report.checks if check.id == "tuned_net"), graded.report
    return tuned_net


def generated(count=2600):
    """Return few images: 2,000 of them are for validation and held back."""
    made = datasets._generated(count)
    return datasets.ImageSet("a generated set in its place", made.images, made.labels, real=True)


def without_tune(text):
    return text.partition("\ndef tune(")[0]


@pytest.mark.slow
@pytest.mark.skipif(not REAL.is_file(), reason="the sample of the real CIFAR-10 is not on this machine")
def test_a_few_thousand_real_images_already_teach_a_tuned_net(tuned_net):
    sample = np.load(REAL)
    x = np.concatenate([sample["x_train"], sample["x_test"]]).transpose(0, 3, 1, 2).astype(np.float32) / 255
    y = np.concatenate([sample["y_train"], sample["y_test"]]).astype(np.int64)

    images = datasets.ImageSet("5,000 real images", x, y, real=True)

    result, report = tuned_net(images, REFERENCE.read_text(), steps=300)

    assert result.outcome in (Outcome.PARTIAL, Outcome.PASSED)   # above 0.30; chance is 0.10
    assert (report.provenance.budget, report.provenance.data[-1]) == ("full", "5,000 real images")


@pytest.mark.slow
def test_without_tune_the_students_class_is_trained_with_published_settings(tuned_net):
    result, _ = tuned_net(generated(), without_tune(REFERENCE.read_text()), steps=60)

    assert result.outcome in (Outcome.PARTIAL, Outcome.PASSED)


@pytest.mark.slow
def test_a_net_that_has_learned_nothing_gets_no_points_whatever_tune_says_of_it(tuned_net):
    text = without_tune(REFERENCE.read_text()) + HEADS.format(returned="net")

    result, _ = tuned_net(generated(), text, steps=1)

    assert (result.outcome, result.points) == (Outcome.FAILED, 0.0)
    assert result.message.startswith("Accuracy on hidden images is 0.")


@pytest.mark.slow
def test_a_tune_that_returns_no_net_is_told_so(tuned_net):
    text = without_tune(REFERENCE.read_text()) + HEADS.format(returned="0.55")

    result, _ = tuned_net(generated(), text, steps=1)

    assert (result.outcome, result.points) == (Outcome.FAILED, 0.0)
    assert "`tune` must return the best net" in result.message


@pytest.mark.slow
def test_the_template_gets_no_points(tuned_net):
    template = ROOT / "student_template" / "two_layer_net" / "neural_net.py"

    result, _ = tuned_net(generated(), template.read_text(), steps=1)

    assert (result.outcome, result.points) == (Outcome.MISSING, 0.0)
