"""All derived numbers as plain data: amounts as strings with two decimals, shares as decimals."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from euroapp.draft import Draft
from euroapp.draft.numbering import Numbering
from euroapp.figures import Figures
from euroapp.figures.budget import Costs
from euroapp.values import EXACT, to_cents

SHARE = Decimal("0.000001")


def _money(amount: Decimal | None) -> str | None:
    return None if amount is None else f"{amount:.2f}"


def _plain(value: Decimal) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _rounded(value: Decimal) -> str:
    return _plain(to_cents(value))


def _nested(values: Mapping[tuple[str, int], Decimal]) -> dict[str, dict[str, str]]:
    found: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for (key, year), value in sorted(values.items()):
        found[key][str(year)] = _plain(value)
    return dict(found)


def _costs(costs: Costs) -> dict[str, Any]:
    return {
        "by_category": {key: _money(amount) for key, amount in sorted(costs.by_category.items())},
        "indirect_costs": _money(costs.indirect),
        "eligible_costs": _money(costs.total),
        "paid_person_months": _plain(costs.person_months),
    }


def as_data(figures: Figures, draft: Draft) -> dict[str, Any]:
    """Return every figure under its documented key, ready for JSON."""
    budget, effort, support = figures.budget, figures.effort, figures.support
    names = Numbering(draft)
    share = budget.support_share
    return {
        "eligible_costs": _money(budget.total.total),
        "direct_costs": _money(budget.total.direct),
        "indirect_costs": _money(budget.total.indirect),
        "grant_maximum": _money(budget.grant_maximum),
        "grant_requested": _money(budget.grant_requested),
        "own_contribution": _money(budget.own_contribution),
        "third_party_support": _money(budget.support),
        "third_party_share": None if share is None else _plain(share.quantize(SHARE, context=EXACT)),
        "room_for_other_costs": _money(budget.room_for_other_costs),
        "person_months": _plain(effort.total),
        "smes_planned": support.smes,
        "smes_payable": support.smes_payable,
        "by_partner": [
            {
                "id": line.partner,
                "name": names.partner(line.partner).replace("\N{NO-BREAK SPACE}", " "),
                **_costs(line.costs),
                "grant_maximum": _money(line.maximum),
                "grant_requested": _money(line.requested),
                "own_contribution": _money(line.own_contribution),
                "income": _money(line.income),
                "person_months": _plain(effort.by_partner.get(line.partner, Decimal(0))),
            }
            for line in budget.partners
        ],
        "by_category": {key: _money(amount) for key, amount in sorted(budget.total.by_category.items())}
        | {"E": _money(budget.total.indirect)},
        "by_work_package": [
            {
                "id": key,
                "name": names.label("work_packages", key).replace("\N{NO-BREAK SPACE}", " "),
                **_costs(costs),
                "person_months": _plain(effort.by_work_package.get(key, Decimal(0))),
            }
            for key, costs in budget.work_packages.items()
        ],
        "by_task": {key: _plain(months) for key, months in effort.by_task.items()},
        "by_scheme": {key: _money(amount) for key, amount in support.by_scheme.items()},
        **_over_time(figures),
        **_reach(figures),
        **_paths(figures),
        "assumptions": [assumption.text for assumption in budget.assumptions],
    }


def _over_time(figures: Figures) -> dict[str, Any]:
    """Return what is spent and worked in which year and month."""
    timing, staffing = figures.timing, figures.staffing
    rate = staffing.usual_rate
    return {
        "by_year": {str(year): _money(amount) for year, amount in timing.costs_by_year.items()},
        "support_paid_by_month": {str(month): _money(amount) for month, amount in timing.support_out.items()},
        "person_months_by_month": {str(month): _plain(value) for month, value in staffing.by_month.items()},
        "person_months_by_year": {str(year): _plain(value) for year, value in staffing.by_year.items()},
        "person_months_by_partner_and_year": _nested(staffing.by_partner_year),
        "peak_full_time_equivalents": _plain(staffing.peak),
        "cost_per_person_month": {key: _money(amount) for key, amount in staffing.rates.items()},
        "usual_cost_per_person_month": _money(rate),
    }


def _reach(figures: Figures) -> dict[str, Any]:
    """Return the chain from money to targets."""
    reach = figures.reach
    return {
        "reach_by_scheme": {
            one.scheme: {
                "smes_planned": one.planned,
                "smes_payable_at_highest_amount": one.payable_at_least,
                "smes_payable_at_least_amount": one.payable_at_most,
                "average_amount": _money(one.average),
                "smes_outside_regions": one.outside,
                "last_project_ends_in_month": one.last_finish,
                "in_time": one.in_time,
            }
            for one in reach.schemes
        },
        "reach_by_objective": {
            key: {
                "support": _money(one.money),
                "smes": _plain(one.smes),
                "cost_per_result": {result.indicator: _money(result.cost) for result in one.results},
            }
            for key, one in reach.objectives.items()
        },
        "unpayable_targets": list(reach.unpayable),
        "schemes_without_target": list(reach.without_target),
        "coverage_holes": {one.objective: list(one.holes) for one in figures.coverage if one.holes},
    }


def _paths(figures: Figures) -> dict[str, Any]:
    """Return where the indicators are planned to be."""
    paths = figures.paths
    return {
        "indicator_paths": {
            key: {
                "by_month": {str(month): _plain(value) for month, value in path},
                "by_year": {str(year): _rounded(value) for year, value in paths.by_year[key].items()},
            }
            for key, path in paths.paths.items()
        },
        "indicator_increase_by_partner": {
            partner: {unit: _plain(value) for unit, value in units.items()}
            for partner, units in paths.by_partner.items()
        },
    }
