"""What an export gives, and how one is named."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True)
class Exported:
    """The text of one file, and what the operator should know of it: scores that are open, students left out.

    Write `text` as UTF-8 without changing its line ends (newline="" in `open`).  Notes are clean single lines.
    """

    text: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Exporter:
    """One format: its name, what it takes, the usual name of its file, the function that makes it.

    `options` are the keyword arguments that the function takes beside the class or the submission; `environment` tells
    which environment variables hold those that a service sets.
    """

    name: str
    takes: Literal["class", "submission"]  # the function's argument: an Overview, or a Report
    file: str
    export: Callable[..., Exported]
    options: tuple[str, ...] = ()
    environment: Mapping[str, str] = field(default_factory=dict)  # option -> variable
