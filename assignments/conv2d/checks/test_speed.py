"""Task 4, speed: a batch of 50 digits with eight 14x14 filters."""

import numpy as np
import pytest

from grader.checker import FLOAT32, compare, fail, numbers


@pytest.mark.hidden
@pytest.mark.points(4)
def test_fast_enough(student, worker, assignment, rng):
    """`my_conv2d` is fast enough for 50 digits with eight 14x14 filters: NumPy does most of the loops."""
    # Large filters: what a loop over single numbers costs grows with them, what one over places costs does not.
    images, kernel = (rng.integers(1, 9, size=size).astype(np.float64) for size in ((50, 1, 28, 28), (8, 1, 14, 14)))
    with worker.limited(assignment.budgets["fast_enough"].cpu_seconds):
        got = numbers(student.my_conv2d(images, kernel), (None,) * 4)
    # Wrong values have cost their points: here the large batch must only give what its images give by themselves.
    some = rng.choice(50, size=3, replace=False)
    alone = numbers(student.my_conv2d(images[some], kernel), (None,) * 4)
    by_image = got if len(got) == 50 else got.swapaxes(0, 1)
    few = alone if len(alone) == 3 else alone.swapaxes(0, 1)
    if len(by_image) != 50 or not compare(by_image[some], few, FLOAT32).ok:
        fail("The result for a large batch does not hold what some of its images give by themselves.")
    if not alone.any() or not compare(student.my_conv2d(images[some], 2 * kernel), 2 * alone, FLOAT32).ok:
        fail("The result does not double with the kernel, as any weighted sum does.")
