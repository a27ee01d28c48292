"""Task 1, the data: bits, their parity, and the noise on top, judged over many draws.

Every bound holds for right code but in less than one of 10**6 runs, unless it says otherwise.
"""

import numpy as np
import pytest

from grader.checker import EXACT, Tolerance, assert_close, fail, numbers

# The least and the largest of 300 draws of 0.1 * random() are nearer to 0 and 0.1 than this; so is their mean to 0.05.
NOISE = Tolerance("a tenth of the noise", rtol=0, atol=0.01, reason="the noise is drawn at random")
DRAWS = 300


@pytest.fixture
def draw(student, seeded):
    """draw(count, ...): inputs (count, n) and labels (count,) of that many calls of `make_data`."""
    def drawn(count, *options, n=2, seed=0):
        seeded(seed)
        inputs, labels = np.empty((count, n)), np.empty(count)
        for i in range(count):
            got = student.make_data(*options)
            if type(got) not in (tuple, list) or len(got) != 2:
                fail("`make_data` must return two values: the inputs and the label.")
            inputs[i] = numbers(got[0], (n,), "the inputs of an example")
            labels[i] = numbers(got[1], (), "the label of an example")
        return inputs, labels
    return drawn


def label_table(inputs, labels, middle):
    """Return the share of labels above `middle` for 00.., 10.., 01.., 11.. and so on, -1 for what never came."""
    bits = (inputs > middle).astype(int)
    patterns = bits @ (2 ** np.arange(bits.shape[1]))
    high = [labels[patterns == pattern] > middle for pattern in range(2 ** bits.shape[1])]
    return np.array([np.round(part.mean(), 3) if part.size else -1.0 for part in high])


def assert_table(inputs, labels, middle=0.5):
    """End the check as FAILED unless every pattern of bits has come, each with its parity."""
    n = inputs.shape[1]
    table = label_table(inputs, labels, middle)
    parity = np.array([float(pattern.bit_count() % 2) for pattern in range(2 ** n)])
    assert_close(table, parity, within=EXACT, name="the share of labels that are 1, for each pattern of bits")


def noise_figures(inputs, labels, middle=0.5, low=0.0, high=1.0):
    """Return least, mean and largest noise of inputs and labels, and how far apart those of one example are."""
    inner = inputs - np.where(inputs > middle, high, low)
    outer = labels - np.where(labels > middle, high, low)
    apart = [np.abs(inner[:, 0] - inner[:, 1]).mean(), np.abs(inner[:, 0] - outer).mean()]
    return np.array([*(f(part) for part in (inner, outer) for f in (np.min, np.mean, np.max)), *apart])


# Two independent draws of 0.1 * random() lie 0.1 / 3 apart in the mean.
NOISE_FIGURES = np.array([0, 0.05, 0.1, 0, 0.05, 0.1, 0.1 / 3, 0.1 / 3])


@pytest.mark.points(6)
def test_data_bits(draw):
    """`make_data()` draws two bits, and labels them with their XOR."""
    assert_table(*draw(DRAWS))


@pytest.mark.points(5)
def test_data_noise(draw):
    """`make_data()` adds 0.1 * random() to each input and to the label, drawn anew for each."""
    figures = noise_figures(*draw(DRAWS, seed=1))
    assert_close(figures, NOISE_FIGURES, within=NOISE,
                 name="the noise (of inputs: least, mean, largest; of labels: the same; two mean distances)")
    if min(figures) < 0:
        fail("Some noise is below zero: 0.1 * random() never is.")


@pytest.mark.points(5)
def test_data_centered(draw):
    """With `centered`, inputs and label are -1 and +1, before the same noise comes on top."""
    inputs, labels = draw(DRAWS, 2, True, seed=2)
    ends = np.array([f(part[side]) for part in (inputs, labels) for side in (part < 0, part >= 0) if side.any()
                     for f in (np.min, np.max)])
    assert_close(ends, np.tile([-1, -0.9, 1, 1.1], 2), within=NOISE,
                 name="the ends of what is drawn (inputs: low, high; labels: the same)")
    assert_table(inputs, labels, middle=0)


@pytest.mark.hidden
@pytest.mark.points(5)
def test_data_parity(draw, rng):
    """The label is the parity of all n bits, for any n and centered too."""
    seed = int(rng.integers(2**31))
    assert_table(*draw(200, 3, False, n=3, seed=seed))
    for n, centered in ((1, False), (5, False), (2 * int(rng.integers(2, 5)), True)):
        inputs, labels = draw(40, n, centered, n=n, seed=seed)
        middle = 0 if centered else 0.5
        odd = (inputs > middle).sum(axis=1) % 2 == 1
        assert_close(float(np.mean((labels > middle) == odd)), 1.0, within=EXACT,
                     name="the share of labels that are the parity")


@pytest.mark.points(5)
def test_batch(student, seeded):
    """`make_batch()` returns float32 arrays: ten examples (10, 2) and their labels (10,)."""
    seeded(3)
    inputs, labels = arrays(student.make_batch(), 10, 2)
    seen = [arrays(student.make_batch(), 10, 2) for _ in range(20)]
    inputs = np.concatenate([inputs, *(part for part, _ in seen)])
    labels = np.concatenate([labels, *(part for _, part in seen)])
    assert_table(inputs, labels)
    different = len(np.unique(np.column_stack([inputs, labels]), axis=0))
    assert_close(different, 210, within=EXACT, name="the number of different examples in 21 batches of ten")


@pytest.mark.hidden
@pytest.mark.points(3)
def test_batch_options(student, seeded, rng):
    """`make_batch` makes batches of any size, one example too, of any n, centered or not."""
    seeded(int(rng.integers(2**31)))
    for size, n, centered in ((1, 2, False), (int(rng.integers(30, 60)), int(rng.integers(3, 7)), True)):
        inputs, labels = arrays(student.make_batch(size, n, centered), size, n)
        bits = np.where(inputs > 0.5, 1.0, -1.0 if centered else 0.0)
        if centered:
            assert_close(labels > 0, (bits > 0).sum(axis=1) % 2 == 1, within=EXACT, name="which labels are high")
        noise = inputs.astype(np.float64) - bits
        allowed = Tolerance("the noise", rtol=0, atol=0.0501, reason="0.1 * random() is 0.05, give or take as much")
        assert_close(noise, np.full(noise.shape, 0.05), within=allowed, name="the noise of the inputs")


def arrays(got, size, n):
    """Return inputs and labels of a batch, or fail: two float32 arrays (size, n) and (size,)."""
    if type(got) not in (tuple, list) or len(got) != 2:
        fail("`make_batch` must return two values: the inputs and the labels.")
    for name, part, shape in zip(("inputs", "labels"), got, ((size, n), (size,))):
        if type(part) is not np.ndarray:
            fail(f"The {name} of `make_batch` must be a NumPy array.")
        numbers(part, None, f"the {name} of `make_batch`")
        assert_close(list(part.shape), list(shape), within=EXACT, name=f"the shape of the {name} of `make_batch`")
        assert_close(part.dtype.name, "float32", within=EXACT, name=f"the type of the {name} of `make_batch`")
    return got
