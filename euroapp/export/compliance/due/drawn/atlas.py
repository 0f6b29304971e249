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

_SURELY_ROOMY = 25
"""Up to so many participants all signs have room; of more, each country may carry how many it has."""
_NAMED = 20
"""Participants off the map that are named."""
_PERHAPS_NAMED = 135
"""Up to so many participants, names may stand below the map."""
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
    """Yield the letters of the map: with names below it; without them; with how many each country has."""
    shown = [
        (str(place), one)
        for place, one in enumerate(known.draft.partners, 1)
        if one.country in _shown_countries()
    ]
    homes = frozenset(one.country for _, one in shown)
    roles = [label(role) for role in _ROLES if any(one.role is role for _, one in shown)]
    numbered = _signs(known, [(number, one.country) for number, one in shown], roles, homes)
    alike = (Near(Where.ALIKE, (whole(label(one.role)), whole(number))) for number, one in shown)
    numbered = replace(numbered, near=(*numbered.near, *alike))
    if len(shown) <= _PERHAPS_NAMED:
        yield _with_names(known, shown, numbered)
    if len(shown) > _SURELY_ROOMY:
        yield _told(known, numbered, say("The numbers are those of the list of participants."))
        counts = Counter(one.country for _, one in shown)
        counted = _signs(known, [(str(count), code) for code, count in counts.items()], [], homes)
        yield _told(known, counted, say("The signs hold how many participants a country has."))


def _signs(
    known: Known, signs: Sequence[tuple[str, str]], roles: Sequence[str], homes: frozenset[str]
) -> Drawing:
    """Return the words of signs, each in a country, and of the legend."""
    legend = tuple(map(whole, (*roles, *_legend(known))))
    return Drawing(
        (*(whole(words) for words, _ in signs), *legend),
        near=tuple(Near(Where.AFTER, pair) for pair in pairwise(legend)),
        homes=tuple((whole(words), centres()[code]) for words, code in signs),
        lands=tuple(_lands(known, homes)),
    )


def _told(known: Known, drawing: Drawing, told: str) -> Drawing:
    return replace(drawing, labels=(*drawing.labels, _note(known, told)))


def _with_names(known: Known, shown: Sequence[tuple[str, Participant]], drawing: Drawing) -> Drawing:
    digits = max(len(number) for number, _ in shown) * 5.1
    rows = [
        (whole(number), cut(_named(known, one), WIDTH / 3 - digits - _BESIDE_NUMBER)) for number, one in shown
    ]
    below = tuple(label for row in rows for label in row)
    near = tuple(Near(Where.ROW, row) for row in rows)
    return replace(drawing, labels=(*drawing.labels, *below, _note(known)), near=(*near, *drawing.near))


def _named(known: Known, one: Participant) -> str:
    return together((_short(one), known.choice("countries", one.country)), ", ")


def _short(one: Participant) -> str:
    return one.short_name.strip() or say("(no short name)")


def _legend(known: Known) -> Iterator[str]:
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
