"""A call as the program works with it: pack and form together."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from euroapp.calls.facts import Facts, Status
from euroapp.calls.parts import Part, part_of
from euroapp.values import FieldPath, split

if TYPE_CHECKING:
    from collections.abc import Iterable

    from euroapp.calls.form import Form
    from euroapp.calls.pack import Guidance, Pack


class Override(Protocol):
    """An own value for a fact, as a draft holds it."""

    @property
    def id(self) -> str:
        """Return the key of the fact."""

    @property
    def value(self) -> str:
        """Return the value as it was typed."""

    @property
    def reason(self) -> str:
        """Return where the user found it."""


def _with_general_rate(pack: Pack, facts: Facts) -> Pack:
    """Return the pack with the user's funding rate in every category that had the call's general rate."""
    own, stated = facts.rate("general_rate"), pack.facts.rate("general_rate").value
    if own.status is not Status.OWN:
        return pack
    categories = tuple(
        category.model_copy(update={"rate": own}) if category.rate.value == stated else category
        for category in pack.cost_categories
    )
    return pack.model_copy(update={"cost_categories": categories})


@dataclass(frozen=True)
class Call:
    """The pack, its form, and the facts in force for one draft."""

    pack: Pack
    """The pack, with the user's funding rate in its categories."""
    form: Form
    facts: Facts
    stated: Pack
    """The pack as it was read."""

    @classmethod
    def of(cls, pack: Pack, form: Form) -> Call:
        """Return the call as the pack states it."""
        return cls(pack, form, pack.facts, pack)

    def with_overrides(self, overrides: Iterable[Override]) -> Call:
        """Return the call with these own values in force, and no others; unreadable ones are left out."""
        facts = self.stated.facts
        for override in overrides:
            try:
                facts = facts.overridden(override.id, override.value, override.reason)
            except ValueError:
                continue
        return replace(self, pack=_with_general_rate(self.stated, facts), facts=facts)

    def has(self, part: Part | None) -> bool:
        """Tell whether the call has a part of a draft; what is no part at all, every call has."""
        return self.pack.has(part)

    def asks(self, path: FieldPath) -> bool:
        """Tell whether the call has the part of a draft to which a path belongs, and that of its list."""
        return all(self.pack.has(part_of(one)) for one in (path, *split(path)[:1]))

    def guidance(self, path: FieldPath) -> Guidance | None:
        """Return the guidance on a field by its path; of several patterns that fit, the first in the pack."""
        segments = split(path)
        for pattern, guidance in self.pack.guidance.items():
            wanted = split(pattern)
            if len(wanted) == len(segments) and all(
                a in ("*", b) for a, b in zip(wanted, segments, strict=True)
            ):
                return guidance
        return None
