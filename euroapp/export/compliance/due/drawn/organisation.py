"""How the consortium is organised: a card a participant, on a panel for each role."""

from __future__ import annotations

from collections.abc import Iterator

from euroapp.draft.consortium import Participant, Role
from euroapp.export.compliance.due.drawn.labels import (
    WIDTH,
    Drawing,
    Label,
    Near,
    Text,
    Where,
    cut,
    told,
    whole,
)
from euroapp.export.compliance.due.names import Known
from euroapp.language import say

_ROOM = (WIDTH - 2 * 6 - 3 * 8) / 4 - 2 * 6
"""Of the text of a card, four of which stand side by side."""
_NAME_LINES, _FACT_LINES = 2, 4
_TITLES = (
    (Role.COORDINATOR, ""),
    (Role.BENEFICIARY, say("Beneficiaries")),
    (Role.AFFILIATED, say("Affiliated entities")),
    (Role.ASSOCIATED, say("Associated partners")),
    (Role.OTHER, say("Other participants")),
)


def organisation(known: Known) -> Drawing:
    """Return the letters of cards and panels; a panel that goes on in the next part has its title again."""
    labels: list[Label] = []
    titles: list[Label] = []
    near: list[Near] = []
    for role, title in _TITLES:
        members = [one for one in known.draft.partners if one.role is role]
        if members and title:
            titles.append(whole(title))
        for one in members:
            name = cut(known.partner(one.id), _ROOM, _NAME_LINES)
            near.append(Near(Where.HEADING, (name, *titles[-1:])) if title else Near(Where.HEADING, (name,)))
            labels.append(name)
            if facts := tuple(Text(words, _ROOM, _FACT_LINES) for words in _facts(known, one)):
                labels.append(Label(facts))
                near.append(Near(Where.NEXT, (labels[-1], name)))
    leads = {one.lead for one in known.draft.work_packages}
    led = any(one.id in leads for one in known.draft.partners)
    note = () if led else told(say("No work package has a lead yet."))
    return Drawing((*labels, *note), some=tuple(titles), near=tuple(near))


def _facts(known: Known, one: Participant) -> Iterator[str]:
    if one.country:
        yield known.choice("countries", one.country)
    if one.role is Role.AFFILIATED and one.linked_to:
        yield say("of {participant}", participant=known.partner(one.linked_to))
    if led := [package.id for package in known.draft.work_packages if package.lead == one.id]:
        yield say("Leads {packages}", packages=known.listed("work_packages", led))
