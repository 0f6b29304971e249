"""What the figures of a proposal show, in words, for those who have it read out to them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from euroapp.figures.timetable import Bar as Span
from euroapp.language import Language, say, together
from euroapp.outline.drawings import (
    Bars,
    Chain,
    Drawing,
    Lane,
    Organisation,
    PartnerMap,
    RiskMatrix,
    Rollout,
    ShareBar,
)
from euroapp.wording.labels import label
from euroapp.wording.numbers import cut_percent, money

_MOST = 40
"""Things that are named one by one: who has a figure read out must be able to follow."""


def described(item: Drawing, language: Language) -> str:
    """Return what a figure shows, without its caption and note, which are read out beside it."""
    lines: list[str]
    match item:
        case Bars():
            lines = [_bar(one.label, money(one.amount), one.share) for one in item.bars]
        case ShareBar():
            lines = _share(item)
        case Rollout():
            lines = [_lane(one) for one in item.lanes]
            lines += [
                say(
                    "Months {first} to {last}: {paid} EUR paid, {share} so far.",
                    first=one.first, last=one.last, paid=money(one.paid), share=cut_percent(one.share),
                )
                for one in item.periods
            ]  # fmt: skip
        case RiskMatrix():
            lines = [
                say(
                    "Likelihood {likelihood}, impact {impact}: {risks}.",
                    likelihood=label(likelihood), impact=label(impact), risks=", ".join(risks),
                )
                for (likelihood, impact), risks in item.cells.items()
                if risks
            ]  # fmt: skip
        case Organisation():
            lines = [
                say("{group}: {members}.", group=one.title, members=", ".join(m.label for m in one.members))
                for one in item.groups
            ]
        case Chain():
            lines = _chain(item)
        case PartnerMap():
            lines = [
                say("{number} {name}, {country}.", number=one.number, name=one.name, country=one.country_name)
                for one in item.places
            ]
    return _joined(lines, language)


def described_timetable(months: int, rows: Sequence[Span], language: Language) -> str:
    """Return which months the packages of a timetable take, and how much lies in each.

    The months of every task and deliverable stand in the tables of the packages, and are not told twice.
    """
    lines = [say("Timetable of {months} months.", months=months)]
    packages = [place for place, row in enumerate(rows) if row.package]
    for place, after in pairwise((*packages, len(rows))):
        row, below = rows[place], rows[place + 1 : after]
        if row.start is not None and row.end is not None:
            words = {"name": f"{row.number} {row.name}".strip(), "first": row.start, "last": row.end}
            lines.append(say("{name}: months {first} to {last}.", **words))
        due = [f"{mark.label} M{mark.month}" for one in (row, *below) for mark in one.marks]
        if due:
            lines.append(say("Due in {name}: {due}.", name=row.number or row.name, due=", ".join(due)))
    return _joined(lines, language)


def _joined(lines: Sequence[str], language: Language) -> str:
    said = [language.put(line) for line in lines[:_MOST]]
    if len(lines) > _MOST:
        said.append(language.put(say("And {count} more; the tables name all.", count=len(lines) - _MOST)))
    return " ".join(said)


def _bar(name: str, amount: str, share: str) -> str:
    return say("{name}: {amount} EUR, {share}.", name=name, amount=amount, share=share)


def _share(item: ShareBar) -> list[str]:
    share = item.share
    lines: list[str] = [
        say(
            "{support} EUR of the grant of {grant} EUR go to SMEs: {share}.",
            support=money(share.support), grant=money(share.grant), share=cut_percent(share.share),
        )
    ]  # fmt: skip
    if share.required is not None:
        lines.append(say("The call asks for {required}.", required=cut_percent(share.required)))
    return lines


def _lane(lane: Lane) -> str:
    calls = [
        say("call in months {first} to {last}", first=one.opening, last=one.closing)
        for one in lane.rounds
        if one.opening is not None and one.closing is not None
    ]
    head = say("{scheme}: {smes} SMEs, {amount} EUR", scheme=lane.label, smes=lane.smes, amount=lane.amount)
    return say("{sentence}.", sentence=together((head, *calls), "; "))


def _chain(item: Chain) -> list[str]:
    lines: list[str] = []
    for place, ties in enumerate(item.ties):
        names = {one.id: one.number for one in item.columns[place + 1]}
        for one in item.columns[place]:
            led = [number for other, number in names.items() if (one.id, other) in ties]
            if led:
                lines.append(say("{number} leads to {others}.", number=one.number, others=", ".join(led)))
    return lines
