"""Rows of lists as countable things."""

from __future__ import annotations

from collections.abc import Mapping

_NOUNS = {
    "Participants": ("participant", "participants"),
    "Participants and effort": ("share in a task", "shares in tasks"),
    "Work packages": ("work package", "work packages"),
    "Tasks": ("task", "tasks"),
    "Deliverables": ("deliverable", "deliverables"),
    "Milestones": ("milestone", "milestones"),
    "Events, meetings and mobility": ("event", "events"),
    "Subcontracts": ("subcontract", "subcontracts"),
    "Schemes of support to third parties": ("scheme", "schemes"),
    "Cost lines": ("cost line", "cost lines"),
    "Depreciation": ("equipment item", "equipment items"),
    "Income": ("income line", "income lines"),
    "Indicators": ("indicator", "indicators"),
    "Risks": ("risk", "risks"),
    "Annexes": ("annex", "annexes"),
    "Specific objectives": ("specific objective", "specific objectives"),
    "Ties with other participants": ("tie with a participant", "ties with participants"),
}
"""Singular and plural by the title of the list in the draft."""


def counted(counts: Mapping[str, int]) -> str:
    """Return counts by list title in words, such as `31 cost lines, 1 annex`."""
    parts = []
    for title, count in counts.items():
        if count:
            one, many = _NOUNS.get(title, (title.lower(), title.lower()))
            parts.append(f"{count} {one if count == 1 else many}")
    return ", ".join(parts)


def noun_of(title: str) -> str:
    """Return what one row of a list is called, by the title of the list."""
    return _NOUNS.get(title, (title.lower(), ""))[0]


def several(noun: str, count: int) -> str:
    """Return a number of rows by what one of them is called, such as `3 tasks` or `1 annex`."""
    many = f"{noun}es" if noun.endswith(("s", "x")) else f"{noun}s"
    return f"{count} {noun if count == 1 else many}"
