"""Numbers out of what a student kept, or an error that helps.

In: dicts, lists, NumPy arrays, tensors of any library that turns into arrays.  Out: float64 arrays.
Raises ValueError that names the entry, what was wanted, and what came.  Values that are not finite are let through: a
loss that diverged is worth seeing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np

_NUMERIC = "biuf"            # kinds of dtypes: truth values, whole numbers, floats


def numbers(value: Any, name: str) -> np.ndarray:
    """Return `value` as an array of float64, whatever its shape; raises ValueError when it holds no real numbers."""
    try:
        array = np.asarray([_plain(part) for part in value] if isinstance(value, (list, tuple)) else _plain(value))
    except (TypeError, ValueError, RuntimeError) as error:
        raise ValueError(f"{name} cannot be read as an array of numbers: {error}") from None
    if array.dtype.kind not in _NUMERIC:
        raise ValueError(f"{name} must hold numbers, not {_kind(value, array)}.")
    return array.astype(np.float64)


def curve(value: Any, name: str) -> np.ndarray:
    """Return a list of numbers as a vector (n,), n >= 1."""
    array = numbers(value, name)
    if array.ndim != 1 or not array.size:
        raise ValueError(f"{name} must be a list of numbers, at least one; it has shape {array.shape}.")
    return array


def entries(results: Any, wanted: Iterable[str], numbers_too: Iterable[str] = ()) -> list[dict[str, Any]]:
    """Return each result with `name`, its curves by name as vectors of one length, and its single numbers as floats.

    `results` is a dict or a list of dicts; entries that nobody wants are left out.  Raises ValueError.
    """
    together = [results] if isinstance(results, Mapping) else results
    if not isinstance(together, (list, tuple)) or not together:
        told = "an empty list" if isinstance(results, (list, tuple)) else type(results).__name__
        raise ValueError(f"results must be a dict, or a list of at least one, not {told}.")
    return [_entry(one, f"results[{place}]", tuple(wanted), tuple(numbers_too))
            for place, one in enumerate(together)]


def same_length(curves: Mapping[str, np.ndarray], where: str) -> None:
    """Raise ValueError unless all curves are as long as the first: they are recorded at the same steps."""
    first, *others = curves
    for other in others:
        if len(curves[other]) != len(curves[first]):
            raise ValueError(f"{where}: {other!r} holds {len(curves[other])} values and {first!r} "
                             f"{len(curves[first])}; record them at the same steps.")


def pick(held: Mapping[str, Any], names: tuple[str, ...], where: str) -> Any:
    """Return the entry that has one of `names`; raises ValueError that says which ones there are."""
    for name in names:
        if name in held:
            return held[name]
    there = ", ".join(repr(name) for name in held) or "nothing"
    raise ValueError(f"{where} has no {' or '.join(map(repr, names))}; it has {there}.")


def _entry(one: Any, where: str, wanted: tuple[str, ...], numbers_too: tuple[str, ...]) -> dict[str, Any]:
    if not isinstance(one, Mapping):
        raise ValueError(f"{where} must be a dict, not {type(one).__name__}.")
    name = str(pick(one, ("name",), where))
    where = f"{where} ({name})"
    curves = {key: curve(pick(one, (key,), where), f"{where}: {key!r}") for key in wanted}
    single = {key: _number(pick(one, (key,), where), f"{where}: {key!r}") for key in numbers_too}
    return {"name": name, "where": where, **curves, **single}


def _plain(value: Any) -> Any:
    """Return a tensor, which may have a gradient or be on a GPU, as an array, and anything else as it is."""
    return np.asarray(value.detach().cpu()) if hasattr(value, "detach") else value


def _number(value: Any, name: str) -> float:
    array = numbers(value, name)
    if array.size != 1:
        raise ValueError(f"{name} must be one number; it has shape {array.shape}.")
    return float(array.item())


def _kind(value: Any, array: np.ndarray) -> str:
    return type(value).__name__ if array.dtype.kind == "O" and array.ndim == 0 else f"values of type {array.dtype}"
