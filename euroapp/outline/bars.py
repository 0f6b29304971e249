"""Money drawn: the budget (2.6) and the support to SMEs (4.2)."""

from __future__ import annotations

from collections.abc import Iterator

from euroapp.calls.facts import Status
from euroapp.figures.rollout import periods, rounds
from euroapp.figures.shares import INDIRECT, NO_CATEGORY, by_category, by_partner, support_share
from euroapp.figures.spread import LONGEST
from euroapp.figures.timing import project_span
from euroapp.language import say, together
from euroapp.outline import totals
from euroapp.outline.context import Context, or_none
from euroapp.outline.drawings import Bar, Bars, Lane, Rollout, ShareBar
from euroapp.outline.elements import Element
from euroapp.wording.facts import evidence, source_names
from euroapp.wording.numbers import money, quantity, shares


def budget_bars(context: Context) -> Iterator[Element]:
    """Yield the budget by participant and by category; neither where it would show one bar alone."""
    by_whom = by_partner(context.figures.budget)
    if len(by_whom) > 1:
        yield Bars(
            key="budget_by_participant",
            caption=say("Eligible costs by participant, and what the EU is asked to pay of them"),
            bars=tuple(
                Bar(
                    context.partner(one.key) if one.key else totals.NO_PARTICIPANT,
                    one.amount,
                    share,
                    min(one.granted, one.amount),
                    f"partners/{one.key}/requested_contribution" if one.key else "",
                )
                for one, share in zip(by_whom, shares([one.amount for one in by_whom]), strict=True)
            ),
            parts=(say("Requested EU contribution"), say("Own contribution and other income")),
            path="cost_lines",
        )
    for_what = by_category(context.figures.budget, context.call.pack.cost_categories)
    if len(for_what) > 1:
        yield Bars(
            key="budget_by_category",
            caption=say("Eligible costs by category"),
            bars=tuple(
                Bar(_category(context, one.key), one.amount, share, one.amount)
                for one, share in zip(for_what, shares([one.amount for one in for_what]), strict=True)
            ),
            path="cost_lines",
        )


def _category(context: Context, key: str) -> str:
    if key == NO_CATEGORY:
        return totals.NO_CATEGORY
    found = context.call.pack.category(key)
    if key == INDIRECT or found is None:
        return together((key, say("Indirect costs")), " ")
    return f"{found.code} {found.name}"


def share_bar(context: Context) -> Iterator[Element]:
    """Yield the share of the grant that goes to SMEs, once there is any."""
    share = support_share(context.figures.budget)
    if share is None or share.support <= 0:
        return
    required = context.call.facts.rate("support_share")
    note: str = ""
    if share.required is None:
        note = say("The share that the call asks for is not known.")
    elif required.status is not Status.CONFIRMED:
        names = source_names(required.source, context.call.pack.sources)
        note = say("Required share: {evidence}.", evidence=evidence(required.status, names))
    caption = say(
        "Support to SMEs as a share of the requested grant, against the share that the call asks for"
    )
    yield ShareBar(caption=caption, share=share, path="schemes", note=note)


def rollout(context: Context) -> Iterator[Element]:
    """Yield the support over time, once a scheme has money and a call with a month."""
    support, reach = context.figures.support, context.figures.reach
    lanes = []
    for row in context.draft.schemes:
        found = reach.scheme(row.id)
        lanes.append(
            Lane(
                context.named("schemes", row.id),
                or_none(quantity(found.planned) if found and found.planned else ""),
                or_none(money(row.total)),
                rounds(row),
                f"schemes/{row.id}",
            )
        )
    if support.total <= 0 or not any(lane.rounds for lane in lanes):
        return
    whole = project_span(context.draft)
    ends = (month for lane in lanes for one in lane.rounds for month in (one.opening, one.closing, one.last))
    latest = max((month for month in ends if month is not None), default=0)
    yield Rollout(
        caption=say("Support to SMEs over time: calls and projects by scheme, and support paid"),
        months=max(whole[1], min(latest, LONGEST)),
        end=whole[1],
        lanes=tuple(lanes),
        periods=periods(context.figures.timing.support_by_month, whole),
        path="schemes",
        note=say("Payments are spread evenly over the SME projects that follow the close of each call."),
    )
