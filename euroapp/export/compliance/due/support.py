"""Financial support to third parties: the schemes and what they are made of."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from euroapp.draft.numbering import NUMBER
from euroapp.draft.sme_support import OpenCall, Scheme
from euroapp.export.compliance.due.drawn.rollout import rollout
from euroapp.export.compliance.due.drawn.share import share_of_support
from euroapp.export.compliance.due.names import Known
from euroapp.export.compliance.due.parts import Figure, Grid, Head, Part, Row, Words, row
from euroapp.export.compliance.due.values import (
    NONE,
    cut_share,
    euro,
    month,
    months,
    number,
    share,
    some,
    span,
)
from euroapp.figures.rollout import rounds
from euroapp.figures.shares import support_share
from euroapp.language import say, say_count, together
from euroapp.wording.labels import label

_CONDITIONS = (
    (say("Who may receive it"), "recipients"),
    (say("Which activities qualify"), "activities"),
    (say("How the amount is set"), "amount_method"),
    (say("Selection"), "selection"),
    (say("Evaluators, conflicts of interest"), "evaluators"),
    (say("Publication"), "publication"),
    (say("Payment plan"), "payment"),
    (say("Double funding, State aid"), "double_funding"),
)


def support(known: Known) -> Iterator[Part]:
    """Yield the overview of the schemes, their share and figures, and each of them."""
    yield Head(3, "", say("Financial support to third parties"))
    if not known.draft.schemes:
        yield Words(say("No scheme is described yet."))
        return
    yield _overview(known)
    yield from _share(known)
    yield from _drawn(known)
    schemes, everywhere = known.draft.schemes, _everywhere(known)
    if everywhere:
        yield Head(4, "", say("Conditions of all schemes"))
        first = schemes[0]
        yield Grid("", (), tuple(row(f"schemes/{first.id}/{n}", t, text) for t, n, text in everywhere))
    told = {name for _, name, _ in everywhere}
    for one in schemes:
        yield Head(4, known.number("schemes", one.id), some(one.name))
        yield Grid("", (), tuple(r for r in _facts(known, one) if r.path.rpartition("/")[2] not in told))


def _everywhere(known: Known) -> list[tuple[str, str, str]]:
    """Return title, name and text of what every one of several schemes says in the same words."""
    first, *others = known.draft.schemes
    found: list[tuple[str, str, str]] = []
    for title, name in _CONDITIONS:
        text = getattr(first, name)
        if others and text.strip() and all(getattr(o, name).strip() == text.strip() for o in others):
            found.append((title, name, text))
    return found


def _overview(known: Known) -> Grid:
    rows = [
        row(
            f"schemes/{one.id}",
            known.number("schemes", one.id),
            some(one.name),
            known.number("work_packages", one.work_package),
            known.choices("objectives", one.objectives),
            _range(one),
            number(one.third_parties),
            euro(one.total),
        )
        for one in known.draft.schemes
    ]
    figures = known.figures.support
    rows.append(row("", say("Total"), "", "", "", "", number(figures.smes), euro(figures.total)))
    heads = (
        NUMBER,
        say("Scheme"),
        say("WP"),
        say("Objectives"),
        say("Per SME, EUR"),
        say("SMEs"),
        say("Total, EUR"),
    )
    return Grid(say("Schemes of support to third parties"), heads, tuple(rows))


def _range(one: Scheme) -> str:
    least, most = one.amount_min, one.amount_max
    if least is None or most is None or least == most:
        return euro(least if most is None else most)
    return say("{low} to {high}", low=euro(least), high=euro(most))


def _share(known: Known) -> Iterator[Part]:
    figures = known.figures.budget
    if figures.support_share is None:
        return
    text: str = say(
        "Support to third parties is {share} of the requested grant (EUR\N{NO-BREAK SPACE}{support} of "
        "EUR\N{NO-BREAK SPACE}{grant}).",
        share=cut_share(figures.support_share),
        support=euro(figures.support),
        grant=euro(figures.grant_requested),
    )
    if figures.support_share_required is not None:
        asks = say(
            "The call asks for at least {share}; the share is cut, not rounded.",
            share=share(figures.support_share_required),
        )
        text = together((text, asks), " ")
    yield Words(text)


def _drawn(known: Known) -> Iterator[Part]:
    found = support_share(known.figures.budget)
    if found is not None and found.support > 0:
        yield Figure(
            say(
                "Support to SMEs as a share of the requested grant, against the share that the call asks for"
            ),
            drawings=(share_of_support(known, found),),
        )
    if known.figures.support.total > 0 and any(rounds(one) for one in known.draft.schemes):
        yield Figure(
            say("Support to SMEs over time: calls and projects by scheme, and support paid"),
            drawings=tuple(rollout(known)),
        )


def _facts(known: Known, one: Scheme) -> Iterator[Row]:
    path = f"schemes/{one.id}"
    place = known.named("work_packages", one.work_package)
    if one.task:
        place = together((place, known.named("tasks", one.task)), ", ")
    outside = NONE if one.outside_share is None else share(one.outside_share / Decimal(100))
    for title, name, text in (
        (say("Work package and task"), "work_package", place),
        (say("Form of support"), "form", some(label(one.form))),
        (say("Objectives served"), "objectives", known.choices("objectives", one.objectives)),
        (say("Paying beneficiaries"), "payers", some(together(map(known.partner, one.payers), ", "))),
        (say("Amount"), "total", _amount(one)),
        (say("Calls for SMEs"), "calls", some(together(_calls(one.calls), "\n"))),
        (say("Length of an SME project"), "implementation_months", months(one.implementation_months)),
        (say("SMEs outside the partners' regions"), "outside_share", outside),
        *((title, name, some(getattr(one, name))) for title, name in _CONDITIONS),
    ):
        yield row(f"{path}/{name}", title, text)


def _amount(one: Scheme) -> str:
    parts: list[str] = []
    if one.amount_min is not None or one.amount_max is not None:
        parts.append(say("EUR\N{NO-BREAK SPACE}{amount} per SME", amount=_range(one)))
    if one.third_parties is not None:
        smes = say_count("{count}\N{NO-BREAK SPACE}SME", "{count}\N{NO-BREAK SPACE}SMEs", one.third_parties)
        parts.append(smes)
    if one.total is not None:
        parts.append(say("EUR\N{NO-BREAK SPACE}{amount} in total", amount=euro(one.total)))
    return some(together(parts, ", "))


def _calls(calls: tuple[OpenCall, ...]) -> Iterator[str]:
    for place, one in enumerate(calls, 1):
        first, last = one.opening_month, one.closing_month
        when = month(first) if first is not None and first == last else span(first, last)
        said = say("Call {number}: {when}", number=str(place), when=when)
        budget = "" if one.budget is None else together(("EUR", euro(one.budget)), " ")
        yield together((said, budget), ", ")
