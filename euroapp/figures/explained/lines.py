"""How the rows of the budget come to their amounts."""

from __future__ import annotations

from decimal import Decimal

from euroapp.draft.budget import CostLine, DepreciationItem
from euroapp.figures.accounts import DAYS_OF_MONTH, depreciation_charge, in_days, line_total
from euroapp.figures.explained.steps import Basis, How, Step, Unit
from euroapp.language import say, together
from euroapp.values import ZERO, to_cents

_NO_UNITS = say("Units or unit cost are missing, so the line counts nothing yet.")


def cost_line(basis: Basis, line: CostLine, title: str = "") -> Step:
    """Return how the total of a cost line comes about, in euro."""
    path = f"cost_lines/{line.id}"
    if line.units is None or line.unit_cost is None:
        return Step(
            title or _title(basis, line.description, line.work_package), ZERO, path=path, note=_NO_UNITS
        )
    units, cost = line.units, line.unit_cost
    counted = Step(say("Units"), units, Unit.NUMBER, path=f"{path}/units", note=line.unit)
    factors = (counted, Step(say("Unit cost"), cost, path=f"{path}/unit_cost"))
    return Step(
        title or _title(basis, line.description, line.work_package),
        line_total(line),
        how=How.PRODUCT,
        make=lambda: factors,
        path=path,
    )


def depreciation(basis: Basis, item: DepreciationItem, title: str = "") -> Step:
    """Return how the charge of an equipment item comes about, in euro."""
    path, name = f"depreciation/{item.id}", title or _title(basis, item.asset, item.work_package)
    if not item.cost or not item.useful_months or item.useful_months < 0:
        note = say("Cost or useful life are missing, so nothing is charged yet.")
        return Step(name, depreciation_charge(item), path=path, note=note)
    life = Decimal(item.useful_months)
    months = Decimal(min(max(item.charged_months or 0, 0), item.useful_months))
    use = Decimal(100) if item.use_share is None else min(max(item.use_share, Decimal(0)), Decimal(100))
    capped = say("Never more than the useful life, and never more than the whole cost.")
    parts = (
        Step(say("Cost"), item.cost, path=f"{path}/cost"),
        Step(say("Months charged"), months, Unit.NUMBER, path=f"{path}/charged_months", note=capped),
        Step(say("Use for the project"), use / 100, Unit.SHARE, path=f"{path}/use_share"),
        Step(say("Useful life in months"), life, Unit.NUMBER, path=f"{path}/useful_months"),
    )
    return Step(name, depreciation_charge(item), how=How.CHARGE, make=lambda: parts, path=path)


def paid_months(basis: Basis, line: CostLine) -> Step:
    """Return the person-months that a line of personnel costs pays."""
    units, path = line.units or Decimal(0), f"cost_lines/{line.id}"
    if not in_days(line):
        return Step(_title(basis, line.description, line.work_package), units, Unit.PERSON_MONTHS, path=path)
    parts = (
        Step(say("Days"), units, Unit.NUMBER, path=f"{path}/units"),
        Step(say("Working days in a person-month"), DAYS_OF_MONTH, Unit.NUMBER),
    )
    value = to_cents(units / DAYS_OF_MONTH)
    return Step(
        _title(basis, line.description, line.work_package),
        value,
        Unit.PERSON_MONTHS,
        How.AVERAGE,
        lambda: parts,
        path,
    )


def _title(basis: Basis, text: str, package: str) -> str:
    """Return what a row is called: its package and what it says."""
    said = text or say("Row without a description")
    return together((basis.numbers.of("work_packages", package), said), " \N{MIDDLE DOT} ")
