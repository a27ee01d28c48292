"""What one training may spend: part of the task, as against the sandbox's limits."""

from __future__ import annotations

import msgspec


class Budget(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`steps` are updates, or epochs where the task counts those; `cpu_seconds` is measured from outside."""

    steps: int
    cpu_seconds: float
