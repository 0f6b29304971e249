"""What a figure draws is bounded: what stands before and behind it is only what must stand there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from euroapp.calls.library import call_ids, load_call
from euroapp.draft import Draft
from euroapp.draft.consortium import Role
from euroapp.export.compliance.due.drawn.atlas import centres, where
from euroapp.export.compliance.due.names import Known
from euroapp.export.compliance.printed import Printed
from euroapp.export.compliance.whole import held
from euroapp.export.pdf.document import build
from euroapp.export.pdf.figures import map as map_figure
from euroapp.export.pdf.pen import Pen
from euroapp.export.pdf.typeset import Tags
from euroapp.export.verdict import Verdict
from euroapp.language import ENGLISH, PSEUDO, Language
from euroapp.outline.drawings import Bars, Chain, Figure, Organisation, PartnerMap, Rollout, ShareBar
from euroapp.outline.elements import Column, Gantt, Outline, Paragraph, Row, Table
from euroapp.outline.proposal import outline
from euroapp.outline.tags import tagged
from tests.builders import NEW, call_of, figures_of
from tests.export.reading import read_back
from tests.proposals import proposal_for

Change = Callable[[tuple[Any, ...], int], tuple[Any, ...]]
"""Takes the elements of a chapter and the place of a figure among them."""
ALL = 9
"""Figures of the draft, one of each kind and two of bars."""
COLUMNS = (Column("Added head"), Column("Other head"))
ADDED: dict[str, Any] = {
    "a paragraph": Paragraph("An added sentence.", ""),
    "a letter": Paragraph("x", ""),
    "a list": Paragraph("- an added item\n- and one more", ""),
    "a table": Table("An added table", COLUMNS, (Row(("cell", "other"), ""),)),
    "a table without caption": Table("", COLUMNS, (Row(("cell", "other"), ""),)),
}


@cache
def draft() -> Draft:
    return proposal_for(load_call(NEW))


def printed(of: Draft) -> Outline:
    return outline(of, call_of(of), figures_of(of))


def changed(change: Change) -> Outline:
    """The outline of the draft with each of its figures, from the last one on, changed."""

    def made(elements: tuple[Any, ...]) -> tuple[Any, ...]:
        for place in reversed(range(len(elements))):
            if isinstance(elements[place], Figure | Gantt):
                elements = change(elements, place)
        return elements

    whole = printed(draft())
    chapters = tuple(replace(one, elements=made(one.elements)) for one in whole.chapters)
    return replace(whole, chapters=chapters)


def faults(of: Outline) -> list[str]:
    """Names of what differs in a print."""
    document = build(of)
    read = Printed.of(document.data)
    try:
        found = held(read, document.pages, draft(), call_of(draft()), working=False)
        return [one.atom.name for one in found if not one.difference.none]
    finally:
        read.close()


def test_the_draft_has_every_figure_and_raises_no_alarm() -> None:
    whole = printed(draft())
    drawn = [one for chapter in whole.chapters for one in chapter.elements if isinstance(one, Figure | Gantt)]
    assert len(drawn) == ALL
    assert len({type(one) for one in drawn}) == ALL - 1
    assert faults(whole) == []


@pytest.mark.parametrize("what", ADDED)
@pytest.mark.parametrize("where", ["before", "behind"])
def test_what_is_added_beside_a_figure_is_noticed_at_every_figure(where: str, what: str) -> None:
    step = 0 if where == "before" else 1
    found = faults(changed(lambda all_, at: (*all_[: at + step], ADDED[what], *all_[at + step :])))
    assert len(found) >= ALL


def test_what_stands_before_a_figure_twice_is_noticed_at_every_figure() -> None:
    assert len(faults(changed(lambda all_, at: (*all_[:at], *all_[at - 1 :])))) >= ALL


def test_a_figure_that_is_drawn_twice_is_noticed_each_time() -> None:
    assert len(faults(changed(lambda all_, at: (*all_[: at + 1], *all_[at:])))) >= ALL


def test_what_must_stand_before_a_figure_and_stands_behind_it_is_noticed() -> None:
    """Two figures of bars follow each other, so that one place is changed twice."""
    swapped = changed(lambda all_, at: (*all_[: at - 1], all_[at], all_[at - 1], *all_[at + 1 :]))
    assert len(faults(swapped)) >= ALL - 1


def test_a_figure_whose_end_the_file_does_not_tell_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    end = Pen.end
    monkeypatch.setattr(
        Pen, "end", lambda pen, path, at: end(pen, path, at) if "figure" not in path else None
    )
    assert len(faults(printed(draft()))) >= ALL


@pytest.mark.parametrize("call", call_ids())
@pytest.mark.parametrize(("tags", "language"), [(Tags.NONE, PSEUDO), (Tags.PRINTED, ENGLISH)])
def test_a_right_print_for_any_call_raises_no_alarm(call: str, tags: Tags, language: Language) -> None:
    of = proposal_for(load_call(call))
    found = read_back(tagged(printed(of)) if tags is Tags.PRINTED else printed(of), of, tags, language)
    assert {item.verdict for item in found} == {Verdict.OK}, found


@pytest.mark.parametrize("text", ["Ends so: #§x§#", "#§x§#", "Then\n\n#§PRJ-OBJ-PO§#", "#@x@#\n#§x§##§y§#"])
@pytest.mark.parametrize("tags", [Tags.NONE, Tags.PRINTED])
def test_a_text_that_ends_like_a_tag_of_the_form_raises_no_alarm(text: str, tags: Tags) -> None:
    of = draft().replace(narrative=tuple(row.replace(text=text) for row in draft().narrative))
    of = of.replace(general=of.general.replace(abstract=text))
    found = read_back(tagged(printed(of)) if tags is Tags.PRINTED else printed(of), of, tags)
    assert {item.verdict for item in found} == {Verdict.OK}, found


def without(one: Any) -> Any:
    """A figure that lacks the last of what it shows."""
    if isinstance(one, Organisation):
        last = one.groups[-1]
        return replace(one, groups=(*one.groups[:-1], replace(last, members=last.members[:-1])))
    if isinstance(one, Bars):
        return replace(one, bars=one.bars[:-1])
    if isinstance(one, Rollout):
        return replace(one, lanes=(replace(one.lanes[-1], label="None"),))
    if isinstance(one, ShareBar):
        return replace(one, share=replace(one.share, support=one.share.support + 1))
    if isinstance(one, Gantt):
        return replace(one, timetable=replace(one.timetable, bars=one.timetable.bars[:-1]))
    if isinstance(one, Chain):
        return replace(one, columns=(*one.columns[:-1], one.columns[-1][:-1]))
    if isinstance(one, PartnerMap):
        return replace(one, places=one.places[:-1])
    return replace(one, cells=dict(list(one.cells.items())[:-1]))


def test_a_figure_that_lacks_a_name_or_an_amount_is_noticed() -> None:
    found = faults(changed(lambda all_, at: (*all_[:at], without(all_[at]), *all_[at + 1 :])))
    named = {name for name in found if name.startswith("figure")}
    assert len(named) == ALL, found


ODD = ("A|B HUB", "*bold*", "Figure 1. Odd", "#§x§#", "Wide " + "W" * 60, "Łódź 🙂", "נועה לוי", "a\nb")


@pytest.mark.parametrize("language", [ENGLISH, PSEUDO], ids=["English", "longer words"])
def test_figures_in_parts_and_odd_names_raise_no_alarm(language: Language) -> None:
    first = draft().partners[1]
    people = tuple(
        first.replace(id=f"x{number}", short_name=f"{ODD[number % len(ODD)]} {number}")
        for number in range(60)
    )
    rows = tuple(
        row.replace(id=f"{row.id}-{copy}", name=f"{ODD[copy % len(ODD)]} {row.name}")
        for copy in range(16)
        for row in draft().tasks
    )
    schemes = tuple(
        row.replace(id=f"{row.id}-{copy}", name=ODD[copy % len(ODD)])
        for copy in range(30)
        for row in draft().schemes
    )
    costs = tuple(draft().cost_lines[0].replace(id=f"c{row.id}", participant=row.id) for row in people)
    full = draft().replace(
        partners=(*draft().partners, *people),
        tasks=rows,
        schemes=schemes,
        cost_lines=(*draft().cost_lines, *costs),
    )
    found = read_back(printed(full), full, language=language)
    assert Verdict.FAIL not in {item.verdict for item in found}, found


def in_other_countries(one: Any) -> Any:
    """The map with the signs of all participants in the country of another one, the names as they are."""
    if not isinstance(one, PartnerMap):
        return one
    countries = [place.country for place in one.places]
    east = sorted(countries, key=lambda code: centres().get(code, (0.0, 0.0)))
    back = dict(zip(east, reversed(east), strict=True))
    return replace(one, places=tuple(replace(place, country=back[place.country]) for place in one.places))


def test_numbers_in_another_part_of_the_map_are_noticed() -> None:
    found = faults(changed(lambda all_, at: (*all_[:at], in_other_countries(all_[at]), *all_[at + 1 :])))
    assert [name for name in found if "Where the participants" in name], found


@pytest.mark.parametrize("count", [12, 40, 60, 76, 120, 121, 134, 300])
def test_a_crowded_map_raises_no_alarm(count: int) -> None:
    first, codes = draft().partners[0], sorted(centres())
    people = tuple(
        first.replace(id=f"x{number}", short_name=f"HUB{number}", country=codes[number * 7 % len(codes) // 3])
        for number in range(count)
    )
    crowded = Draft(call=draft().call, partners=people)
    drawn = list(where(Known(crowded, call_of(crowded), figures_of(crowded))))
    assert len(drawn[0].homes) == count
    assert count <= 25 or len(drawn[-1].homes) == len({one.country for one in people})
    document = build(printed(crowded))
    read = Printed.of(document.data)
    try:
        told = held(read, document.pages, crowded, call_of(crowded), working=False)
    finally:
        read.close()
    assert [one.atom.name for one in told if not one.difference.none and "Where the" in one.atom.name] == []


def test_a_word_of_the_legend_beside_another_sign_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = map_figure.draw_sign

    def other(pen: Pen, x: float, y: float, radius: float, role: Role, number: str) -> None:
        exchanged = {Role.COORDINATOR: Role.BENEFICIARY, Role.BENEFICIARY: Role.COORDINATOR}
        drawn(pen, x, y, radius, role if number else exchanged.get(role, role), number)

    monkeypatch.setattr(map_figure, "draw_sign", other)
    found = faults(printed(draft()))
    assert len(found) == 1
    assert "Where the participants" in found[0]
