"""Small submissions for tests of similar code: a solution, and two others that were written on their own."""

from __future__ import annotations

from pathlib import Path

from grader.similar.lexing import Tokens, tokens_of

TEMPLATE = '''\
"""Fit a line."""
import numpy as np


def load(path):
    """Read the points, one a line."""
    with open(path) as file:
        rows = [line.split(",") for line in file if line.strip() and not line.startswith("#")]
    return np.array([[float(cell) for cell in row] for row in rows])


def fit(points, steps=100):
    raise NotImplementedError
'''

ANNA = '''\
def centre(points):
    total = np.zeros(2)
    for point in points:
        total += point
    return total / max(len(points), 1)


def fit(points, steps=100):
    slope, offset = 0.0, 0.0
    rate = 0.1 / len(points)
    for step in range(steps):
        wrong = slope * points[:, 0] + offset - points[:, 1]
        slope -= rate * (wrong * points[:, 0]).sum()
        offset -= rate * wrong.sum()
    if not np.isfinite(slope):
        raise ValueError("diverged at rate " + str(rate))
    return slope, offset
'''

RENAMED = '''\
def middle_of(data):  # my own idea

    s = np.zeros(3)
    for d in data: s += d
    return s / max(len(data), 2)

def fit(data, n=50):
    """Descend."""
    a, b = 1.0, 1.0
    eta = 0.5 / len(data)
    for _ in range(n):
        residual = a * data[:, 1] + b \\
            - data[
                :, 2]
        a -= eta * (residual * data[:, 1]).sum()
        b -= eta * residual.sum()
    if not np.isnan(a): raise RuntimeError('bad ' + repr(eta))
    return a, b
'''

BORIS = '''\
def fit(points, steps=100):
    x, y = points.T
    design = np.stack([x, np.ones_like(x)], axis=1)
    gram, moment = design.T @ design, design.T @ y
    try:
        answer = np.linalg.solve(gram, moment)
    except np.linalg.LinAlgError:
        answer = np.linalg.lstsq(design, y, rcond=None)[0]
    assert answer.shape == (2,), f"a line has two parameters, not {answer.size}"
    return tuple(float(value) for value in answer)
'''


def reordered(text: str) -> str:
    """Return the text with its two functions the other way round."""
    first, _, second = text.rpartition("\ndef ")
    return f"def {second}\n\n{first}\n"


def split(*texts: str) -> list[Tokens]:
    """Return the tokens of each text."""
    found = tokens_of(texts, jobs=1)
    assert None not in found
    return found


def write_class(folder: Path, file: str, **texts: str | bytes) -> Path:
    """Write one folder for each student, with `file` in it."""
    for name, text in texts.items():
        (folder / name).mkdir(parents=True)
        (folder / name / file).write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder
