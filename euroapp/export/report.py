"""What an export reports."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class ExportReport:
    """Pages, time and size of an exported file, and what was changed to print it."""

    pages: int
    seconds: float
    size: int
    notes: tuple[str, ...] = ()
