"""Escapes that bring pickles, which are programs for whoever loads them.

Makers like those in makers.py, and in the same list.  A pickle of ours leaves a mark in the process that loads it,
GRADER_ESCAPED in its environment: in our own it must never be.
"""

from __future__ import annotations

import pickle
import struct
import zipfile
from pathlib import Path

from tests.escapes.makers import WRONG, maker


@maker("startup")
def pickles_beside(folder: Path) -> Path:
    """Brings data files that are pickles, under every name and in every container that a careless reader would load.

    Assignment: backprop
    Score: 0
    Expect: failed, missing
    """
    trap = pickle.dumps(_Trap())
    array = _object_array(trap)
    (folder / "backprop.py").write_bytes(WRONG)
    for name in ("expected.npy", "forward.npy"):
        (folder / name).write_bytes(array)
    for name in ("expected.pkl", "result.pickle", "report.pkl", "digits.joblib", "cache.dat", "backprop.pt"):
        (folder / name).write_bytes(trap)
    for name, inside in (("expected.npz", {"arr_0.npy": array}), ("weights.pt", _torch_file(trap))):
        with zipfile.ZipFile(folder / name, "w") as packed:
            for path, data in inside.items():
                packed.writestr(path, data)
    return folder


@maker("startup")
def result_files_that_are_programs(folder: Path) -> Path:
    """Brings result files that are pickles: they mark the process that opens them, end it, hang, or take its memory.

    Assignment: architectures
    Score: 0
    Expect: failed, missing, crashed, over_limit
    """
    (folder / "architectures.py").write_bytes(b"def build(name, activation='relu'):\n    return None\n")
    programs = (_Trap(), _Program("__import__('os').system('echo REACHED; touch /tmp/reached')"),
                _Program("__import__('os')._exit(0)"), _Program("[0 for _ in iter(int, 1)]"),
                _Program("[bytearray(2 ** 26) for _ in range(100)]"))
    for net, program in zip(("mlp_1", "mlp_2", "cnn_3", "cnn_4", "cnn_5"), programs):
        for part in ("part3", "part4", "part5"):
            (folder / f"{part}_{net}.pkl").write_bytes(pickle.dumps(program))
    return folder


def _object_array(trap: bytes) -> bytes:
    """Return what numpy.save would write for an array of objects whose pickle is `trap`."""
    header = b"{'descr': '|O', 'fortran_order': False, 'shape': (1,), }".ljust(117) + b"\n"
    return b"\x93NUMPY\1\0" + struct.pack("<H", len(header)) + header + trap


def _torch_file(trap: bytes) -> dict[str, bytes]:
    """Return what torch.save would pack for an object whose pickle is `trap`."""
    return {"weights/data.pkl": trap, "weights/version": b"3\n", "weights/byteorder": b"little"}


class _Program:
    """Is evaluated by whoever loads its pickle."""

    def __init__(self, expression: str) -> None:
        self._expression = expression

    def __reduce__(self) -> tuple:
        return eval, (self._expression,)


class _Trap:
    """Pickled, it is a call: whoever loads it sets GRADER_ESCAPED in its own process."""

    def __reduce__(self) -> tuple:
        return exec, ("import os; os.environ['GRADER_ESCAPED'] = 'a pickle'",)
