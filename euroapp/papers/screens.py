"""The fields of Part A that a draft knows, in the order in which the Portal is likely to ask them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from euroapp.draft.consortium import Participant
from euroapp.draft.fields import field_at
from euroapp.language import say, together
from euroapp.papers.material import Material
from euroapp.values import FieldPath
from euroapp.wording.labels import label
from euroapp.wording.numbers import day, money, quantity
from euroapp.wording.values import YES_NO


@dataclass(frozen=True)
class Field:
    """One field with what is to be typed or chosen there."""

    label: str
    value: str
    """'' where the draft has none."""
    path: FieldPath
    text: bool = False
    """It is typed letter by letter, so that its length counts."""
    group: str = ""
    """What it stands below on the screen."""


def general(material: Material) -> tuple[Field, ...]:
    """Return the fields of the first screen."""
    row, context = material.draft.general, material.context
    months = "" if row.duration_months is None else quantity(row.duration_months)
    fields = [
        _typed("general/proposal_number", row.proposal_number),
        _typed("general/acronym", row.acronym),
        _typed("general/title", row.title),
        _chosen("general/duration_months", months),
        _chosen("general/start_date", day(row.start_date)),
        _chosen("general/fixed_keywords", together(row.fixed_keywords, "; ")),
        _typed("general/free_keywords", row.free_keywords),
        _typed("general/abstract", row.abstract),
        _chosen("general/previously_submitted", _answer(row.previously_submitted)),
        _typed("general/previous_reference", row.previous_reference),
    ]
    if context.call.pack.strands or row.strand:
        strand = context.choice("strands", row.strand) if row.strand else ""
        fields.append(_chosen("general/strand", strand))
    if context.call.pack.ecosystems or row.ecosystems:
        names = (context.choice("ecosystems", key) for key in row.ecosystems)
        fields.append(_chosen("general/ecosystems", together(names, "; ")))
    return tuple(fields)


def participant(material: Material, row: Participant) -> tuple[Field, ...]:
    """Return the fields of one participant, group by group."""
    return tuple(_of(material, row))


def _of(material: Material, row: Participant) -> Iterator[Field]:
    context, path = material.context, f"partners/{row.id}"
    yield _chosen(f"{path}/role", label(row.role))
    if row.linked_to:
        yield _chosen(f"{path}/linked_to", context.partner(row.linked_to))
    for name in ("pic", "legal_name", "short_name", "vat"):
        yield _typed(f"{path}/{name}", getattr(row, name))
    kind = context.choice("entity_kinds", row.kind) if row.kind else ""
    yield _chosen(f"{path}/kind", kind)
    yield _chosen(f"{path}/legal_status", together(map(label, row.legal_status), "; "))
    yield from _sme(row, path)
    place = say("Address")
    for name in ("street", "postcode", "town"):
        yield _typed(f"{path}/{name}", getattr(row, name), place)
    country = context.choice("countries", row.country) if row.country else ""
    yield _chosen(f"{path}/country", country, place)
    yield _typed(f"{path}/region", row.region, place)
    yield _typed(f"{path}/website", row.website, place)
    contact = say("Main contact")
    for name in type(row.contact).model_fields:
        yield _typed(f"{path}/contact/{name}", getattr(row.contact, name), contact)
    for count, other in enumerate(row.contacts, 1):
        group = say("Other contact {number}", number=str(count))
        inside = f"{path}/contacts/{other.id}"
        yield _typed(f"{inside}/name", other.name, group)
        yield _typed(f"{inside}/email", other.email, group)
        yield _chosen(f"{inside}/access", label(other.access), group)
    for count, one in enumerate(row.departments, 1):
        group = say("Department {number}", number=str(count))
        yield _typed(f"{path}/departments/{one.id}/name", one.name, group)
        yield _typed(f"{path}/departments/{one.id}/address", one.address, group)
    if not row.departments:
        yield _chosen(f"{path}/departments", "", say("Departments"))
    for count, tie in enumerate(row.dependencies, 1):
        words = together(filter(None, (label(tie.kind), context.partner(tie.partner), tie.note.strip())), " ")
        tied = say("Tie {number}", number=str(count))
        yield Field(tied, words, f"{path}/dependencies/{tie.id}", group=say("Ties with other participants"))
    used = say("Role in the project")
    if context.call.pack.project_roles or row.project_roles:
        roles = together((context.choice("project_roles", key) for key in row.project_roles), "; ")
        yield _chosen(f"{path}/project_roles", roles, used)
    yield _typed(f"{path}/role_description", row.role_description, used)


def _sme(row: Participant, path: FieldPath) -> Iterator[Field]:
    """Yield the figures behind the status of an SME, where there are any."""
    sme, group = row.sme, ""
    known = (sme.declared_on, sme.headcount, sme.turnover, sme.balance_sheet)
    if all(one is None for one in known):
        return
    yield _chosen(f"{path}/sme/declared_on", day(sme.declared_on), group)
    yield _chosen(f"{path}/sme/headcount", quantity(sme.headcount), group)
    yield _chosen(f"{path}/sme/turnover", money(sme.turnover), group)
    yield _chosen(f"{path}/sme/balance_sheet", money(sme.balance_sheet), group)


def _typed(path: FieldPath, value: str, group: str = "") -> Field:
    return Field(_title(path), value, path, text=True, group=group)


def _chosen(path: FieldPath, value: Any, group: str = "") -> Field:
    return Field(_title(path), value, path, group=group)


def _title(path: FieldPath) -> str:
    return field_at(path).title


def _answer(value: bool | None) -> str:
    return "" if value is None else YES_NO[value]
