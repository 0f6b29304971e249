"""Cost lines, depreciation and income on sheets, with totals that live and checks that every program runs."""

from __future__ import annotations

from decimal import Decimal

from euroapp.calls.call import Call
from euroapp.draft.budget import CostLine
from euroapp.export.workbook.calculating import CHARGE, TOTAL, Sums
from euroapp.export.workbook.page import Look, Page, address
from euroapp.export.workbook.tables import Column, Listed, Placed, heading, table
from euroapp.figures.budget import depreciation_charge, line_total
from euroapp.language import say
from euroapp.values import ZERO, total

SUM = "=ROUND(SUM({cells}),2)"
_SPARE = 20


def cost_page(sums: Sums, page: Page, partner: str, notes: tuple[str, ...] = ()) -> Placed:
    """Write the cost lines of a participant."""
    rows = [row for row in sums.scribe.draft.cost_lines if row.participant == partner]
    counted = sums.counted(partner)
    whole = total(map(line_total, rows))
    told = () if counted else (say("The costs of this organisation are not counted: it gets no funding."),)
    top = heading(
        page,
        sums.name_of(partner),
        _subtitle(sums, partner),
        (say("Write into the yellow cells. A line counts by its package and category."), *told, *notes),
    )
    listed = Listed("cost_lines", rows, _columns(sums.call, whole), {"participant": partner}, spare=_SPARE)
    return table(sums.scribe, page, top, listed)


def _subtitle(sums: Sums, partner: str) -> str:
    found = next((row for row in sums.scribe.draft.partners if row.id == partner), None)
    name = found.legal_name if found is not None else ""
    return say("Detailed budget · {name}", name=name) if name else say("Detailed budget")


def _columns(call: Call, whole: Decimal) -> list[Column]:
    """Return the columns of cost lines."""
    schemes = [Column(say("Scheme"), 11, "scheme")] if call.asks("schemes") else []
    return [
        Column(say("No"), 5, counts=True),
        Column(say("Package"), 10, "work_package"),
        Column(say("Category"), 30, "category"),
        Column(say("Description"), 44, "description"),
        Column(say("Unit"), 15, "unit"),
        Column(say("Units"), 10, "units"),
        Column(say("Unit cost, EUR"), 14, "unit_cost"),
        Column(TOTAL, 15, derived=line_total, formula=_amount, look=Look.MONEY, total=SUM, whole=whole),
        *schemes,
        Column(say("Justification"), 36, "justification", look=Look.IN_LONG),
        Column(say("Check"), 22, derived=_check, formula=_checked, look=Look.CHECK),
    ]


_PACKAGE, _CATEGORY, _UNITS, _COST = 2, 3, 6, 7
_CHECKS = (
    say("Choose a package."),
    say("Choose a category."),
    say("Units are a number."),
    say("The unit cost is a number."),
)


def _at(row: int, column: int) -> str:
    return address(row, column, fixed=False)


def _amount(row: int) -> str:
    return f"=ROUND(N({_at(row, _UNITS)})*N({_at(row, _COST)}),2)"


def _checked(row: int) -> str:
    """Return the formula that says what a line lacks."""
    lacks = (
        f'{_at(row, _PACKAGE)}=""',
        f'{_at(row, _CATEGORY)}=""',
        f"NOT(ISNUMBER({_at(row, _UNITS)}))",
        f"NOT(ISNUMBER({_at(row, _COST)}))",
    )
    cases = "".join(f'IF({when},"{then}",' for when, then in zip(lacks, _CHECKS, strict=True))
    empty = f"COUNTA({_at(row, _PACKAGE)}:{_at(row, _COST)})=0"
    return f'=IF({empty},"",{cases}""{")" * 5}'


def _check(line: CostLine) -> str:
    """Return what that formula comes to."""
    filled = (line.work_package, line.category, line.units is not None, line.unit_cost is not None)
    if not any((*filled, line.description, line.unit)):
        return ""
    return next((text for text, there in zip(_CHECKS, filled, strict=True) if not there), "")


def depreciation_page(sums: Sums, page: Page, partner: str = "") -> Placed:
    """Write equipment whose depreciation is charged: that of all participants, or of one."""
    rows = [row for row in sums.scribe.draft.depreciation if not partner or row.participant == partner]
    category = sums.call.pack.depreciated
    name = f"{category.code} {category.name}" if category is not None else ""
    top = heading(
        page,
        say("Depreciation"),
        say("Charged to {category}, on top of its cost lines", category=name),
        (say("Charge = cost x months in the project / useful life x use; never more than the cost."),),
    )
    columns = [
        Column(say("No"), 5, counts=True),
        Column(say("Participant"), 20, "participant", locked=bool(partner)),
        Column(say("Package"), 10, "work_package"),
        Column(say("Asset"), 52, "asset"),
        Column(say("Bought in month"), 10, "purchase_month"),
        Column(say("Cost, EUR"), 14, "cost"),
        Column(say("Useful life, months"), 11, "useful_months"),
        Column(say("Months in the project"), 11, "charged_months"),
        Column(say("Use for the project, %"), 12, "use_share"),
        Column(
            CHARGE,
            15,
            derived=depreciation_charge,
            formula=_charge,
            look=Look.MONEY,
            total=SUM,
            whole=total(map(depreciation_charge, rows)),
        ),
    ]
    fixed = {"participant": partner} if partner else {}
    return table(sums.scribe, page, top, Listed("depreciation", rows, columns, fixed))


def _charge(row: int) -> str:
    cost, life, months, use = (_at(row, column) for column in (6, 7, 8, 9))
    share = f'IF({use}="",100,MIN(MAX({use},0),100))'
    return f"=IF(N({life})<=0,0,ROUND(N({cost})*MIN(MAX(N({months}),0),{life})*{share}/({life}*100),2))"


def income_page(sums: Sums, page: Page, partner: str = "") -> Placed:
    """Write money beside the grant: that of all participants, or of one."""
    rows = [row for row in sums.scribe.draft.income if not partner or row.participant == partner]
    top = heading(
        page,
        say("Other money"),
        say("What pays the costs beside the grant, EUR"),
        (say("Own resources, income of the project, contributions of others."),),
    )
    whole = total(row.amount or ZERO for row in rows)
    columns = [
        Column(say("No"), 5, counts=True),
        Column(say("Participant"), 20, "participant", locked=bool(partner)),
        Column(say("Kind"), 30, "kind"),
        Column(say("Source"), 56, "source"),
        Column(say("Amount, EUR"), 16, "amount", total=SUM, whole=whole, look=Look.IN_MONEY),
    ]
    fixed = {"participant": partner} if partner else {}
    return table(sums.scribe, page, top, Listed("income", rows, columns, fixed))
