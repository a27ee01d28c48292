"""A posed task is the same task in disguise: classes renamed, images altered, train and hidden apart, reproducible."""

import numpy as np
import pytest

from grader.training import pose

CLASSES, WIDE = 6, 5


def bands(labels):
    """Return images (n, 1, 30, 8): class c is a bright band of five rows, found again after a shift by one."""
    images = np.zeros((len(labels), 1, CLASSES * WIDE, 8), np.float32)
    for image, label in zip(images, labels):
        image[0, WIDE * label:WIDE * (label + 1)] = 1.0
    return images


def true_classes(images):
    """Return which band is bright in each image, whatever it is called."""
    middles = images[:, 0, WIDE // 2::WIDE].mean(axis=-1)
    return middles.argmax(axis=1)


def posed(seed=0, n=60, train=40, hidden=20):
    labels = np.arange(n) % CLASSES
    return pose(bands(labels), labels, train, hidden, np.random.default_rng(seed))


def test_shapes_and_types_are_as_promised():
    task = posed()

    assert (task.x.shape, task.hidden_x.shape) == ((40, 1, 30, 8), (20, 1, 30, 8))
    assert (task.y.shape, task.hidden_y.shape) == ((40,), (20,))
    assert (task.x.dtype, task.y.dtype) == (np.float32, np.int64)


def test_each_class_has_one_new_name_in_both_parts_and_the_names_are_shuffled():
    task = posed()
    images, names = np.concatenate([task.x, task.hidden_x]), np.concatenate([task.y, task.hidden_y])

    renamed = {(int(old), int(new)) for old, new in zip(true_classes(images), names)}

    assert sorted(old for old, _ in renamed) == sorted(new for _, new in renamed) == list(range(CLASSES))
    assert any(old != new for old, new in renamed)


def test_trained_and_hidden_examples_are_different_ones():
    labels = np.arange(50)

    task = pose(np.zeros((50, 1, 4, 4), np.float32), labels, 30, 20, np.random.default_rng(1))

    assert sorted([*task.y, *task.hidden_y]) == list(range(50))


def test_the_same_generator_poses_the_same_task():
    one, two = posed(seed=7), posed(seed=7)

    assert np.array_equal(one.x, two.x) and np.array_equal(one.hidden_y, two.hidden_y)


def test_another_generator_poses_another_task():
    one, two = posed(seed=7), posed(seed=8)

    assert not np.array_equal(one.x, two.x)


def test_many_images_are_posed_as_if_all_were_altered_at_once(monkeypatch):
    whole = posed()

    monkeypatch.setattr("grader.training.posed._PIECE", 7)
    in_pieces = posed()

    assert np.array_equal(whole.x, in_pieces.x) and np.array_equal(whole.hidden_x, in_pieces.hidden_x)


def test_no_image_stays_as_it_was_and_the_given_ones_are_left_alone():
    labels = np.arange(60) % CLASSES
    images = bands(labels)
    kept = images.copy()

    task = pose(images, labels, 40, 20, np.random.default_rng(0))

    assert np.array_equal(images, kept)
    originals = {image.tobytes() for image in images}
    assert not any(image.tobytes() in originals for image in task.x)


def test_more_examples_than_there_are_is_an_error():
    with pytest.raises(ValueError, match="61 asked for|41 \\+ 20"):
        posed(train=41)
