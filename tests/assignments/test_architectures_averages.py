"""Averages of ten runs are told from one run for any number of validation images that a result file states."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import numpy as np
import pytest

from grader.checker.marks import MARKS
from grader.results import arrays_of

CHECKS = Path(__file__).resolve().parents[2] / "assignments" / "architectures" / "checks"


@pytest.fixture(scope="module")
def part3(request):
    """The checks of part 3 as a module, whose marks this run has to know."""
    for mark in MARKS.values():
        request.config.addinivalue_line("markers", mark)
    spec = importlib.util.spec_from_file_location("part3_of_architectures", CHECKS / "test_part3.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def fields(runs, images, **more):
    """Return the fields of a file whose accuracies are means of `runs`, over batches of 50 and over `images`."""
    rng = np.random.default_rng(0)

    def mean_of(examples):
        return (rng.integers(0, examples + 1, (runs, 12)).mean(axis=0) / examples).tolist()

    return arrays_of({"train_acc_curve": mean_of(50), "val_acc_curve": mean_of(images), **more})


def doubted(part3, found):
    return [doubt.says.split()[3] for doubt in part3.doubt_averages(found, found)]


@pytest.mark.parametrize("images", [150, 500, 1000, 5000])
def test_one_run_on_a_part_of_the_usual_images_is_doubted(part3, images):
    assert doubted(part3, fields(1, images)) == ["train_acc_curve", "val_acc_curve"]


@pytest.mark.parametrize("images", [7, 450, 4500, 10_000])
def test_one_run_on_as_many_images_as_the_file_states_is_doubted(part3, images):
    assert "val_acc_curve" in doubted(part3, fields(1, images, validation_images=images))


@pytest.mark.parametrize("images", [15, 450, 500, 4500, 10_000])
def test_ten_runs_on_as_many_images_as_the_file_states_are_not_doubted(part3, images):
    assert doubted(part3, fields(10, images, validation_images=images)) == []


def test_ten_runs_on_other_images_than_usual_are_told_how_to_state_them(part3):
    found = fields(10, 500)

    (doubt,) = part3.doubt_averages(found, found)

    assert "validation_images" in doubt.hint


@pytest.mark.parametrize("stated", [0, -5, 2.5, 60_001, "many", [500], True, None])
def test_a_number_of_images_that_is_none_is_told_and_not_used(part3, stated):
    found = fields(1, 5000, validation_images=stated)

    assert [doubt.says for doubt in part3.doubt_size(found)] == ["validation_images is no number of images."]
    assert "val_acc_curve" in doubted(part3, found)


def test_a_file_need_not_state_it(part3):
    assert part3.doubt_size(fields(10, 5000)) == []
