"""Whatever the functions of backprop return, each check ends with an outcome of the student's."""

from __future__ import annotations

import pytest

from grader.model import Outcome

STRANGE = (
    "None", "True", "'nan'", "b'xyz'", "7", "10**400", "float('inf')", "1j", "()", "[]", "[[]]", "{}", "{1: right}",
    "{1, 2}", "object()", "lambda: right", "backprop", "np", "[None, 'a', 1.0]", "[[1.0], [2.0, 3.0]]", "(right, None)",
    "np.array(3.0)", "np.float32(3.0)", "np.zeros(0)", "np.zeros((2, 0))", "np.zeros((1, 1, 1))",
    "np.zeros((1, 2, 50))", "np.array([None, 1.0])", "right.astype(str)", "right.astype('datetime64[s]')",
    "right.astype(bool)", "right * 1j", "right * np.nan", "right + np.inf", "np.full_like(right, -1e308)",
    "np.zeros_like(right)", "right.T[..., None]", "np.full(right.shape, 2**63, np.uint64)",
    "np.ma.masked_array(right, mask=True)", "np.rec.array([(1, 2.0)])",
)

SUBMISSION = """
import numpy as np

def forward(X1, X2, W, B, V):
    return {whole}(np.maximum(0, np.stack([X1, X2], axis=-1) @ W + B) @ V)

def backprop(X1, X2, T, W, B, V):
    X = np.stack([X1, X2], axis=-1)
    Z = X @ W + B
    DY = np.where(np.maximum(0, Z) @ V * T < 0, -T, 0) / len(T)
    DZ = np.outer(DY, V) * (Z > 0)
    return {whole}(({part}(X.T @ DZ), {part}(DZ.sum(0)), {part}(np.maximum(0, Z).T @ DY)))

def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    return {whole}(({part}(W), {part}(B), {part}(V)))

def kept(right):
    return right

def strange(right):
    right = np.asarray(right[0] if isinstance(right, tuple) else right)
    return {answer}
"""


@pytest.mark.slow
@pytest.mark.parametrize("answer", STRANGE)
def test_a_strange_answer_passes_no_check_and_breaks_none(outcomes, answer):
    ended = outcomes("backprop", SUBMISSION.format(whole="strange", part="kept", answer=answer))

    assert len(ended) == 11
    assert set(ended.values()) <= {Outcome.FAILED, Outcome.CRASHED}


@pytest.mark.slow
@pytest.mark.parametrize("answer", STRANGE)
def test_a_strange_gradient_passes_no_gradient_check_and_breaks_none(outcomes, answer):
    ended = outcomes("backprop", SUBMISSION.format(whole="kept", part="strange", answer=answer))

    strange = {id: outcome for id, outcome in ended.items() if id.startswith(("gradient", "descent"))}
    assert set(strange.values()) <= {Outcome.FAILED, Outcome.CRASHED}
    assert Outcome.BROKEN not in ended.values()
