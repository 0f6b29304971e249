"""Rows of lists as countable things."""

from __future__ import annotations

from collections.abc import Mapping

from euroapp.language import forms, say, say_count, together

_NOUNS = {
    "Participants": say("participant"),
    "Participants and effort": say("share in a task"),
    "Work packages": say("work package"),
    "Tasks": say("task"),
    "Deliverables": say("deliverable"),
    "Milestones": say("milestone"),
    "Events, meetings and mobility": say("event"),
    "Subcontracts": say("subcontract"),
    "Schemes of support to third parties": say("scheme"),
    "Cost lines": say("cost line"),
    "Depreciation": say("equipment item"),
    "Income": say("income line"),
    "Indicators": say("indicator"),
    "Risks": say("risk"),
    "Annexes": say("annex"),
    "Specific objectives": say("specific objective"),
    "Ties with other participants": say("tie with a participant"),
    "Other contacts": say("contact"),
    "Departments": say("department"),
    "Team": say("team member"),
    "Previous projects": say("project"),
    "Calls for SMEs": say("call"),
    "Interim targets": say("interim target"),
    "Evaluator panel": say("evaluation"),
}
"""What one row is called, by the title of its list in the draft."""

_COUNTED = {
    "participant": forms("{count} participant", "{count} participants"),
    "share in a task": forms("{count} share in a task", "{count} shares in tasks"),
    "work package": forms("{count} work package", "{count} work packages"),
    "task": forms("{count} task", "{count} tasks"),
    "deliverable": forms("{count} deliverable", "{count} deliverables"),
    "milestone": forms("{count} milestone", "{count} milestones"),
    "event": forms("{count} event", "{count} events"),
    "subcontract": forms("{count} subcontract", "{count} subcontracts"),
    "scheme": forms("{count} scheme", "{count} schemes"),
    "cost line": forms("{count} cost line", "{count} cost lines"),
    "equipment item": forms("{count} equipment item", "{count} equipment items"),
    "income line": forms("{count} income line", "{count} income lines"),
    "indicator": forms("{count} indicator", "{count} indicators"),
    "interim target": forms("{count} interim target", "{count} interim targets"),
    "risk": forms("{count} risk", "{count} risks"),
    "annex": forms("{count} annex", "{count} annexes"),
    "specific objective": forms("{count} specific objective", "{count} specific objectives"),
    "objective": forms("{count} objective", "{count} objectives"),
    "tie with a participant": forms("{count} tie with a participant", "{count} ties with participants"),
    "tie": forms("{count} tie", "{count} ties"),
    "contact": forms("{count} contact", "{count} contacts"),
    "department": forms("{count} department", "{count} departments"),
    "team member": forms("{count} team member", "{count} team members"),
    "project": forms("{count} project", "{count} projects"),
    "call": forms("{count} call", "{count} calls"),
    "evaluation": forms("{count} evaluation", "{count} evaluations"),
    "version": forms("{count} version", "{count} versions"),
}
"""So many of them, by what one of them is called."""

_ROWS = forms("{count} row", "{count} rows")


def several(noun: str, count: int) -> str:
    """Return a number of rows by what one of them is called, such as `3 tasks` or `1 annex`."""
    one, many = _COUNTED.get(noun, _ROWS)
    return say_count(one, many, count)


def counted(counts: Mapping[str, int]) -> str:
    """Return counts by list title in words, such as `31 cost lines, 1 annex`."""
    return together((several(noun_of(title), count) for title, count in counts.items() if count), ", ")


def noun_of(title: str) -> str:
    """Return what one row of a list is called, by the title of the list; '' for a list that is not known."""
    return _NOUNS.get(title, "")
