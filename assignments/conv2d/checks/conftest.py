"""How a result is judged in every task, and the usual mistakes with their names.

In: an answer, the images and the kernel that it was asked for.  Out: nothing, or a Verdict with a diagnosis.

To teach it a mistake: add a line to MISTAKES, with the result that the mistake gives.  No evidence may tell a size or
a value: it is shown for hidden cases too.
"""

import numpy as np
import pytest
from numpy.lib.stride_tricks import sliding_window_view

from grader.checker import FLOAT32, FLOAT64, Diagnosis, Verdict, assert_close, compare, withheld


@pytest.fixture
def assert_right(reference):
    """assert_right(got, images, kernel): end the check as FAILED unless `got` is the convolution of the two."""
    def assert_right(got, images, kernel):
        short = np.float32 in (images.dtype, kernel.dtype)
        within = FLOAT32 if short else FLOAT64
        images, kernel = (a.astype(np.float64) if a.dtype == np.float32 else a for a in (images, kernel))
        expected = reference.my_conv2d(images, kernel)
        mistakes = results_of_mistakes(reference, images, kernel)  # before the answer is looked at: see `withheld`
        try:
            assert_close(got, expected, within=within)
        except Verdict as verdict:
            known = known_mistake(got, expected, mistakes, within)
            raise Verdict(verdict.outcome, verdict.message, known or verdict.diagnosis) from None
    return assert_right


@withheld
def results_of_mistakes(reference, images, kernel):
    """Return what each of MISTAKES makes of images and kernel: (mistake, evidence, hint, result)."""
    return [(diagnosis.mistake, diagnosis.evidence, diagnosis.hint, mistaken(reference.my_conv2d, images, kernel))
            for diagnosis, mistaken in MISTAKES]


def known_mistake(got, expected, mistakes, within):
    """Return the Diagnosis of the mistake that gives `got` in place of `expected`, or None."""
    for *told, candidate in mistakes:
        # A mistake that makes no difference here explains nothing.
        if not compare(candidate, expected, within).ok and compare(got, candidate, within).ok:
            return Diagnosis(*told)
    if type(got) is np.ndarray and got.dtype.kind in "iu" and expected.dtype.kind == "f":
        return Diagnosis("the sums are kept in a type for whole numbers", "The result holds no fractions.",
                         "Give the output array a float type: np.zeros(shape) does, dtype=input.dtype may not.")
    return None


def flipped(conv, images, kernel):
    """A true convolution."""
    return conv(images, kernel[:, :, ::-1, ::-1])


def kernel_channels_exchanged(conv, images, kernel):
    """The kernel read as (C_in, C_out, h, w); not possible where these differ."""
    return conv(images, kernel.swapaxes(0, 1) if kernel.shape[0] == kernel.shape[1] else kernel)


def kernel_transposed(conv, images, kernel):
    """The kernel's rows and columns exchanged; not possible where it is larger than the image that way."""
    fits = kernel.shape[3] <= images.shape[2] and kernel.shape[2] <= images.shape[3]
    return conv(images, kernel.swapaxes(2, 3) if fits else kernel)


def padded(conv, images, kernel):
    """Zeros around the image, so that the result is as large as the image."""
    (up, left), (down, right) = [(n - 1) // 2 for n in kernel.shape[2:]], [n // 2 for n in kernel.shape[2:]]
    return conv(np.pad(images, ((0, 0), (0, 0), (up, down), (left, right))), kernel)


def last_left_out(conv, images, kernel):
    """Loops that end one place early."""
    result = conv(images, kernel)
    result[:, :, -1, :] = result[:, :, :, -1] = 0
    return result


def wrapped_products(conv, images, kernel):
    """Each product kept in the type of image and kernel, and only their sum in a wide one."""
    seen = sliding_window_view(images, kernel.shape[2:], axis=(2, 3))[:, None]    # (N, 1, C_in, rows, columns, h, w)
    return (seen * kernel[None, :, :, None, None]).sum(axis=(2, 5, 6))


MISTAKES = (
    (Diagnosis("the kernel is flipped", "The result is right for the kernel turned by 180 degrees.",
               "Lay the kernel on as it is: its first entry meets the window's first pixel."), flipped),
    (Diagnosis("the kernel's rows and columns are exchanged", "The result is right for the transposed kernel.",
               "Index the kernel as kernel[o, c, row, column]."), kernel_transposed),
    (Diagnosis("the kernel's channels are exchanged", "The result is right for a kernel read as (C_in, C_out, h, w).",
               "The first axis of the kernel counts the filters."), kernel_channels_exchanged),
    (Diagnosis("averaged over the input channels", "The result is the expected one divided by the number of channels.",
               "Add the channels' contributions up."), lambda conv, x, k: conv(x, k) / x.shape[1]),
    (Diagnosis("averaged over the window", "The result is the expected one divided by the size of the window.",
               "Use a sum in place of the mean."), lambda conv, x, k: conv(x, k) / k[0].size),
    (Diagnosis("only the first input channel counts", "The result is right for the first channel alone.",
               "Each filter sees all input channels: add their contributions."),
     lambda conv, x, k: conv(x[:, :1], k[:, :1])),
    (Diagnosis("only the last input channel counts", "The result is right for the last channel alone.",
               "Add each channel's contribution with +=; with = it overwrites those before."),
     lambda conv, x, k: conv(x[:, -1:], k[:, -1:])),
    (Diagnosis("the image is padded", "The result is that of an image with zeros around it.",
               "The kernel is laid only where it fits: H - h + 1 rows and W - w + 1 columns."), padded),
    (Diagnosis("the loops end one place early", "The last row and column are zero, and the rest is right.",
               "range(H - h + 1) and range(W - w + 1) reach the last place."), last_left_out),
    (Diagnosis("whole numbers overflowed", "The result is right for products that keep the type of image and kernel.",
               "Convert before multiplying: input.astype(float)."), wrapped_products),
    (Diagnosis("whole numbers overflowed", "The result is right modulo 256, the range of uint8.",
               "Convert before computing: input.astype(float)."), lambda conv, x, k: conv(x, k) % 256),
)
