"""Which figures the outline holds, and where."""

from __future__ import annotations

from euroapp.draft import Draft
from euroapp.outline.drawings import (
    Bars,
    Chain,
    Drawing,
    Organisation,
    PartnerMap,
    RiskMatrix,
    Rollout,
    ShareBar,
)
from euroapp.outline.elements import Heading, Outline
from euroapp.outline.proposal import outline
from tests.builders import a_call, a_draft, a_partner, an_example, call_of, figures_of


def made(draft: Draft) -> Outline:
    return outline(draft, call_of(draft), figures_of(draft))


def drawings(draft: Draft) -> list[tuple[str, Drawing]]:
    """The figures with the number or title of the heading above them."""
    found, above = [], ""
    for chapter in made(draft).chapters:
        for element in chapter.elements:
            if isinstance(element, Heading) and element.level < 4:
                above = element.number or element.text
            elif isinstance(element, Drawing):
                found.append((above, element))
    return found


def test_figures_stand_in_the_sections_that_they_belong_to() -> None:
    assert [(above, type(element)) for above, element in drawings(an_example())] == [
        ("1.2", Chain),
        ("2.2", Organisation),
        ("2.2", PartnerMap),
        ("Budget", Bars),
        ("Budget", Bars),
        ("2.7", RiskMatrix),
        ("Financial support to third parties", ShareBar),
        ("Financial support to third parties", Rollout),
    ]


def test_every_figure_has_a_caption() -> None:
    assert all(element.caption.strip() for _, element in drawings(an_example()))


def test_an_empty_draft_has_no_figures() -> None:
    assert drawings(Draft()) == []
    assert drawings(a_draft(partners=(a_partner("p1", country="ES"),))) == []


def test_two_participants_make_a_chart_and_with_countries_a_map() -> None:
    without = drawings(a_draft())
    assert [type(element) for _, element in without] == [Organisation]
    people = (a_partner("p1", country="ES"), a_partner("p2", country="FI"))
    assert [type(element) for _, element in drawings(a_draft(partners=people))] == [Organisation, PartnerMap]


def test_the_map_knows_which_countries_the_call_names_as_eligible() -> None:
    found = next(element for _, element in drawings(an_example()) if isinstance(element, PartnerMap))
    assert {"ES", "MT"} <= found.eligible <= {row.key for row in a_call().pack.countries}
    assert "TR" not in found.eligible


def test_indicators_stand_below_each_other_by_objective() -> None:
    found = next(element for _, element in drawings(an_example()) if isinstance(element, Chain))
    measured = {below: above for above, below in found.ties[0]}
    order = [measured[node.id] for node in found.columns[1]]
    assert order == sorted(order)
