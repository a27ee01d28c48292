"""Plain values in two files: the numbers in NAME.npz, and in NAME.json what they are part of.

In: a plain value (a number, text, None, list, tuple, dict, array or tensor of numbers, inside each other).
Out: the bytes of both files, the same for the same value, and back.  Reading runs nothing: no pickle, no eval.
"""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import numpy as np

from grader.compare.values import is_tensor

_KINDS = "biufc"            # of numbers: bool, whole, float, complex
_WHEN = (1980, 1, 1, 0, 0, 0)


def to_files(value: Any) -> tuple[bytes, bytes]:
    """Return `value` as the bytes of an .npz and of its .json; raises TypeError for what is no plain value."""
    arrays: dict[str, np.ndarray] = {}
    text = json.dumps(_written(value, arrays), separators=(",", ":"), ensure_ascii=False)
    return _npz(arrays), text.encode() + b"\n"


def from_files(path: Path) -> Any:
    """Return the value in `path`, named without suffix, and its arrays anew; raises OSError and ValueError."""
    with np.load(path.with_suffix(".npz"), allow_pickle=False) as arrays:
        return read(json.loads(path.with_suffix(".json").read_text(encoding="utf-8")), dict(arrays))


def read(written: Any, arrays: dict[str, np.ndarray]) -> Any:
    """Return the value that the JSON `written` tells, a copy of each array of it; raises ValueError."""
    if type(written) is list:
        return [read(item, arrays) for item in written]
    if type(written) is not dict:
        return written
    (tag, content), = written.items()
    if tag == "tuple":
        return tuple(read(item, arrays) for item in content)
    if tag == "dict":
        return {read(key, arrays): read(item, arrays) for key, item in content}
    if tag == "bytes":
        return bytes.fromhex(content)
    if tag == "tensor":
        import torch  # only where the value was one, so torch is there

        return torch.from_numpy(arrays[content].copy())
    if tag not in ("array", "number"):
        raise ValueError(f"there is no kind of value called {tag!r}")
    return arrays[content].copy() if tag == "array" else arrays[content][()]


def _written(value: Any, arrays: dict[str, np.ndarray]) -> Any:
    kind = type(value)
    if value is None or kind in (bool, int, float, str):
        return value
    if kind is bytes:
        return {"bytes": value.hex()}
    if kind is list:
        return [_written(item, arrays) for item in value]
    if kind is tuple:
        return {"tuple": [_written(item, arrays) for item in value]}
    if kind is dict:
        return {"dict": [[_written(key, arrays), _written(item, arrays)] for key, item in value.items()]}
    if is_tensor(value):
        return {"tensor": _kept(value.detach().numpy(), arrays)}
    if isinstance(value, (np.ndarray, np.generic)) and value.dtype.kind in _KINDS:
        return {"array" if kind is np.ndarray else "number": _kept(np.asarray(value), arrays)}
    raise TypeError(f"an object of type {kind.__name__}; numbers, texts, arrays and tensors of numbers, lists, tuples "
                    "and dicts of these can be kept")


def _kept(array: np.ndarray, arrays: dict[str, np.ndarray]) -> str:
    """Return the name of `array`, the same for equal ones."""
    array = np.asarray(array, order="C")
    digest = hashlib.sha256(f"{array.dtype.str}{array.shape}".encode() + array.tobytes()).hexdigest()[:16]
    arrays[digest] = array
    return digest


def _npz(arrays: dict[str, np.ndarray]) -> bytes:
    # numpy.savez writes the time of day into the archive.
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, array in sorted(arrays.items()):
            body = io.BytesIO()
            np.lib.format.write_array(body, array, allow_pickle=False)
            entry = zipfile.ZipInfo(f"{name}.npy", _WHEN)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 3
            archive.writestr(entry, body.getvalue())
    return buffer.getvalue()
