"""The share of the grant that goes to SMEs."""

from __future__ import annotations

from euroapp.calls.facts import Status
from euroapp.export.compliance.due.drawn.labels import Drawing, Near, Where, told, whole
from euroapp.export.compliance.due.names import Known
from euroapp.export.compliance.due.values import cut_share, euro, share
from euroapp.figures.shares import SupportShare
from euroapp.language import say
from euroapp.wording.facts import evidence, source_names


def share_of_support(known: Known, found: SupportShare) -> Drawing:
    """Return the letters of the bar: what is given, what is asked for, and how they compare."""
    given = whole(say("{share} to SMEs", share=cut_share(found.share)))
    support = whole(say("Support to SMEs: EUR\N{NO-BREAK SPACE}{amount}", amount=euro(found.support)))
    grant = whole(say("Requested grant: EUR\N{NO-BREAK SPACE}{amount}", amount=euro(found.grant)))
    asked = ""
    if found.required is not None:
        asked = say("Required: at least {share}", share=share(found.required))
    lines = (*told(asked), given, support, *told(_compared(found)), *told(_note(known, found)))
    return Drawing((*lines, grant), near=(Near(Where.DOWN, lines), Near(Where.ROW, (support, grant))))


def _compared(found: SupportShare) -> str:
    if found.required_amount is None or found.margin is None:
        return ""
    asked = euro(found.required_amount)
    if not found.margin:
        return say("Exactly the required EUR\N{NO-BREAK SPACE}{asked}", asked=asked)
    if found.margin > 0:
        return say(
            "EUR\N{NO-BREAK SPACE}{amount} more than the required EUR\N{NO-BREAK SPACE}{asked}",
            amount=euro(found.margin),
            asked=asked,
        )
    return say(
        "EUR\N{NO-BREAK SPACE}{amount} less than the required EUR\N{NO-BREAK SPACE}{asked}",
        amount=euro(found.margin.copy_negate()),
        asked=asked,
    )


def _note(known: Known, found: SupportShare) -> str:
    fact = known.call.facts.rate("support_share")
    if found.required is None:
        return say("The share that the call asks for is not known.")
    if fact.status is Status.CONFIRMED:
        return ""
    names = source_names(fact.source, known.call.pack.sources)
    return say("Required share: {evidence}.", evidence=evidence(fact.status, names))
