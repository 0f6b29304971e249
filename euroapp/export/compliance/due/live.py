"""What live fields must say in a print: the reader's own reading of `docs/writing.md`, and its own values."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from euroapp.draft import Draft
from euroapp.draft.consortium import Role
from euroapp.draft.fields import FieldSpec, Kind, field_at, leaves
from euroapp.draft.marks import BESIDE
from euroapp.draft.paths import exists, expand, get, put
from euroapp.export.compliance.due.acronyms import listed
from euroapp.export.compliance.due.names import Known
from euroapp.export.compliance.due.values import cut_share, day, euro, month, number
from euroapp.export.compliance.frames import Frames
from euroapp.export.compliance.letters import letters
from euroapp.export.compliance.printed import Printed
from euroapp.language import Language, say, template, together
from euroapp.wording.labels import label

_MARK = re.compile(r"(\\*)\{=([A-Za-z][A-Za-z0-9_-]*(?:/[A-Za-z0-9][A-Za-z0-9_-]*){0,5})\}")
_EMPTY = say("[not given]")
_TABLES = {
    "participants": say("Participants"),
    "specific_objectives": say("Specific objectives"),
    "objectives": say("Contribution to the objectives of the call"),
    "themes": say("Contribution to the themes of the call"),
    "indicators": say("Indicators, baselines and targets"),
    "roles": say("Roles of the participants"),
    "strengths": say("What each participant brings"),
    "reach": say("Reach of the participants"),
    "staff": say("Project teams and staff"),
    "monitoring": say("Monitoring of the indicators"),
    "costs_by_participant": say("Estimated costs by participant, EUR"),
    "grant_by_participant": say("EU contribution by participant, EUR"),
    "costs_by_category": say("Estimated costs by category"),
    "costs_by_work_package": say("Estimated costs by work package, EUR"),
    "depreciation": say("Depreciation of equipment"),
    "income": say("Money beside the grant"),
    "risks": say("Critical risks and mitigation"),
    "work_packages": say("Work packages"),
    "schemes": say("Schemes of support to third parties"),
    "effort_by_work_package": say("Effort by work package"),
    "effort_by_participant": say("Effort by participant"),
    "subcontracts": say("Subcontracting"),
    "events": say("Events, meetings and mobility"),
    "annexes": say("Annexes, sent as separate files"),
}
_FIGURES = {
    "chain": say("From specific objectives by indicators and work packages to deliverables"),
    "organisation": say("Organisation of the consortium"),
    "map": say("Where the participants come from, by country"),
    "budget_by_participant": say("Eligible costs by participant"),
    "budget_by_category": say("Eligible costs by category"),
    "risk_matrix": say("Risks by likelihood and impact"),
    "support_share": say("Support to SMEs as a share of the requested grant"),
    "support_over_time": say("Support to SMEs over time"),
    "timetable": say("Timetable"),
}
_LISTS = frozenset(
    {"partners", "work_packages", "tasks", "deliverables", "events", "subcontracts", "milestones"}
    | {"indicators", "specific_objectives", "schemes", "risks"}
)
"""Lists whose rows carry printed numbers."""
_HIDDEN = BESIDE | {"unsettled", "history", "overrides", "call", "scores", "answers", "images"}


def _money(value: Decimal | None) -> str:
    if value is None:
        return ""
    return number(value) if value % 1 == 0 else euro(value)


def _if_any(value: Decimal) -> str:
    return _money(value) if value else ""


def _plain(value: Decimal | int) -> str:
    return number(value) if value else ""


def _share(value: Decimal | None) -> str:
    return cut_share(value) if value else ""


_AMOUNTS: dict[str, Callable[[Known], str]] = {
    "grant_requested": lambda known: _if_any(known.figures.budget.grant_requested),
    "grant_maximum": lambda known: _money(known.figures.budget.grant_maximum),
    "eligible_costs": lambda known: _if_any(known.figures.budget.total.total),
    "direct_costs": lambda known: _if_any(known.figures.budget.total.direct),
    "indirect_costs": lambda known: _if_any(known.figures.budget.total.indirect),
    "own_contribution": lambda known: _money(known.figures.budget.own_contribution),
    "third_party_support": lambda known: _if_any(known.figures.budget.support),
    "third_party_share": lambda known: _share(known.figures.budget.support_share),
    "smes_planned": lambda known: _plain(sum(one.third_parties or 0 for one in known.draft.schemes)),
    "call_count": lambda known: _plain(sum(len(one.calls) for one in known.draft.schemes)),
    "person_months": lambda known: _plain(known.figures.effort.total),
    "funded_count": lambda known: _plain(
        sum(one.role in (Role.COORDINATOR, Role.BENEFICIARY, Role.AFFILIATED) for one in known.draft.partners)
    ),
    "country_count": lambda known: (
        _plain(len({one.country for one in known.draft.partners}))
        if all(one.country for one in known.draft.partners)
        else ""
    ),
}
_COUNTS = {
    "scheme_count": "schemes",
    "partner_count": "partners",
    "work_package_count": "work_packages",
    "task_count": "tasks",
    "deliverable_count": "deliverables",
    "milestone_count": "milestones",
    "indicator_count": "indicators",
    "risk_count": "risks",
}


@dataclass(frozen=True)
class Live:
    """The live fields of one draft in one print."""

    known: Known
    printed: Printed
    frames: Frames

    @property
    def _language(self) -> Language:
        return self.frames.language

    def words(self, name: str) -> str | None:
        """Return what must stand in the place of a field; nothing where there is no such field."""
        found = self._found(name)
        return None if found is None else self._language.put(found or _EMPTY)

    def filled(self, text: str) -> str:
        """Return a text with what must stand in the places of its fields."""
        return "".join(said for said, _ in self._parts(text))

    def veiled(self, text: str) -> tuple[str, dict[str, str]]:
        """Return a text with a sign in braces for each field, and what must be printed instead of it.

        The marks around a field are read before its value, which is never a mark.
        """
        values: dict[str, str] = {}
        out = []
        for said, lives in self._parts(text):
            if not lives:
                out.append(said)
                continue
            key = f"{{{chr(_FIRST + len(values))}}}"
            values[key] = said
            out.append(key)
        return "".join(out), values

    def _parts(self, text: str) -> Iterator[tuple[str, bool]]:
        at = 0
        for found in _MARK.finditer(text):
            slashes, name = found[1], found[2]
            yield text[at : found.start()] + slashes[: len(slashes) // 2], False
            at = found.end()
            bare = found[0][len(slashes) :]
            said = None if len(slashes) % 2 else self.words(name)
            yield (bare, len(slashes) % 2 == 0) if said is None else (said, True)
        yield text[at:], False

    def _found(self, name: str) -> str | None:
        if name in _AMOUNTS:
            return _AMOUNTS[name](self.known)
        if name == "acronyms":
            return listed(self.known.draft)
        if name in _COUNTS:
            return _plain(len(getattr(self.known.draft, _COUNTS[name])))
        head, _, rest = name.partition("/")
        if head == "section":
            section = self.known.call.form.section(rest)
            return section.number or None if section is not None else None
        if head == "table" and rest in _TABLES:
            return self._numbered(f"table/{rest}", _TABLES[rest])
        if head == "figure" and rest in _FIGURES:
            return self._numbered(f"figures/{rest}", _FIGURES[rest])
        return self._value(name, head, rest)

    def _numbered(self, place: str, caption: str) -> str:
        """Return how a table or figure is called by the number that is printed at its named place."""
        table = place.startswith("table/")
        spot = self.printed.spots.get(place)
        if spot is None:
            named = template("Table “{caption}”") if table else template("Figure “{caption}”")
            return say(named, caption=caption)
        lines = self.printed.lines(spot.page)
        below = "".join(line for middle, line in sorted(lines, reverse=True) if middle < spot.height)
        found = (self.frames.numbered_table if table else self.frames.numbered_figure).match(below)
        if found is None or not below.startswith(letters(self._language.put(caption)), found.end()):
            return say("the number of “{caption}”", caption=caption)
        called = (
            template("Table\N{NO-BREAK SPACE}{number}")
            if table
            else template("Figure\N{NO-BREAK SPACE}{number}")
        )
        return say(called, number=found[1])

    def _value(self, name: str, head: str, rest: str) -> str | None:
        draft = self.known.draft
        if head in _HIDDEN or not rest or not exists(draft, name):
            return None
        spec, value = field_at(name), get(draft, name)
        if spec.kind is Kind.ROWS:
            if "/" in rest or head not in _LISTS:
                return None
            return value.short_name.strip() if head == "partners" else self.known.numbers.of(head, rest)
        if spec.kind in {Kind.RECORD, Kind.PARAGRAPH, Kind.FLAG, Kind.YES_NO}:
            return None
        return (
            together((self._said(spec, one) for one in value), ", ") if spec.many else self._said(spec, value)
        )

    def _said(self, spec: FieldSpec, value: Any) -> str:
        if value is None or value == "":
            return ""
        if spec.ref:
            row = f"{spec.ref.collection}/{value}"
            return self._value(row, spec.ref.collection, value) or ""
        if spec.choice:
            return self.known.choice(spec.choice.source, value)
        if spec.enum:
            return label(value)
        match spec.kind:
            case Kind.MONEY:
                return _money(value)
            case Kind.MONTH:
                return month(value)
            case Kind.COUNT | Kind.QUANTITY:
                return number(value)
            case Kind.DATE:
                return day(value)
            case _:
                return str(value).strip()


_FIRST = 0xF0000
"""The first of the private signs that stand for fields while marks are read."""


def stated(draft: Draft, live: Live) -> Draft:
    """Return a draft whose long texts outside the sections say what their fields must."""
    for pattern, spec in leaves():
        if spec.kind is Kind.PARAGRAPH and pattern != "narrative/*/text":
            for path, text in list(expand(draft, pattern)):
                if text and "{=" in text:
                    draft = put(draft, path, live.filled(text))
    return draft
