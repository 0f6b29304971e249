"""Captions of the tables and figures of a proposal to which its texts can refer."""

from __future__ import annotations

from typing import NamedTuple

from euroapp.language import Words, say
from euroapp.values import FieldPath


class Caption(NamedTuple):
    """A table or a figure of the print."""

    words: Words
    path: FieldPath
    """The list of the draft that it shows."""


TABLES = {
    "participants": Caption(say("Participants"), "partners"),
    "specific_objectives": Caption(say("Specific objectives"), "specific_objectives"),
    "objectives": Caption(say("Contribution to the objectives of the call"), "objectives"),
    "themes": Caption(say("Contribution to the themes of the call"), "themes"),
    "indicators": Caption(say("Indicators, baselines and targets"), "indicators"),
    "roles": Caption(say("Roles of the participants"), "partners"),
    "strengths": Caption(say("What each participant brings"), "partners"),
    "reach": Caption(say("Reach of the participants"), "partners"),
    "staff": Caption(say("Project teams and staff"), "partners"),
    "monitoring": Caption(say("Monitoring of the indicators"), "indicators"),
    "costs_by_participant": Caption(say("Estimated costs by participant, EUR"), "cost_lines"),
    "grant_by_participant": Caption(say("EU contribution by participant, EUR"), "cost_lines"),
    "costs_by_category": Caption(say("Estimated costs by category"), "cost_lines"),
    "costs_by_work_package": Caption(say("Estimated costs by work package, EUR"), "cost_lines"),
    "depreciation": Caption(say("Depreciation of equipment"), "depreciation"),
    "income": Caption(say("Money beside the grant"), "income"),
    "risks": Caption(say("Critical risks and mitigation"), "risks"),
    "work_packages": Caption(say("Work packages"), "work_packages"),
    "schemes": Caption(say("Schemes of support to third parties"), "schemes"),
    "effort_by_work_package": Caption(say("Effort by work package"), "tasks"),
    "effort_by_participant": Caption(say("Effort by participant"), "tasks"),
    "subcontracts": Caption(say("Subcontracting"), "subcontracts"),
    "events": Caption(say("Events, meetings and mobility"), "events"),
    "annexes": Caption(say("Annexes, sent as separate files"), "annexes"),
}
"""Tables of which a proposal has one each, by the key under which texts name them."""

FIGURES = {
    "chain": Caption(
        say("From specific objectives by indicators and work packages to deliverables"), "specific_objectives"
    ),
    "organisation": Caption(say("Organisation of the consortium"), "partners"),
    "map": Caption(say("Where the participants come from, by country"), "partners"),
    "budget_by_participant": Caption(say("Eligible costs by participant"), "cost_lines"),
    "budget_by_category": Caption(say("Eligible costs by category"), "cost_lines"),
    "risk_matrix": Caption(say("Risks by likelihood and impact"), "risks"),
    "support_share": Caption(say("Support to SMEs as a share of the requested grant"), "schemes"),
    "support_over_time": Caption(say("Support to SMEs over time"), "schemes"),
    "timetable": Caption(say("Timetable"), "work_packages"),
}
"""Figures of a proposal, by the keys of their drawings."""


def captioned(kind: str, key: str) -> Caption | None:
    """Return the caption of a `table` or a `figure` by its key; nothing where no print has one."""
    return (TABLES if kind == "table" else FIGURES).get(key)
