"""Which sheets a workbook has: the budget of a draft, or the part of one participant."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from euroapp.calls.call import Call
from euroapp.draft import Draft
from euroapp.export.workbook.calculating import Sums, categories_of, cells_page, packages_of
from euroapp.export.workbook.costs import cost_page, depreciation_page, income_page
from euroapp.export.workbook.explaining import comments_page, instructions_page, rates_page
from euroapp.export.workbook.home import Home, home_page, imprint_of
from euroapp.export.workbook.page import Page, sheet_names
from euroapp.export.workbook.people import (
    LISTS_OF_PARTNER,
    effort_page,
    inner_list_page,
    organisation_page,
    packages_page,
    partners_page,
    risks_page,
    sections_page,
)
from euroapp.export.workbook.summaries import grant_page, totals_page
from euroapp.export.workbook.tables import Scribe
from euroapp.figures.budget import budget_figures
from euroapp.language import say
from euroapp.wording.values import Names

INPUT, RESULT, READING = "#FFC000", "#1F3864", "#7F7F7F"
"""Colours of tabs: to be written, worked out, to be read."""
_COSTS = say("Costs")


@dataclass(frozen=True)
class Wanted:
    """What a workbook is for."""

    partner: str = ""
    """The participant whose part it is; '' for the budget of all."""
    sections: tuple[str, ...] = ()
    """Narrative sections that he is asked to write."""


def pages_of(draft: Draft, call: Call, home: Home, wanted: Wanted | None = None) -> list[Page]:
    """Return the sheets of a workbook in their order.

    Args:
        draft: what is written.
        call: its call, with own values in force.
        home: what the workbook says of itself; tables and rows are noted in it.
        wanted: whose part; None for the budget of all.

    """
    scribe = Scribe(Names(draft, call), home)
    wanted = wanted or Wanted()
    pages = _part(scribe, call, wanted) if wanted.partner else _budget(scribe, call)
    home.imprint = imprint_of(pages)
    return [*pages, scribe.lists, home_page(home)]


def _sums(scribe: Scribe, call: Call, rates: Page) -> Sums:
    figures = budget_figures(scribe.draft, call)
    categories = categories_of(call, figures, scribe)
    found = rates_page(rates, call, figures, categories)
    return Sums(scribe, call, figures, found, categories, packages_of(figures, scribe))


def _new(title: str, colour: str) -> Page:
    return Page(sheet_names([title])[0], colour=colour)


def _budget(scribe: Scribe, call: Call) -> list[Page]:
    """Return the sheets of the budget of all participants."""
    guide, rates = _new(say("Instructions"), READING), _new(say("Rates"), READING)
    partners, packages = _new(say("Participants"), INPUT), _new(say("Work packages"), READING)
    effort, items = _new(say("Effort"), INPUT), _new(say("Depreciation"), INPUT)
    money, remarks = _new(say("Other money"), INPUT), _new(say("Comments"), INPUT)
    cells, summary = _new(say("All cells"), RESULT), _new(say("Summary"), RESULT)
    by_category, by_package = _new(say("By category"), RESULT), _new(say("By package"), RESULT)
    fixed = [
        guide,
        summary,
        by_category,
        by_package,
        partners,
        packages,
        effort,
        items,
        money,
        remarks,
        rates,
        cells,
    ]
    sums = _sums(scribe, call, rates)
    asked = partners_page(scribe, partners)
    column = asked.columns["requested_contribution"]
    for row, one in enumerate(scribe.draft.partners, asked.first):
        sums.asks[one.id] = partners.at(row, column)
    packages_page(scribe, packages)
    effort_page(scribe, effort, [one.id for one in scribe.draft.partners])
    own = _cost_pages(sums, [page.name for page in fixed])
    if call.asks("depreciation"):
        sums.depreciation = depreciation_page(sums, items)
    sums.income = income_page(sums, money)
    comments_page(scribe, remarks)
    sums.cells = cells
    cells_page(sums, cells)
    rows = totals_page(sums, by_category, say("Costs by participant and category"), packages=False)
    totals_page(sums, by_package, say("Costs by package and category"), packages=True)
    grant_page(sums, summary, by_category, rows)
    title = scribe.draft.general.acronym or scribe.draft.general.title
    order = [summary, by_category, by_package, partners, packages, *own, effort]
    order += [*([items] if sums.depreciation is not None else []), money, remarks, rates, cells]
    costs: str = say("Cost lines of this participant")
    contents = [(page.name, _CONTENTS.get(page.name, costs)) for page in order]
    instructions_page(guide, title, "", contents)
    return [guide, *order]


def _cost_pages(sums: Sums, taken: list[str]) -> list[Page]:
    """Return a sheet of cost lines for each account, in the order of the participants."""
    keys = [one.id for one in sums.scribe.draft.partners]
    keys += [one.partner for one in sums.figures.accounts if one.partner not in keys]
    names = sheet_names([sums.name_of(key) for key in keys], [*taken, str(say("Lists")), "EuroApp"])
    pages = []
    for key, name in zip(keys, names, strict=True):
        page = Page(name, colour=INPUT)
        sums.lines[key] = cost_page(sums, page, key)
        pages.append(page)
    return pages


_CONTENTS: Mapping[str, str] = {
    "Summary": say("Costs, maximum, request and own contribution of each participant"),
    "By category": say("Costs of each participant by category"),
    "By package": say("Costs of each work package by category"),
    "Participants": say("Who takes part, and what each asks for"),
    "Work packages": say("Numbers, names and months"),
    "Effort": say("Person-months by task"),
    "Depreciation": say("Equipment that is charged by the month"),
    "Other money": say("What pays the costs beside the grant"),
    "Comments": say("Reasons for unusual costs"),
    "Rates": say("Rates of the call, with status and source"),
    "All cells": say("Costs by participant, package and category, and their indirect costs"),
    "Costs": say("Your cost lines"),
    "Your organisation": say("Name, address, profile, contact, request"),
    "Risks": say("Risks for which you are responsible"),
    "Sections": say("Texts that you were asked to write"),
} | {str(title): what for title, what, _ in LISTS_OF_PARTNER.values()}


def _part(scribe: Scribe, call: Call, wanted: Wanted) -> list[Page]:
    """Return the sheets of the part of one participant."""
    partner = wanted.partner
    guide, rates = _new(say("Instructions"), READING), _new(say("Rates"), READING)
    pages: list[Page] = []

    def add(title: str, write: Callable[[Page], object]) -> None:
        page = _new(title, INPUT)
        write(page)
        pages.append(page)

    add(say("Your organisation"), lambda page: organisation_page(scribe, page, partner))
    for name, (head, _, _) in LISTS_OF_PARTNER.items():
        add(head, lambda page, name=name: inner_list_page(scribe, page, partner, name))  # type: ignore[misc]
    add(say("Effort"), lambda page: effort_page(scribe, page, [partner]))
    sums = _sums(scribe, call, rates)
    sums.only = partner
    costs = _new(_COSTS, INPUT)
    sums.lines[partner] = cost_page(sums, costs, partner)
    pages.append(costs)
    if call.asks("depreciation"):
        add(say("Depreciation"), lambda page: _keep_items(sums, page))
    add(say("Other money"), lambda page: _keep_income(sums, page))
    add(say("Risks"), lambda page: risks_page(scribe, page, partner))
    if wanted.sections:
        add(say("Sections"), lambda page: sections_page(scribe, page, wanted.sections))
    packages = _new(say("Work packages"), READING)
    packages_page(scribe, packages)
    pages += [packages, *_own_results(sums, pages[0])]
    title = scribe.draft.general.acronym or scribe.draft.general.title
    contents: list[tuple[str, str]] = [(page.name, _CONTENTS.get(page.name, "")) for page in [*pages, rates]]
    instructions_page(guide, title, sums.name_of(partner), contents)
    return [guide, *pages, rates]


def _keep_items(sums: Sums, page: Page) -> None:
    sums.depreciation = depreciation_page(sums, page, sums.only)


def _keep_income(sums: Sums, page: Page) -> None:
    sums.income = income_page(sums, page, sums.only)


def _own_results(sums: Sums, organisation: Page) -> list[Page]:
    """Return the sheets on which a participant sees what his costs come to."""
    summary, by_category = _new(say("Summary"), RESULT), _new(say("By category"), RESULT)
    by_package, cells = _new(say("By package"), RESULT), _new(say("All cells"), RESULT)
    asked = f"partners/{sums.only}/requested_contribution"
    for (row, column), cell in organisation.cells.items():
        if (column, cell.value) == (0, asked):
            sums.asks[sums.only] = organisation.at(row, 2)
    sums.cells = cells
    cells_page(sums, cells)
    rows = totals_page(sums, by_category, say("Your costs by category"), packages=False)
    totals_page(sums, by_package, say("Your costs by package and category"), packages=True)
    grant_page(sums, summary, by_category, rows)
    return [summary, by_category, by_package, cells]
