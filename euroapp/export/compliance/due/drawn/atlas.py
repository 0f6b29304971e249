"""Where the participants come from: numbers on a map, names below it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from euroapp.bundle import resource_path
from euroapp.calls.pack import CountryState
from euroapp.draft.consortium import Participant, Role
from euroapp.export.compliance.due.drawn.labels import WIDTH, Drawing, Label, Near, Text, Where, cut, whole
from euroapp.export.compliance.due.names import Known
from euroapp.language import say, together
from euroapp.wording.labels import label

_MOST_SIGNS = 120
"""Participants beyond which the map tells how many each country has."""
_NAMED = 20
"""Participants off the map that are named."""
_SURELY_NAMED, _PERHAPS_NAMED = 75, 135
"""Up to so many participants, names stand below the map; up to so many they may."""
_BESIDE_NUMBER = 14
_BORDERS = say(
    "Signs mark countries, not places in them. "
    "Borders give orientation and express no opinion on the status of a territory."
)
_HOME, _ELIGIBLE = say("Country of a participant"), say("Eligible country")
_OFF_LAND = frozenset({"FO", "MC", "SM"})
"""Countries so small that the map shows no land where their signs stand."""
_ROLES = (Role.COORDINATOR, Role.BENEFICIARY, Role.AFFILIATED, Role.ASSOCIATED, Role.OTHER)


@cache
def centres() -> dict[str, tuple[float, float]]:
    """Return where the countries on the map lie: parts of its width from the left, and from the top."""
    found = json.loads(resource_path("maps", "europe.json").read_text(encoding="utf-8"))
    wide, high = found["width"], found["height"]
    return {
        code: (x / wide, y / wide)
        for code, (x, y) in found["centres"].items()
        if 0 <= x <= wide and 0 <= y <= high
    }


def _shown_countries() -> frozenset[str]:
    """Return the codes of the countries whose signs have a place on the map."""
    return frozenset(centres())


def on_map(known: Known) -> bool:
    """Tell whether a map is drawn: it shows two participants at least."""
    return sum(one.country in _shown_countries() for one in known.draft.partners) > 1


def where(known: Known) -> Iterator[Drawing]:
    """Yield the letters of the map: with names below it, or without them where they are too many."""
    shown = [
        (str(place), one)
        for place, one in enumerate(known.draft.partners, 1)
        if one.country in _shown_countries()
    ]
    counted = len(shown) > _MOST_SIGNS
    signs = [(number, one.country) for number, one in shown]
    if counted:
        signs = [(str(count), code) for code, count in Counter(one.country for _, one in shown).items()]
    legend = tuple(map(whole, _legend(known, shown, counted=counted)))
    numbers = tuple(whole(number) for number, _ in signs)
    homes = tuple((whole(number), centres()[code]) for number, code in signs)
    lands = tuple(_lands(known, frozenset(one.country for _, one in shown)))
    labels = (*numbers, *legend)
    near = tuple(Near(Where.AFTER, pair) for pair in pairwise(legend))
    if not counted:
        near += tuple(
            Near(Where.ALIKE, (whole(label(one.role)), number))
            for number, (_, one) in zip(numbers, shown, strict=True)
        )
    if len(shown) <= _PERHAPS_NAMED:
        named = _with_names(known, shown, labels)
        yield replace(named, near=(*named.near, *near), homes=homes, lands=lands)
    if len(shown) > _SURELY_NAMED:
        told = say("The numbers are those of the list of participants.")
        if counted:
            told = say("The signs hold how many participants a country has.")
        yield Drawing((*labels, _note(known, told)), near=near, homes=homes, lands=lands)


def _with_names(known: Known, shown: Sequence[tuple[str, Participant]], labels: Sequence[Label]) -> Drawing:
    digits = max(len(number) for number, _ in shown) * 5.1
    rows = [
        (whole(number), cut(_named(known, one), WIDTH / 3 - digits - _BESIDE_NUMBER)) for number, one in shown
    ]
    below = tuple(label for row in rows for label in row)
    return Drawing((*labels, *below, _note(known)), near=tuple(Near(Where.ROW, row) for row in rows))


def _named(known: Known, one: Participant) -> str:
    return together((_short(one), known.choice("countries", one.country)), ", ")


def _short(one: Participant) -> str:
    return one.short_name.strip() or say("(no short name)")


def _legend(known: Known, shown: Sequence[tuple[str, Participant]], *, counted: bool) -> Iterator[str]:
    if not counted:
        yield from (label(role) for role in _ROLES if any(one.role is role for _, one in shown))
    yield _HOME
    if _eligible(known):
        yield _ELIGIBLE


def _eligible(known: Known) -> frozenset[str]:
    return frozenset(one.key for one in known.call.pack.countries if one.state is CountryState.ELIGIBLE)


def _lands(known: Known, homes: frozenset[str]) -> Iterator[tuple[Label, tuple[tuple[float, float], ...]]]:
    """Yield the words that explain the colours of countries, with the places of these."""
    eligible = _eligible(known)
    for word, codes in ((_HOME, homes), (_ELIGIBLE, eligible - homes)):
        if word is _HOME or eligible:
            on_land = sorted((codes & _shown_countries()) - _OFF_LAND)
            yield whole(word), tuple(centres()[code] for code in on_land)


def _note(known: Known, told: str = "") -> Label:
    """Return the note, in which the names of participants off the map may be cut."""
    off = [
        (str(place), one)
        for place, one in enumerate(known.draft.partners, 1)
        if one.country not in _shown_countries()
    ]
    countries = [
        known.choice("countries", one.country) if one.country else say("no country given") for _, one in off
    ]
    named = [
        say("{number} {name}, {country}", number=number, name=_short(one), country=country)
        for (number, one), country in zip(off[:_NAMED], countries, strict=False)
    ]
    names, more = together(named, "; "), len(off) - _NAMED
    left = ""
    if more > 0:
        left = say("Not on the map: {names} and {count} more.", names=names, count=more)
    elif off:
        left = say("Not on the map: {names}.", names=names)
    may = [
        name
        for (_, one), country in zip(off[:_NAMED], countries, strict=False)
        for name in (_short(one), country)
    ]
    return Label((Text(together((_BORDERS, left, told), " "), names=tuple(may)),))
