"""How many threads a worker's libraries use for one sum: told to them by the environment, before they are imported."""

from __future__ import annotations


def thread_settings(threads: int) -> dict[str, str]:
    """Return the environment variables that the BLAS libraries and torch heed.

    One is the rule: two threads on busy cores were many times slower than one, and sums differ in their last digits.
    """
    return dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), str(threads))
