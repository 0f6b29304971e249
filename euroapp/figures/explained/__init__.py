"""How derived figures come about: trees of values, down to what somebody typed and the facts of the call."""

from __future__ import annotations

from euroapp.figures.explained.steps import Basis, How, Step, Unit, comes_to

__all__ = ["Basis", "How", "Step", "Unit", "comes_to"]
