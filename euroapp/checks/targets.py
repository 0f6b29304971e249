"""Checks of the chain from money to targets, and of its holes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from euroapp.calls.parts import Part
from euroapp.calls.rules import Severity
from euroapp.checks.context import Context
from euroapp.checks.cures.rows import payable_target
from euroapp.checks.declaring import (
    ADVICE,
    HINT,
    WARNING,
    Check,
    Sentence,
    always,
)
from euroapp.checks.finding import Finding
from euroapp.details import Choice, Listed, Money, Term

K06 = Check(
    "K06",
    WARNING,
    ADVICE,
    "All support has a target, and targets can be paid.",
    (
        Sentence(
            "money_without_target",
            "{scheme} spends {amount}, but no indicator of its objectives has a target.",
            "Add an indicator with a target for what the money brings about.",
        ),
        Sentence(
            "target_unpayable",
            "{indicator} promises {increase} SMEs, but the schemes of its objective can pay {payable}.",
            "Promise {payable}, pay more SMEs, or say in the means of verification how others are supported.",
            cures=(payable_target,),
        ),
    ),
    needs=Part.SUPPORT,
)
K07 = Check(
    "K07",
    HINT,
    ADVICE,
    "Every objective is measured, worked on, delivered and owned.",
    (
        Sentence(
            "objective_with_holes",
            "The objective “{objective}” has {holes}.",
            "Add what is missing, so that the objective can be followed.",
        ),
    ),
)

_OTHER_SUPPORT = re.compile(r"\b(?:coach|mentor|train|advi[cs]|diagnos|further|other)", re.IGNORECASE)
"""An indicator may count SMEs that are helped without money; then its proof says how."""

_LINKS = {
    "specific_objectives": Term.NO_SPECIFIC_OBJECTIVE,
    "indicators": Term.NO_INDICATOR,
    "work_packages": Term.NO_WORK_PACKAGE,
    "deliverables": Term.NO_DELIVERABLE,
    "partners": Term.NO_RESPONSIBLE_PARTNER,
}


@always(K06)
def reach(ctx: Context) -> Iterator[Finding]:
    """Support has a target, and targets in SMEs can be paid."""
    figures = ctx.figures.reach
    for scheme in ctx.draft.schemes:
        if scheme.id in figures.without_target and scheme.objectives:
            yield ctx.finding(
                K06,
                "money_without_target",
                f"schemes/{scheme.id}/objectives",
                scheme=ctx.row("schemes", scheme.id),
                amount=Money(scheme.total),
            )
    unpayable = set(figures.unpayable)
    for row in ctx.draft.indicators if unpayable else ():
        if row.id not in unpayable or _OTHER_SUPPORT.search(row.verification):
            continue
        payable = sum(
            one.payable_at_most or 0
            for scheme in ctx.draft.schemes
            if row.objective in scheme.objectives and (one := figures.scheme(scheme.id)) is not None
        )
        yield ctx.finding(
            K06,
            "target_unpayable",
            f"indicators/{row.id}/target",
            severity=Severity.HINT,
            indicator=ctx.row("indicators", row.id),
            increase=(row.target or 0) - (row.baseline or 0),
            payable=payable,
        )


@always(K07)
def holes(ctx: Context) -> Iterator[Finding]:
    """Every objective served has indicators, work, outputs and somebody in charge."""
    for one in ctx.figures.coverage:
        if one.holes:
            yield ctx.finding(
                K07,
                "objective_with_holes",
                f"objectives/{one.objective}/chosen",
                objective=Choice("objectives", one.objective),
                holes=Listed(tuple(_LINKS[name] for name in one.holes)),
            )
