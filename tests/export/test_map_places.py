"""Every number of the map stands at its country, however many there are and however close."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from math import hypot
from typing import Any

import pytest

from euroapp.draft import Draft
from euroapp.export.compliance.due.drawn.atlas import centres
from euroapp.export.compliance.printed import Printed
from euroapp.export.compliance.whole import held
from euroapp.export.pdf.document import build
from euroapp.export.pdf.figures import land
from euroapp.export.pdf.figures import map as map_figure
from euroapp.export.pdf.figures.map import MapBlock
from euroapp.outline.drawings import Place
from tests.builders import call_of
from tests.export.test_beside_figures import draft, printed

COUNTS = (6, 41, 60, 120, 130, 300)
"""Few, more than forty, without names, and so many that each country has a number alone."""
Places = Sequence[Place]


@cache
def crowded(count: int) -> Draft:
    """Participants from all countries of the map, each country another number of times."""
    first, codes = draft().partners[0], sorted(centres())
    people = tuple(
        first.replace(id=f"x{at}", short_name=f"HUB{at}", country=codes[at * at * 3 % len(codes)])
        for at in range(count)
    )
    return Draft(call=draft().call, partners=people)


def wrong(count: int) -> bool:
    """Tell whether something is wrong on the map of so many."""
    return wrong_on_map(crowded(count))


@cache
def right_is_wrong(count: int) -> bool:
    """Tell whether something is wrong on the map of so many as the program draws it."""
    return wrong(count)


def wrong_on_map(of: Draft) -> bool:
    document = build(printed(of))
    read = Printed.of(document.data)
    try:
        told = held(read, document.pages, of, call_of(of), working=False)
    finally:
        read.close()
    return any(not one.difference.none for one in told if "Where the participants" in one.atom.name)


def neighbours(places: Places) -> tuple[str, str]:
    """Two countries, as near to each other as possible, with another number of participants each."""
    counts = Counter(one.country for one in places)

    def far(pair: tuple[str, str]) -> float:
        (x, y), (other, lower) = centres()[pair[0]], centres()[pair[1]]
        return abs(x - other) + abs(y - lower)

    # Of few participants each country may have one.
    pairs = [(one, other) for one in counts for other in counts if one < other]
    unlike = [pair for pair in pairs if counts[pair[0]] != counts[pair[1]]]
    return min(unlike or pairs, key=far)


def exchanged(places: Places) -> list[Place]:
    """All participants of two neighbouring countries in the other country."""
    one, other = neighbours(places)
    swapped = {one: other, other: one}
    return [replace(place, country=swapped.get(place.country, place.country)) for place in places]


def moved(places: Places) -> list[Place]:
    """A participant in the neighbouring country."""
    one, other = neighbours(places)
    at = next(at for at, place in enumerate(places) if place.country == one)
    return [*places[:at], replace(places[at], country=other), *places[at + 1 :]]


@pytest.mark.parametrize("step", [1, 2])
def test_right_maps_of_every_country_raise_no_alarm(step: int) -> None:
    first, codes = draft().partners[0], sorted(centres())[::step]
    people = tuple(first.replace(id=f"x{at}", country=code) for at, code in enumerate(codes))
    assert not wrong_on_map(Draft(call=draft().call, partners=people))


@pytest.mark.parametrize("how", [exchanged, moved])
@pytest.mark.parametrize("count", COUNTS)
def test_a_number_at_a_neighbouring_country_is_noticed(
    monkeypatch: pytest.MonkeyPatch, count: int, how: Callable[[Places], list[Place]]
) -> None:
    drawn = MapBlock._draw_signs

    def elsewhere(block: MapBlock, *given: Any) -> None:
        drawn(replace(block, places=how(block.places)), *given)

    assert not right_is_wrong(count)
    monkeypatch.setattr(MapBlock, "_draw_signs", elsewhere)
    assert wrong(count)


def test_a_line_from_a_country_to_its_signs_that_is_lost_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(map_figure, "stroke", lambda *_given: None)
    assert wrong(120)


def test_lines_that_lead_to_other_signs_are_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    stroke, last = map_figure.stroke, [(0.0, 0.0)]

    def crossed(pen: Any, x: float, y: float, right: float, bottom: float, *rest: Any) -> None:
        stroke(pen, x, y, *last[0], *rest)
        last[0] = (right, bottom)

    monkeypatch.setattr(map_figure, "stroke", crossed)
    assert wrong(120)


def test_a_role_is_held_on_a_crowded_map_too(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn, first = map_figure.draw_sign, crowded(60).partners[0].role
    other = next(role for role in map_figure.LOOKS if role is not first)
    monkeypatch.setattr(
        map_figure,
        "draw_sign",
        lambda pen, x, y, radius, role, number: drawn(
            pen, x, y, radius, other if number == "50" else role, number
        ),
    )
    assert wrong(60)


@pytest.mark.parametrize("name", ["HOME", "ELIGIBLE"])
@pytest.mark.parametrize("place", [map_figure, land], ids=["in the legend", "on the map"])
@pytest.mark.parametrize("count", [6, 300])
def test_a_colour_of_countries_that_the_legend_does_not_explain_is_noticed(
    monkeypatch: pytest.MonkeyPatch, count: int, place: Any, name: str
) -> None:
    other = land.OTHER if name == "HOME" else land.HOME
    monkeypatch.setattr(place, name, other)
    assert wrong(count)


@pytest.mark.parametrize("count", [30, 60, 90, 120, 300])
@pytest.mark.parametrize("countries", [8, 27])
def test_no_sign_covers_another(monkeypatch: pytest.MonkeyPatch, count: int, countries: int) -> None:
    """Where the numbers of all participants have no room, each country carries how many it has."""
    boxes: list[list[tuple[float, float, float]]] = []
    drawn, signs = map_figure.draw_sign, MapBlock._draw_signs

    def of_one_map(block: MapBlock, *given: Any) -> None:
        boxes.append([])
        signs(block, *given)

    def noted(pen: Any, x: float, y: float, radius: float, *rest: Any) -> None:
        if boxes:
            boxes[-1].append((x, y, radius))
        drawn(pen, x, y, radius, *rest)

    first, codes = draft().partners[0], ["DE", "FR", "ES", "IT", "PL", "NL", "BE", "AT", *sorted(centres())]
    people = tuple(
        first.replace(id=f"x{at}", short_name=f"HUB{at}", country=codes[at * 7 % countries])
        for at in range(count)
    )
    monkeypatch.setattr(MapBlock, "_draw_signs", of_one_map)
    monkeypatch.setattr(map_figure, "draw_sign", noted)
    build(printed(Draft(call=draft().call, partners=people)))
    (placed, *_more) = boxes
    around = [(x, y, radius) for x, y, radius in placed if radius > 5]
    assert len(around) >= 8
    for at, (x, y, radius) in enumerate(around):
        assert all(hypot(x - a, y - b) >= radius + r for a, b, r in around[at + 1 :])
