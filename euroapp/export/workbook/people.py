"""Participants, packages and effort of a draft on sheets, and what one organisation says of itself."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from euroapp.draft.consortium import Contact, Participant, SmeStatus
from euroapp.draft.fields import Kind, field_at, fields_of
from euroapp.draft.workplan import Task
from euroapp.edits.vacancies import effort_path
from euroapp.export.workbook.home import EFFORT, END, TableNote
from euroapp.export.workbook.page import Look, Page, address
from euroapp.export.workbook.shown import plain_label
from euroapp.export.workbook.tables import Asked, Column, Listed, Placed, Scribe, form, heading, table
from euroapp.history.recording import plain
from euroapp.language import say
from euroapp.values import join

_OWN = frozenset({"short_name", "role", "linked_to", "requested_contribution", "sign_off"})
"""What the coordinator keeps, or what has a place of its own."""


def partners_page(scribe: Scribe, page: Page) -> Placed:
    """Write the list of participants, with what each asks for."""
    top = heading(
        page,
        say("Participants"),
        say("Names and roles come from the draft"),
        (say("An empty request means the maximum that the rates of the call allow."),),
    )
    columns = [
        Column(say("No"), 5, counts=True),
        Column(say("Short name"), 18, "short_name", locked=True),
        Column(say("Legal name"), 52, "legal_name", locked=True),
        Column(say("Role"), 24, "role", locked=True),
        Column(say("Country"), 18, "country", locked=True),
        Column(say("PIC"), 13, "pic", locked=True),
        Column(say("Requested EU contribution, EUR"), 18, "requested_contribution"),
    ]
    return table(scribe, page, top, Listed("partners", scribe.draft.partners, columns, grows=False))


def packages_page(scribe: Scribe, page: Page) -> Placed:
    """Write the list of work packages."""
    numbers = scribe.known.numbers
    top = heading(page, say("Work packages"), say("Names and months come from the draft"))
    columns = [
        Column(say("No"), 7, derived=lambda row: numbers.work_packages.get(row.id, "")),
        Column(say("Name"), 60, "name", locked=True),
        Column(say("Lead beneficiary"), 22, "lead", locked=True),
        Column(say("From month"), 10, "start_month", locked=True),
        Column(say("To month"), 10, "end_month", locked=True),
    ]
    return table(scribe, page, top, Listed("work_packages", scribe.draft.work_packages, columns, grows=False))


def effort_page(scribe: Scribe, page: Page, partners: list[str]) -> None:
    """Write the person-months of some participants by task."""
    draft, numbers = scribe.draft, scribe.known.numbers
    top = heading(
        page,
        say("Effort"),
        say("Person-months by task"),
        (say("Write 2.5 for two and a half months; an empty cell means that nobody takes part."),),
    )
    key = scribe.home.add(TableNote("tasks", {}, grows=False, sheet=page.name))
    page.hidden_rows.add(top)
    head = top + 1
    page.put(head, 0, key, Look.TAG)
    names = [plain_label(numbers.partner(partner)) for partner in partners]
    page.line(head, 1, (say("Task"), say("Name")), Look.HEAD)
    page.line(head, 3, (*names, say("Total")), Look.HEAD_RIGHT)
    page.heights[head] = 32.0
    page.widths |= {1: 8.0, 2: 58.0} | dict.fromkeys(range(3, 4 + len(partners)), 13.0)
    for place, partner in enumerate(partners, 3):
        page.put(top, place, f"{EFFORT}{partner}", Look.TAG)
    for row, task in enumerate(draft.tasks, head + 1):
        _effort_row(scribe, page, row, task, partners, key)
    bottom = head + 1 + len(draft.tasks)
    spec = field_at("tasks/*/participations/*/person_months")
    for place in range(3, 3 + len(partners)):
        scribe.bound(page, (head + 1, max(head + 1, bottom - 1)), place, spec)
    _effort_sums(page, head, bottom, len(partners))
    page.frozen, page.repeated = (head + 1, 3), (head, head)


def _effort_row(scribe: Scribe, page: Page, row: int, task: Task, partners: list[str], key: str) -> None:
    page.put(row, 0, f"tasks/{task.id}", Look.TAG)
    page.put(row, 1, scribe.known.numbers.tasks[task.id], Look.STRONG)
    page.put(row, 2, plain_label(task.name), Look.TEXT)
    base: dict[str, Any] = {}
    for place, partner in enumerate(partners, 3):
        months = months_of(scribe, task, partner)
        page.put(row, place, months, Look.IN_NUMBER)
        base[f"{EFFORT}{partner}"] = plain(months)
    last = 3 + len(partners)
    cells = f"{address(row, 3, fixed=False)}:{address(row, last - 1, fixed=False)}"
    values = [page.cells[row, place].value for place in range(3, last)]
    whole = sum((value for value in values if isinstance(value, Decimal)), Decimal(0))
    page.put(row, last, whole, Look.NUMBER, f"=SUM({cells})")
    scribe.home.keep(key, f"tasks/{task.id}", base)


def months_of(scribe: Scribe, task: Task, partner: str) -> Decimal | None:
    """Return the person-months of a participant in a task, as its cell in the window shows them."""
    path = effort_path(scribe.draft, task.id, partner)
    part = path.split("/")[3] if path.count("/") > 3 else ""
    found = next((one for one in task.participations if one.id == part), None)
    return found.person_months if found is not None else None


def _effort_sums(page: Page, head: int, bottom: int, count: int) -> None:
    page.put(bottom, 0, END, Look.TAG)
    page.line(bottom, 1, (say("Total"), None), Look.TOTAL)
    for place in range(3, 4 + count):
        values = [page.cells[row, place].value for row in range(head + 1, bottom)]
        whole = sum((value for value in values if isinstance(value, Decimal)), Decimal(0))
        above = f"{address(head + 1, place, fixed=False)}:{address(bottom - 1, place, fixed=False)}"
        page.put(bottom, place, whole, Look.TOTAL_NUMBER, f"=SUM({above})" if bottom > head + 1 else "")


def organisation_page(scribe: Scribe, page: Page, partner: str) -> None:
    """Write what an organisation says of itself, as a form."""
    path = f"partners/{partner}"
    top = heading(
        page,
        say("Your organisation"),
        plain_label(scribe.known.numbers.partner(partner)),
        (say("Write into the yellow cells; leave empty what you do not know."),),
    )
    form(
        scribe,
        page,
        top,
        [
            say("Organisation"),
            *_asked(scribe, path, Participant),
            say("Main contact"),
            *_asked(scribe, f"{path}/contact", Contact),
            say("SME figures"),
            *_asked(scribe, f"{path}/sme", SmeStatus),
            say("Budget"),
            Asked(f"{path}/requested_contribution"),
        ],
    )


def _asked(scribe: Scribe, path: str, model: Any) -> list[Asked]:
    """Return the plain fields of a record that the call asks for."""
    return [
        Asked(join(path, name))
        for name, spec in fields_of(model).items()
        if spec.kind not in {Kind.ROWS, Kind.RECORD}
        and name not in _OWN
        and scribe.known.call.asks(join(path, name))
    ]


LISTS_OF_PARTNER = {
    "staff": (say("Team"), say("Who will work on the project"), (24, 26, 52, 60)),
    "previous_projects": (
        say("Previous projects"),
        say("Projects of the last four years"),
        (18, 46, 24, 12, 12, 24, 16, 30),
    ),
    "departments": (say("Departments"), say("Which carry out the work"), (44, 60)),
    "contacts": (say("Other contacts"), say("Further persons with access to the proposal"), (30, 34, 20)),
}
"""Lists inside a participant: title of the sheet, what they hold, widths of their columns."""


def inner_list_page(scribe: Scribe, page: Page, partner: str, name: str) -> Placed:
    """Write a list that belongs to an organisation."""
    title, subtitle, widths = LISTS_OF_PARTNER[name]
    path = f"partners/{partner}/{name}"
    row = next(one for one in scribe.draft.partners if one.id == partner)
    model = field_at(path).model
    specs = fields_of(model) if model is not None else {}
    columns = [Column(say("No"), 5, counts=True)]
    columns += [
        Column(spec.title, width, key) for (key, spec), width in zip(specs.items(), widths, strict=True)
    ]
    top = heading(page, title, subtitle, (say("One row each; add rows above the last line."),))
    return table(scribe, page, top, Listed(path, getattr(row, name), columns))


def risks_page(scribe: Scribe, page: Page, partner: str) -> Placed:
    """Write the risks for which a participant is responsible."""
    rows = [risk for risk in scribe.draft.risks if risk.owner == partner]
    top = heading(
        page,
        say("Risks"),
        say("What may go wrong in your part, and what you do about it"),
        (say("Packages: several with semicolons between, such as WP2; WP3. None means all."),),
    )
    columns = [
        Column(say("No"), 5, counts=True),
        Column(say("Risk"), 60, "description"),
        Column(say("Likelihood"), 13, "likelihood"),
        Column(say("Impact"), 13, "impact"),
        Column(say("Packages"), 16, "work_packages"),
        Column(say("Mitigation"), 60, "mitigation"),
    ]
    return table(scribe, page, top, Listed("risks", rows, columns, {"owner": partner}, spare=5))


def sections_page(scribe: Scribe, page: Page, sections: tuple[str, ...]) -> None:
    """Write the narrative sections that were given to a participant."""
    top = heading(
        page,
        say("Sections"),
        say("Texts of the proposal that you were asked to write"),
        (say("Begin a new line with Alt+Enter, or Ctrl+Enter in LibreOffice."),),
    )
    titles = {row.id: scribe.known.call.form.section(row.id) for row in scribe.draft.narrative}
    asked = []
    for key in sections:
        found = titles.get(key)
        head = f"{found.number} {found.title}".strip() if found is not None else key
        asked.append(Asked(f"narrative/{key}/text", head))
    form(scribe, page, top, asked)
    page.widths |= {2: 110.0, 3: 20.0}
