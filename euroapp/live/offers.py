"""Everything a text can show of a draft, in the order in which it is offered to whoever writes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from euroapp.folding import folded
from euroapp.live.catalogue import FIGURES
from euroapp.live.values import LiveValues, Shown
from euroapp.wording import captions

_VALUES: dict[str, tuple[str, ...]] = {
    "indicators": ("baseline", "target", "unit", "name"),
    "schemes": ("third_parties", "amount_max", "amount_min", "total", "implementation_months", "name"),
    "work_packages": ("name", "lead", "start_month", "end_month"),
    "tasks": ("name", "leader", "start_month", "end_month"),
    "deliverables": ("name", "due_month", "lead"),
    "milestones": ("name", "due_month"),
    "events": ("name", "month"),
    "partners": ("legal_name", "country"),
    "specific_objectives": ("title",),
    "subcontracts": ("name", "cost"),
    "risks": (),
}
"""Values of rows that texts speak of, by list; a path of any other value can be written by hand."""

_GENERAL = ("acronym", "title", "duration_months", "start_date", "strand", "ecosystems")


@dataclass(frozen=True)
class Offer:
    """A field that can be put into a text."""

    shown: Shown

    @cached_property
    def _searched(self) -> str:
        one = self.shown
        return folded(f"{one.title} {one.text} {one.name.replace('_', ' ')}")

    def begins(self, words: str) -> bool:
        """Tell whether the title or the name begins with what was typed."""
        said = " ".join(folded(words).split())
        one = self.shown
        return any(folded(text).startswith(said) for text in (one.title, one.name.replace("_", " ")))

    def fits(self, words: str) -> bool:
        """Tell whether every word that was typed begins a word of the title, the value or the name."""
        searched = self._searched
        return all(word in searched for word in folded(words).split())


def offers(values: LiveValues) -> tuple[Offer, ...]:
    """Return all fields that have something to show: figures and dates, rows, values, references."""
    found = (values.shown(name) for name in _names(values))
    return tuple(Offer(one) for one in found if one is not None and one.text)


def fitting(found: Sequence[Offer], words: str, most: int) -> list[Offer]:
    """Return what fits the words that were typed, what begins with them first."""
    some = [one for one in found if one.fits(words)]
    return sorted(some, key=lambda one: not one.begins(words))[:most] if words.strip() else some[:most]


def _names(values: LiveValues) -> Iterator[str]:
    yield from FIGURES
    yield from (f"general/{name}" for name in _GENERAL)
    for collection in _VALUES:
        yield from (f"{collection}/{row.id}" for row in getattr(values.draft, collection))
    for collection, names in _VALUES.items():
        for row in getattr(values.draft, collection):
            yield from (f"{collection}/{row.id}/{name}" for name in names)
    yield from (f"section/{section.id}" for section in values.call.form.sections())
    yield from (f"table/{key}" for key in captions.TABLES)
    yield from (f"figure/{key}" for key in captions.FIGURES)
