"""Rows of a foreign table that the draft has already, or that name twice what there is once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from euroapp.folding import folded
from euroapp.values import FieldPath

_ONLY_ONE = {"partners": ("pic", "vat", "short_name", "legal_name")}
"""Fields by which a row of a foreign table is one that the draft has."""


@dataclass
class Twins:
    """Rows of a file that are probably the same one."""

    text: str = ""
    """What the first two of them both say."""
    rows: list[int] = field(default_factory=list)


class SameRows:
    """The rows of a list as they are looked for; of thousands, each way of looking is prepared once."""

    def __init__(self, path: FieldPath, held: Mapping[str, Sequence[Any]]) -> None:
        """Know the rows of the draft, by the participant in whom the list lies."""
        self._held = held
        self._names = _ONLY_ONE.get(path, ())
        self._alike: dict[tuple[str, tuple[str, ...]], set[tuple[Any, ...]]] = {}
        self._called: dict[str, dict[str, list[Any]]] = {}
        self._met: dict[tuple[str, str], Twins] = {}

    def just_so(self, owner: str, values: Mapping[str, Any]) -> bool:
        """Tell whether the draft has a row with all these values."""
        names = tuple(sorted(values))
        if (owner, names) not in self._alike:
            rows = self._held[owner]
            self._alike[owner, names] = {tuple(getattr(row, name) for name in names) for row in rows}
        return tuple(values[name] for name in names) in self._alike[owner, names]

    def named(self, values: Mapping[str, Any]) -> Any:
        """Return the row of the draft that a row names by what only one has; None for a new one."""
        for name in self._names:
            wanted = _wanted(values, name)
            same = self._by(name).get(wanted, []) if wanted else []
            if len(same) == 1:
                return same[0]
        return None

    def _by(self, name: str) -> dict[str, list[Any]]:
        if name not in self._called:
            found: dict[str, list[Any]] = {}
            for row in self._held[""]:
                found.setdefault(folded(str(getattr(row, name))), []).append(row)
            self._called[name] = found
        return self._called[name]

    def meet(self, row: int, values: Mapping[str, Any]) -> None:
        """Note a row of the file, with the earlier ones that are probably the same."""
        asked = [(name, wanted) for name in self._names if (wanted := _wanted(values, name))]
        shared = next((one for one in asked if one in self._met), None)
        found = self._met[shared] if shared is not None else Twins()
        if shared is not None and len(found.rows) == 1:
            found.text = str(values[shared[0]])
        found.rows.append(row)
        for one in asked:
            self._met.setdefault(one, found)

    def twins(self) -> list[Twins]:
        """Return the rows of the file that are probably the same, in the order of the file."""
        found = {id(one): one for one in self._met.values() if len(one.rows) > 1}
        return sorted(found.values(), key=lambda one: one.rows)


def _wanted(values: Mapping[str, Any], name: str) -> str:
    return folded(str(values.get(name, "")))
