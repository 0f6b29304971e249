"""What a finding says."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Wording:
    """The sentence of a finding and, where there is one, its cure."""

    sentence: str
    cure: str = ""
