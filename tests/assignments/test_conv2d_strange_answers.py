"""Whatever `my_conv2d` returns, each check of conv2d ends with an outcome of the student's, and none with points."""

from __future__ import annotations

import pytest

from grader.model import Outcome

STRANGE = (
    "None", "True", "''", "'nan'", "b'xyz'", "7", "-2**63", "10**400", "float('inf')", "1j", "()", "[]", "[[]]",
    "[[[[1.0]]], [[[2.0, 3.0]]]]", "[None, 'a', 1.0]", "{}", "{'result': right}", "{1: 2}", "{1, 2}", "(right, right)",
    "object()", "lambda: right", "my_conv2d", "np", "np.float64", "np.array(3.0)", "np.float32(3.0)", "np.zeros(0)",
    "np.zeros((0, 0, 0, 0))", "np.zeros((2, 0, 3, 3))", "np.zeros((1,) * 20)", "right.astype(object)",
    "right.astype(str)", "right.astype('datetime64[s]')", "right.astype(bool)", "right.astype(np.float16) * 1e30",
    "right.astype(np.complex128) + 1j", "np.full_like(right, np.nan)", "np.full_like(right, np.inf)",
    "np.full_like(right, -1e308)", "np.zeros_like(right)", "right.astype('>c16') * 1j", "right[..., None]",
    "np.ma.masked_array(right, mask=True)", "np.rec.array([(1, 2.0)])", "right.tobytes()", "iter(right)", "input",
    "np.full_like(right, 2**62, dtype=np.uint64)", "right.astype(np.longdouble) + np.longdouble(1e-3)",
)

SUBMISSION = """
import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

calls = 0

def my_conv2d(input, kernel):
    global calls
    calls += 1
    windows = sliding_window_view(input.astype(float), kernel.shape[2:], axis=(2, 3))
    right = np.einsum("ncijhw,fchw->nfij", windows, kernel.astype(float))
    return {answer} if {when} else right
"""


@pytest.mark.slow
@pytest.mark.parametrize("answer", STRANGE)
def test_a_strange_answer_passes_no_check_and_breaks_none(outcomes, answer):
    ended = outcomes("conv2d", SUBMISSION.format(answer=answer, when="True"))

    assert len(ended) == 10
    assert set(ended.values()) <= {Outcome.FAILED, Outcome.CRASHED}


@pytest.mark.slow
@pytest.mark.parametrize("answer", STRANGE)
def test_a_strange_answer_after_right_ones_breaks_no_check(outcomes, answer):
    ended = outcomes("conv2d", SUBMISSION.format(answer=answer, when="calls % 2 == 0"))

    assert Outcome.BROKEN not in ended.values()
    assert ended["float_types"] in (Outcome.FAILED, Outcome.CRASHED)
