"""A call as the program works with it: pack and form together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Protocol

from euroapp.calls.facts import Facts
from euroapp.calls.form import Form
from euroapp.calls.pack import Guidance, Pack
from euroapp.values import FieldPath, split


class Override(Protocol):
    """An own value for a fact, as a draft holds it."""

    @property
    def id(self) -> str: ...
    @property
    def value(self) -> str: ...
    @property
    def reason(self) -> str: ...


@dataclass(frozen=True)
class Call:
    """The pack, its form, and the facts in force for one draft."""

    pack: Pack
    form: Form
    facts: Facts

    @classmethod
    def of(cls, pack: Pack, form: Form) -> Call:
        """Return the call as the pack states it."""
        return cls(pack, form, pack.facts)

    def with_overrides(self, overrides: Iterable[Override]) -> Call:
        """Return the call with the user's own values in force; unreadable ones are left out."""
        facts = self.pack.facts
        for override in overrides:
            try:
                facts = facts.overridden(override.id, override.value, override.reason)
            except ValueError:
                continue
        return replace(self, facts=facts)

    def guidance(self, path: FieldPath) -> Guidance | None:
        """Return the guidance on a field, by its path with rows written as ids or `*`."""
        segments = split(path)
        for pattern, guidance in self.pack.guidance.items():
            wanted = split(pattern)
            if len(wanted) == len(segments) and all(
                a in ("*", b) for a, b in zip(wanted, segments, strict=True)
            ):
                return guidance
        return None
