"""The input shape is a setting of the assignment: with another one, counts and checks are those of that edition."""

from __future__ import annotations

import importlib.util
import shutil
from pathlib import Path

import numpy as np
import pytest

from grader.assignment import load_assignment
from grader.catalogue.rehearse import variant
from grader.course import find_course
from grader.grade import Desk
from grader.sandbox import best_level

pytest.importorskip("torch", reason="architectures is an assignment for PyTorch, which is not installed")

COURSE = find_course(Path(__file__).parent)
SHAPE = "INPUT_SHAPE = (1, 32, 32)"
# Published with the three editions of this homework.
COUNTS = {
    (1, 32, 32): {"mlp_1": 33_130, "mlp_2": 35_498, "cnn_3": 11_106, "cnn_4": 13_522, "cnn_5": 8_346},
    (1, 28, 28): {"mlp_1": 25_450, "mlp_2": 27_818, "cnn_3": 10_306, "cnn_4": 12_402, "cnn_5": 7_786},
    (3, 32, 32): {"mlp_1": 98_666, "mlp_2": 101_034, "cnn_3": 11_394, "cnn_4": 13_810, "cnn_5": 8_490},
}
EDITIONS = [pytest.param(shape, id="x".join(map(str, shape))) for shape in COUNTS]


def edition(folder, shape):
    """Return the text of the reference for this shape, and the module that it makes."""
    text = (COURSE.folder / "reference" / "architectures" / "architectures.py").read_text(encoding="utf-8")
    path = folder / "architectures.py"
    path.write_text(text.replace(SHAPE, f"INPUT_SHAPE = {shape}"), encoding="utf-8")
    spec = importlib.util.spec_from_file_location(f"edition_{'x'.join(map(str, shape))}", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return path.read_text(encoding="utf-8"), module


@pytest.mark.parametrize("shape", EDITIONS)
def test_the_reference_has_the_published_numbers_of_parameters(tmp_path, shape):
    _, made = edition(tmp_path, shape)

    counts = {name: sum(parameter.numel() for parameter in made.build(name).parameters()) for name in COUNTS[shape]}

    assert counts == COUNTS[shape]


@pytest.mark.parametrize("shape", EDITIONS)
def test_preprocessing_keeps_the_channels_of_the_edition_and_scales_to_one(tmp_path, shape):
    _, made = edition(tmp_path, shape)
    images = np.array([0, 255], np.uint8)[:, None, None, None] * np.ones((1, *shape[1:], 3), np.uint8)

    x = made.preprocess(images)

    assert tuple(x.shape) == (2, *shape)
    assert np.allclose(x.flatten(1).min(dim=1).values, [-1, 1], atol=1e-3)
    assert np.allclose(x.flatten(1).max(dim=1).values, [-1, 1], atol=1e-3)


@pytest.mark.slow
@pytest.mark.parametrize("shape", EDITIONS[1:])
def test_the_checks_of_code_judge_another_edition_by_its_own_sizes(tmp_path, shape):
    for part in ("assignments", "reference", "student_template"):
        shutil.copytree(COURSE.folder / part / "architectures", tmp_path / part / "architectures",
                        ignore=shutil.ignore_patterns("samples", "solutions"))
    (tmp_path / "course.yaml").write_text("name: An edition\ndemonstration_secret: published\n", encoding="utf-8")
    text, _ = edition(tmp_path / "reference" / "architectures", shape)
    course = find_course(tmp_path)
    code = {check for check in ("mlp_1", "mlp_2", "cnn_3", "cnn_4", "cnn_5", "sigmoid", "first_weights", "preprocess",
                                "records", "recorded_values", "grad_curve", "sgd", "adam", "modes", "learns")}

    with Desk(course, "architectures", best_level()) as desk:
        report = desk.grade_submission(variant(load_assignment(course, "architectures"), text), questions=False,
                                       name_mistakes=False, only=tuple(sorted(code))).report

    assert {check.id: check.message for check in report.checks if check.points != check.max_points} == {}
    assert code <= {check.id for check in report.checks}
